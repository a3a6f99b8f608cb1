#include "geo/prepared.hpp"

#include "geo/context.hpp"

#include <utility>

namespace trygg::geo {

void prepared::destroyer::operator()(GEOSPrepGeom_t const* made) const noexcept {
    GEOSPreparedGeom_destroy_r(context(), made);
}

prepared::prepared(geometry shape)
    : m_shape(std::move(shape)), m_prepared(GEOSPrepare_r(context(), m_shape.get())) {
    if (!m_prepared) {
        fail("preparing a geometry");
    }
}

bool prepared::covers(point where) const {
    auto const asked = point_at(where);
    return truth(GEOSPreparedCovers_r(context(), m_prepared.get(), asked.get()), "covers");
}

bool prepared::holds(relation which, geometry const& other) const {
    using asked = char (*)(GEOSContextHandle_t, GEOSPreparedGeometry const*, GEOSGeometry const*);
    asked function = nullptr;
    switch (which) {
    case relation::contains:
        function = GEOSPreparedContains_r;
        break;
    case relation::crosses:
        function = GEOSPreparedCrosses_r;
        break;
    case relation::disjoint:
        function = GEOSPreparedDisjoint_r;
        break;
    case relation::equals:
        return geo::holds(which, m_shape, other);
    case relation::intersects:
        function = GEOSPreparedIntersects_r;
        break;
    case relation::overlaps:
        function = GEOSPreparedOverlaps_r;
        break;
    case relation::touches:
        function = GEOSPreparedTouches_r;
        break;
    case relation::within:
        function = GEOSPreparedWithin_r;
        break;
    }
    return truth(function(context(), m_prepared.get(), other.get()), "comparing geometries");
}

bool prepared::intersects(geometry const& other) const {
    return truth(GEOSPreparedIntersects_r(context(), m_prepared.get(), other.get()), "intersects");
}

} // namespace trygg::geo
