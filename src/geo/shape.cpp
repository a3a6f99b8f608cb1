#include "geo/shape.hpp"

#include "base/error.hpp"
#include "geo/context.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace trygg::geo {
namespace {

static_assert(sizeof(point) == 2 * sizeof(double)); // GEOS copies pairs of numbers

std::span<point> append_points(GEOSGeometry const* line, shape& to) {
    auto const* coordinates = GEOSGeom_getCoordSeq_r(context(), line);
    unsigned count = 0;
    if (coordinates == nullptr || GEOSCoordSeq_getSize_r(context(), coordinates, &count) == 0) {
        fail("reading coordinates");
    }
    auto const begin = to.points.size();
    to.points.resize(begin + count);
    auto const added = std::span{to.points}.subspan(begin);
    if (count > 0 && GEOSCoordSeq_copyToBuffer_r(context(), coordinates, &added[0].x, 0, 0) == 0) {
        fail("reading coordinates");
    }
    to.ring_ends.push_back(static_cast<std::uint32_t>(to.points.size()));
    return added;
}

void append_ring(GEOSGeometry const* ring, shape& to, bool to_the_left) {
    auto const added = append_points(ring, to);
    if (counter_clockwise(added) != to_the_left) {
        std::reverse(added.begin(), added.end());
    }
}

void append_part(GEOSGeometry const* part, shape& to) {
    if (truth(GEOSisEmpty_r(context(), part), "isEmpty")) {
        return;
    }
    if (GEOSGeomTypeId_r(context(), part) == GEOS_POLYGON) {
        append_ring(GEOSGetExteriorRing_r(context(), part), to, true);
        auto const holes = GEOSGetNumInteriorRings_r(context(), part);
        for (int i = 0; i < holes; ++i) {
            append_ring(GEOSGetInteriorRingN_r(context(), part, i), to, false);
        }
    } else {
        append_points(part, to);
    }
    to.part_ends.push_back(static_cast<std::uint32_t>(to.ring_ends.size()));
}

GEOSCoordSequence* sequence_of(std::span<point const> ring) {
    return GEOSCoordSeq_copyFromBuffer_r(context(), ring.empty() ? nullptr : &ring[0].x,
                                         static_cast<unsigned>(ring.size()), 0, 0);
}

geometry ring_of(std::span<point const> ring) {
    auto* made = GEOSGeom_createLinearRing_r(context(), sequence_of(ring));
    if (made == nullptr) {
        throw input_error{"A ring of a polygon is open or too short: {}.", last_message()};
    }
    return geometry{made};
}

geometry part_of(shape const& from, std::size_t begin, std::size_t end) {
    if (from.dimension == 0) {
        return point_at(from.ring(begin)[0]);
    }
    if (from.dimension == 1) {
        return geometry{GEOSGeom_createLineString_r(context(), sequence_of(from.ring(begin)))};
    }
    auto outer = ring_of(from.ring(begin));
    std::vector<geometry> holes;
    for (auto i = begin + 1; i < end; ++i) {
        holes.push_back(ring_of(from.ring(i)));
    }
    std::vector<GEOSGeometry*> owned;
    for (auto& hole : holes) {
        owned.push_back(hole.release());
    }
    return geometry{GEOSGeom_createPolygon_r(context(), outer.release(), owned.data(),
                                             static_cast<unsigned>(owned.size()))};
}

} // anonymous namespace

bool counter_clockwise(std::span<point const> ring) {
    double twice_area = 0;
    for (std::size_t i = 1; i < ring.size(); ++i) { // from the first point, to keep the digits
        twice_area += (ring[i - 1].x - ring[0].x) * (ring[i].y - ring[0].y) -
                      (ring[i].x - ring[0].x) * (ring[i - 1].y - ring[0].y);
    }
    return twice_area > 0;
}

shape shape_of(geometry const& from) {
    auto const type = GEOSGeomTypeId_r(context(), from.get());
    if (type == GEOS_GEOMETRYCOLLECTION) {
        throw input_error{"A collection of geometries of mixed kinds cannot be used; split it into "
                          "points, lines and polygons."};
    }
    shape result;
    result.multi = type >= GEOS_MULTIPOINT;
    result.dimension = dimension(from);
    auto const count = GEOSGetNumGeometries_r(context(), from.get());
    for (int i = 0; i < count; ++i) {
        append_part(GEOSGetGeometryN_r(context(), from.get(), i), result);
    }
    return result;
}

geometry geometry_of(shape const& from) {
    if (from.part_ends.empty()) {
        return geometry{GEOSGeom_createEmptyCollection_r(context(), GEOS_GEOMETRYCOLLECTION)};
    }
    std::vector<geometry> made;
    std::size_t begin = 0;
    for (auto const end : from.part_ends) {
        made.push_back(part_of(from, begin, end));
        begin = end;
    }
    if (!from.multi) {
        return std::move(made.at(0));
    }
    static constexpr std::array multi_types{GEOS_MULTIPOINT, GEOS_MULTILINESTRING,
                                            GEOS_MULTIPOLYGON};
    std::vector<GEOSGeometry*> owned;
    for (auto& part : made) {
        owned.push_back(part.release());
    }
    return geometry{GEOSGeom_createCollection_r(
        context(), multi_types.at(static_cast<std::size_t>(from.dimension)), owned.data(),
        static_cast<unsigned>(owned.size()))};
}

} // namespace trygg::geo
