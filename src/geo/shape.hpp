#pragma once
/// \file A geometry as plain numbers: for writing GeoJSON, for snapping, for the zone index.

#include "geo/geometry.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace trygg::geo {

/// Flat: the points of all rings one after the other. A point is a ring of one, a line a ring
/// that need not be closed. Polygons: first the outer ring, counter-clockwise, then its holes,
/// clockwise; rings repeat their first point at their end.
struct shape {
    int dimension = -1; ///< 0 points, 1 lines, 2 polygons, -1 empty
    bool multi = false; ///< MultiPoint, MultiLineString, MultiPolygon
    std::vector<point> points;
    std::vector<std::uint32_t> ring_ends; ///< for each ring the index after its last point
    std::vector<std::uint32_t> part_ends; ///< for each part the index after its last ring

    std::span<point const> ring(std::size_t index) const {
        auto const begin = index == 0 ? 0 : ring_ends[index - 1];
        return std::span{points}.subspan(begin, ring_ends[index] - begin);
    }
};

/// Whether the closed ring turns to the left.
bool counter_clockwise(std::span<point const> ring);

/// The numbers of a geometry. Throws input_error for a collection of mixed kinds (see parts()).
shape shape_of(geometry const& from);

/// The way back. Throws input_error when a ring is open or too short.
geometry geometry_of(shape const& from);

} // namespace trygg::geo
