#pragma once
/// \file One geometry asked many times.

#include "geo/predicates.hpp"

struct GEOSPrepGeom_t;

namespace trygg::geo {

/// For one thread at a time: GEOS builds its indexes at the first question.
class prepared {
public:
    explicit prepared(geometry shape);

    /// Whether the point lies in the geometry or on its border.
    bool covers(point where) const;
    /// Whether they share a point.
    bool intersects(geometry const& other) const;
    /// Whether this contains, crosses … `other`.
    bool holds(relation which, geometry const& other) const;

    geometry const& shape() const noexcept { return m_shape; }

private:
    struct destroyer {
        void operator()(GEOSPrepGeom_t const* made) const noexcept;
    };
    geometry m_shape;
    std::unique_ptr<GEOSPrepGeom_t const, destroyer> m_prepared;
};

} // namespace trygg::geo
