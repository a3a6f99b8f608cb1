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

bool prepared::intersects(geometry const& other) const {
    return truth(GEOSPreparedIntersects_r(context(), m_prepared.get(), other.get()), "intersects");
}

} // namespace trygg::geo
