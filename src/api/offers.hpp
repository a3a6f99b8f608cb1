#pragma once
/// \file What the public can ask for instead of what it may not see.

#include "api/answers.hpp"
#include "query/figures.hpp"

namespace trygg::api {

/// {"zone_sets":["deso"],"periods":["2015/2019","2019"],"parts":["day"]}, besides all time and the
/// whole day, for the asked kinds. The snapshot must have cells.
json offers_of(snapshot::snapshot const& data, query::question const& asked);

} // namespace trygg::api
