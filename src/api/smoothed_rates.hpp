#pragma once
/// \file Figures of a joined layer that compare a zone with all of them.

#include "query/figures.hpp"
#include "snapshot/table.hpp"

namespace trygg::api {

/// incident_rate_eb; incidents_expected, at the rate of all zones that are included; and
/// incident_ratio of the two with its interval. All null for a zone without population.
snapshot::columns smoothed_columns(snapshot::zone_set const& set,
                                   query::zone_figures const& counted,
                                   model::day_span const& period, double years);

} // namespace trygg::api
