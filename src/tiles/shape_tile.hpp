#pragma once
/// \file A tile of lines and polygons, and of points among them.

#include "tiles/shape_index.hpp"
#include "tiles/tile.hpp"

#include <string>

namespace trygg::tiles {

/// The layer's bytes. Where a tile would be too large, small features are drawn as groups: points
/// with `cluster` = true and `point_count`.
std::string write_shapes(shape_index const& shapes, layer const& from, tile_id const& tile);

} // namespace trygg::tiles
