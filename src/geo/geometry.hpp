#pragma once
/// \file The only door to GEOS: a geometry, what it measures, how it lies to others. Planar, in the
/// units of its coordinates. A failing GEOS call throws trygg::error with what GEOS said.

#include "geo/box.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct GEOSGeom_t;

namespace trygg::geo {

/// A geometry that is owned. May move between threads, but is used by one at a time.
class geometry {
public:
    /// Takes a geometry that GEOS made; null is a failure.
    explicit geometry(GEOSGeom_t* made);

    GEOSGeom_t const* get() const noexcept { return m_geometry.get(); }
    /// Hands the geometry over to GEOS, which frees it.
    GEOSGeom_t* release() noexcept { return m_geometry.release(); }

private:
    struct destroyer {
        void operator()(GEOSGeom_t* made) const noexcept;
    };
    std::unique_ptr<GEOSGeom_t, destroyer> m_geometry;
};

/// Any WKB (ISO or extended). Throws input_error when it is none.
geometry from_wkb(std::string_view bytes);
/// For tests and messages. Throws input_error when it is no WKT.
geometry from_wkt(std::string_view text);
/// ISO WKB, 2D, little endian: what is stored.
std::string to_wkb(geometry const& shape);
std::string to_wkt(geometry const& shape);

geometry point_at(point where);
/// An empty box becomes an empty polygon.
geometry polygon_of(box const& area);

/// "Point", "MultiPolygon" …
std::string type_name(geometry const& shape);
/// 0 points, 1 lines, 2 polygons; of a collection the highest. -1 when empty.
int dimension(geometry const& shape);
bool is_empty(geometry const& shape);
/// Square units; 0 for points and lines.
double area(geometry const& shape);
/// Of lines; of polygons the length of their border.
double length(geometry const& shape);
/// Empty for an empty geometry.
box envelope(geometry const& shape);
/// Shortest distance, 0 when they touch.
double distance(geometry const& one, geometry const& other);
/// Whether they share a point; the border belongs to both.
bool intersects(geometry const& shape, box const& area);
bool intersects(geometry const& one, geometry const& other);
/// Whether no point of `inner` lies outside of `outer`; the border belongs to it.
bool covers(geometry const& outer, geometry const& inner);
/// What both have in common.
geometry intersection(geometry const& one, geometry const& other);
/// All points within this distance.
geometry buffer(geometry const& shape, double distance);
/// The simple parts: of a MultiPolygon its polygons, of a collection all that is in it.
std::vector<geometry> parts(geometry const& shape);

/// One point that stands for the whole: a point itself, the middle of a line's length, a point
/// inside a polygon; of several parts that of the longest or largest. Throws input_error when
/// empty.
point representative_point(geometry const& shape);

} // namespace trygg::geo
