#include "geo/orientation.hpp"

#include "geo/context.hpp"

namespace trygg::geo {

int exact_orientation(point a, point b, point p) {
    auto const side = GEOSOrientationIndex_r(context(), a.x, a.y, b.x, b.y, p.x, p.y);
    if (side == 2) {
        fail("orientation");
    }
    return side;
}

} // namespace trygg::geo
