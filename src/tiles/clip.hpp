#pragma once
/// \file Rings and lines cut to the square of a tile with its buffer.

#include "tiles/mvt.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace trygg::tiles {

/// In units of a tile, however far outside.
struct unit_point {
    std::int64_t x = 0, y = 0;
    bool operator==(unit_point const&) const = default;
};

/// What of the ring lies in the square from -tile_buffer to tile_extent + tile_buffer, in both
/// directions; empty when nothing with an area does. Parts of it that only the outside joins stay
/// joined along the border of the square (Sutherland and Hodgman).
std::vector<tile_point> clip_ring(std::span<unit_point const> ring);

/// The pieces of a line in that square, each of two points or more, none repeated.
std::vector<std::vector<tile_point>> clip_line(std::span<unit_point const> line);

/// Twice the area of a ring, above 0 for one that goes as outer rings of tiles do.
std::int64_t doubled_area(std::span<tile_point const> ring);

} // namespace trygg::tiles
