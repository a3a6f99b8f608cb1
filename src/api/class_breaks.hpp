#pragma once
/// \file The classes by which a joined layer is coloured, whatever is filtered.

#include "api/joined.hpp"

namespace trygg::api {

/// {"incident_rate":{"quantile":[…],"jenks":[…]}, …}: upper bounds of at most five classes, from
/// all that the layer holds of the database's own municipality. Found once, at the first question.
json class_breaks_of(snapshot::snapshot const& data, std::size_t set);

} // namespace trygg::api
