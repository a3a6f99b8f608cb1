#pragma once
/// \file Which rows lie in a box of another CRS.

#include "query/bbox.hpp"
#include "snapshot/table.hpp"

#include <optional>
#include <vector>

namespace trygg::query {

/// A box as degrees have it: no row outside of `outer` lies in it, and every point in `inner` does.
struct bounds {
    snapshot::box outer;
    std::optional<snapshot::box> inner{};
};
bounds bounds_of(metric_box const& area);

/// By row: its geometry shares a point with the box. Coordinates are rounded to the CRS's
/// decimals, as they are written; rows without a geometry lie in every box.
std::vector<bool> rows_in(snapshot::table const& table, metric_box const& area,
                          bounds const& within);

} // namespace trygg::query
