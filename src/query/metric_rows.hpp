#pragma once
/// \file Which rows lie in a box of another CRS.

#include "query/bbox.hpp"
#include "snapshot/table.hpp"

#include <vector>

namespace trygg::query {

/// Around the box, in degrees: no row outside of this lies in it.
snapshot::box around(metric_box const& area);

/// By row: its geometry shares a point with the box. Coordinates are rounded to the CRS's
/// decimals, as they are written; rows without a geometry lie in every box.
/// `around_it`: see above.
std::vector<bool> rows_in(snapshot::table const& table, metric_box const& area,
                          snapshot::box const& around_it);

} // namespace trygg::query
