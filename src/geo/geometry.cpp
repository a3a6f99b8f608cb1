#include "geo/geometry.hpp"

#include "base/error.hpp"
#include "geo/context.hpp"

namespace trygg::geo {
namespace {

using wkb_writer = std::unique_ptr<GEOSWKBWriter, destroy_with<GEOSWKBWriter_destroy_r>>;
using wkt_writer = std::unique_ptr<GEOSWKTWriter, destroy_with<GEOSWKTWriter_destroy_r>>;
using geos_text = std::unique_ptr<char, destroy_with<GEOSFree_r>>;
using geos_bytes = std::unique_ptr<unsigned char, destroy_with<GEOSFree_r>>;

void append_parts(GEOSGeometry const* shape, std::vector<geometry>& result) {
    auto const type = GEOSGeomTypeId_r(context(), shape);
    if (type < GEOS_MULTIPOINT) {
        result.emplace_back(GEOSGeom_clone_r(context(), shape));
        return;
    }
    auto const count = GEOSGetNumGeometries_r(context(), shape);
    for (int i = 0; i < count; ++i) {
        append_parts(GEOSGetGeometryN_r(context(), shape, i), result);
    }
}

} // anonymous namespace

void geometry::destroyer::operator()(GEOSGeom_t* made) const noexcept {
    GEOSGeom_destroy_r(context(), made);
}

geometry::geometry(GEOSGeom_t* made) : m_geometry(made) {
    if (made == nullptr) {
        fail("making a geometry");
    }
}

geometry from_wkb(std::string_view bytes) {
    auto const* data = reinterpret_cast<unsigned char const*>(bytes.data());
    auto* made = GEOSGeomFromWKB_buf_r(context(), data, bytes.size());
    if (made == nullptr) {
        throw input_error{"The geometry ({} bytes) is not well-known binary: {}.", bytes.size(),
                          last_message()};
    }
    return geometry{made};
}

geometry from_wkt(std::string_view text) {
    auto* made = GEOSGeomFromWKT_r(context(), std::string{text}.c_str());
    if (made == nullptr) {
        throw input_error{"'{}' is not well-known text: {}.", text.substr(0, 80), last_message()};
    }
    return geometry{made};
}

std::string to_wkb(geometry const& shape) {
    wkb_writer const writer{GEOSWKBWriter_create_r(context())};
    GEOSWKBWriter_setByteOrder_r(context(), writer.get(), GEOS_WKB_NDR);
    GEOSWKBWriter_setOutputDimension_r(context(), writer.get(), 2);
    GEOSWKBWriter_setFlavor_r(context(), writer.get(), GEOS_WKB_ISO);
    std::size_t size = 0;
    geos_bytes const bytes{GEOSWKBWriter_write_r(context(), writer.get(), shape.get(), &size)};
    if (!bytes) {
        fail("writing WKB");
    }
    return {reinterpret_cast<char const*>(bytes.get()), size};
}

std::string to_wkt(geometry const& shape) {
    wkt_writer const writer{GEOSWKTWriter_create_r(context())};
    GEOSWKTWriter_setTrim_r(context(), writer.get(), 1);
    GEOSWKTWriter_setOutputDimension_r(context(), writer.get(), 2);
    geos_text const text{GEOSWKTWriter_write_r(context(), writer.get(), shape.get())};
    if (!text) {
        fail("writing WKT");
    }
    return text.get();
}

geometry point_at(point where) {
    return geometry{GEOSGeom_createPointFromXY_r(context(), where.x, where.y)};
}

geometry polygon_of(box const& area) {
    if (area.empty()) {
        return geometry{GEOSGeom_createEmptyPolygon_r(context())};
    }
    return geometry{
        GEOSGeom_createRectangle_r(context(), area.min_x, area.min_y, area.max_x, area.max_y)};
}

std::string type_name(geometry const& shape) {
    geos_text const name{GEOSGeomType_r(context(), shape.get())};
    return name ? name.get() : "";
}

int dimension(geometry const& shape) {
    return is_empty(shape) ? -1 : GEOSGeom_getDimensions_r(context(), shape.get());
}

bool is_empty(geometry const& shape) {
    return truth(GEOSisEmpty_r(context(), shape.get()), "isEmpty");
}

double area(geometry const& shape) { return measured("area", GEOSArea_r, shape.get()); }

double length(geometry const& shape) { return measured("length", GEOSLength_r, shape.get()); }

box envelope(geometry const& shape) {
    if (is_empty(shape)) {
        return {};
    }
    return {measured("envelope", GEOSGeom_getXMin_r, shape.get()),
            measured("envelope", GEOSGeom_getYMin_r, shape.get()),
            measured("envelope", GEOSGeom_getXMax_r, shape.get()),
            measured("envelope", GEOSGeom_getYMax_r, shape.get())};
}

double distance(geometry const& one, geometry const& other) {
    return measured("distance", GEOSDistance_r, one.get(), other.get());
}

namespace {

/// A polygon without an area meets nothing: flat boxes are lines and points.
geometry closed_box(box const& area) {
    if (area.min_x < area.max_x && area.min_y < area.max_y) {
        return polygon_of(area);
    }
    if (area.min_x == area.max_x && area.min_y == area.max_y) {
        return point_at({area.min_x, area.min_y});
    }
    return from_wkt(
        fmt::format("LINESTRING({} {},{} {})", area.min_x, area.min_y, area.max_x, area.max_y));
}

} // namespace

bool intersects(geometry const& one, geometry const& other) {
    return truth(GEOSIntersects_r(context(), one.get(), other.get()), "intersects");
}

bool intersects(geometry const& shape, box const& area) {
    return envelope(shape).intersects(area) && intersects(closed_box(area), shape);
}

bool covers(geometry const& outer, geometry const& inner) {
    return truth(GEOSCovers_r(context(), outer.get(), inner.get()), "covers");
}

geometry intersection(geometry const& one, geometry const& other) {
    return geometry{GEOSIntersection_r(context(), one.get(), other.get())};
}

geometry buffer(geometry const& shape, double distance) {
    constexpr int segments_a_quarter = 16;
    return geometry{GEOSBuffer_r(context(), shape.get(), distance, segments_a_quarter)};
}

std::vector<geometry> parts(geometry const& shape) {
    std::vector<geometry> result;
    append_parts(shape.get(), result);
    return result;
}

} // namespace trygg::geo
