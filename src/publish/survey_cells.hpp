#pragma once
/// \file Survey answers and the places they point out as tables of visible cells.

#include "publish/publish.hpp"

namespace trygg::publish {

/// One for each survey. By day and by evening are tables of their own, and so is who stays in, each
/// sentiment by part of the day, and each reason of a sentiment.
std::vector<snapshot::published_survey>
make_survey_cells(snapshot::snapshot const& exact, snapshot::published_geography const& geography,
                  policy const& by);

} // namespace trygg::publish
