#pragma once
/// \file Lines and polygons with no more points than a map of a zoom can show.

#include "tiles/shape_index.hpp"

#include <span>

namespace trygg::tiles {

/// The shapes of some rows of `exact`, from which `index` was made, simplified by half a pixel of
/// the zoom, with corners to a sixteenth of a pixel; other rows have none. Neighbours keep one
/// border. What has become too small for a shape, points, and what mixes lines with polygons stay
/// as they are, and from the zoom on that shows every point so does everything.
snapshot::geometry_column coarse_shapes(shape_index const& index,
                                        snapshot::geometry_column const& exact,
                                        std::span<std::uint32_t const> rows, int zoom);

} // namespace trygg::tiles
