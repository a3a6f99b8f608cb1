#pragma once
/// \file The classes by which a joined layer is coloured, whatever is filtered.

#include "api/joined.hpp"

namespace trygg::api {

/// {"incident_rate":[0.5,1,2], …}: the limits between classes that somebody has set, by figure.
json own_class_limits(snapshot::snapshot const& data);

/// {"incident_rate":{"quantile":[…],"jenks":[…]}, …}: upper bounds of at most five classes, from
/// all that the layer holds of the database's own municipality, found once, at the first question;
/// and "own" where limits are set.
json class_breaks_of(snapshot::snapshot const& data, std::size_t set);

} // namespace trygg::api
