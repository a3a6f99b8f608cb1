#include "geo/geometry.hpp"

#include "base/error.hpp"
#include "geo/context.hpp"

namespace trygg::geo {
namespace {

/// What decides which part stands for all: a point counts nothing.
double size_of(geometry const& part, int dimensions) {
    return dimensions == 2 ? area(part) : dimensions == 1 ? length(part) : 0;
}

geometry middle(geometry const& part, int dimensions) {
    if (dimensions == 2) {
        return geometry{GEOSPointOnSurface_r(context(), part.get())};
    }
    if (dimensions == 1) {
        return geometry{GEOSInterpolateNormalized_r(context(), part.get(), 0.5)};
    }
    return geometry{GEOSGeom_clone_r(context(), part.get())};
}

} // anonymous namespace

point representative_point(geometry const& shape) {
    auto const wanted = dimension(shape);
    auto const all = parts(shape);
    geometry const* largest = nullptr;
    double most = -1;
    for (auto const& part : all) {
        if (dimension(part) == wanted && size_of(part, wanted) > most) {
            most = size_of(part, wanted);
            largest = &part;
        }
    }
    if (wanted < 0 || largest == nullptr) {
        throw input_error{"An empty geometry has no place on the map."};
    }
    auto const result = middle(*largest, wanted);
    return {measured("x", GEOSGeomGetX_r, result.get()),
            measured("y", GEOSGeomGetY_r, result.get())};
}

} // namespace trygg::geo
