#pragma once
/// \file Zones that touch, from their polygons.

#include "geo/shape.hpp"
#include "stats/weights.hpp"

#include <span>

namespace trygg::stats {

enum class touch {
    queen, ///< they share a corner
    rook,  ///< they share a side
};

/// The zones that touch each other, all of weight 1. Corners are the same when they are after
/// rounding to whole `grid` units, of which a coordinate may be 2³¹; as in libpysal and spdep,
/// sides must have the same two corners.
weights contiguity(std::span<geo::shape const> zones, touch kind, double grid);

} // namespace trygg::stats
