#pragma once
/// \file Makes the cell grid of zones.

#include "join/cell_grid.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace trygg::join {

/// Rings of all zones, zone by zone; each ring repeats its first point.
struct zone_rings {
    std::vector<geo::point> points;
    std::vector<std::uint32_t> ring_ends; ///< for each ring the index after its last point
    std::vector<std::int32_t> ring_zones; ///< for each ring its zone, never falling
};

/// Zones may overlap, have holes and several parts; each must be valid.
cell_grid make_grid(zone_rings rings);

} // namespace trygg::join
