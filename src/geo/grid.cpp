#include "geo/grid.hpp"

#include "geo/context.hpp"

namespace trygg::geo {

namespace {

using repair_options =
    std::unique_ptr<GEOSMakeValidParams, destroy_with<GEOSMakeValidParams_destroy_r>>;

/// Areas stay, lines and points that they collapse to do not.
geometry made_valid(geometry const& from) {
    repair_options const how{GEOSMakeValidParams_create_r(context())};
    GEOSMakeValidParams_setMethod_r(context(), how.get(), GEOS_MAKE_VALID_STRUCTURE);
    GEOSMakeValidParams_setKeepCollapsed_r(context(), how.get(), 0);
    return geometry{GEOSMakeValidWithParams_r(context(), from.get(), how.get())};
}

bool is_valid(geometry const& shape) {
    return truth(GEOSisValid_r(context(), shape.get()), "isValid");
}

} // namespace

shape valid_on_grid(shape const& polygons) {
    auto const as_given = geometry_of(polygons);
    if (is_valid(as_given)) {
        return polygons;
    }
    geometry const rounded{GEOSGeom_setPrecision_r(context(), made_valid(as_given).get(), 1, 0)};
    shape result;
    for (auto const& part : parts(rounded)) {
        if (dimension(part) != 2 || is_empty(part)) {
            continue;
        }
        auto const polygon = shape_of(part);
        auto const points = static_cast<std::uint32_t>(result.points.size());
        auto const rings = static_cast<std::uint32_t>(result.ring_ends.size());
        result.points.insert(result.points.end(), polygon.points.begin(), polygon.points.end());
        for (auto const end : polygon.ring_ends) {
            result.ring_ends.push_back(points + end);
        }
        for (auto const end : polygon.part_ends) {
            result.part_ends.push_back(rings + end);
        }
        result.dimension = 2;
        result.multi = true;
    }
    return result;
}

} // namespace trygg::geo
