#pragma once
/// \file The points in one box, by id: what a map asks for most.

#include "query/select.hpp"
#include "snapshot/geometry.hpp"

#include <cstddef>

namespace trygg::query {

/// The first `limit` rows from `start` on that lie in the box or nowhere. `shapes` has points only.
page points_in(snapshot::geometry_column const& shapes, snapshot::fixed_box const& box,
               std::size_t start, std::size_t limit);

} // namespace trygg::query
