#include "geo/predicates.hpp"

#include "geo/context.hpp"

namespace trygg::geo {

namespace {

using asked = char (*)(GEOSContextHandle_t, GEOSGeometry const*, GEOSGeometry const*);

asked function_of(relation which) {
    switch (which) {
    case relation::contains:
        return GEOSContains_r;
    case relation::crosses:
        return GEOSCrosses_r;
    case relation::disjoint:
        return GEOSDisjoint_r;
    case relation::equals:
        return GEOSEquals_r;
    case relation::overlaps:
        return GEOSOverlaps_r;
    case relation::touches:
        return GEOSTouches_r;
    case relation::within:
        return GEOSWithin_r;
    case relation::intersects:
        break;
    }
    return GEOSIntersects_r;
}

} // anonymous namespace

bool holds(relation which, geometry const& one, geometry const& other) {
    return truth(function_of(which)(context(), one.get(), other.get()), "comparing geometries");
}

geometry difference(geometry const& from, geometry const& without) {
    return geometry{GEOSDifference_r(context(), from.get(), without.get())};
}

geometry united(geometry const& shape) {
    return geometry{GEOSUnaryUnion_r(context(), shape.get())};
}

} // namespace trygg::geo
