#pragma once
/// \file A tile of points: each with its properties, or, where they are too many, groups with true
/// counts.

#include "tiles/point_index.hpp"
#include "tiles/tile.hpp"

#include <string>

namespace trygg::tiles {

/// The layer's bytes. `rows` are those of the tile, without its buffer. A group has `cluster` =
/// true, `point_count` and, when the table has a column `count`, its sum.
std::string write_points(point_index const& points, layer const& from, tile_id const& tile,
                         std::span<std::uint32_t const> rows);

} // namespace trygg::tiles
