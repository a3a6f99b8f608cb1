#pragma once
/// \file On which side of a line a point lies: fast, and exact where it is close.

#include "geo/box.hpp"

namespace trygg::geo {

/// The same by GEOS' double-double arithmetic.
int exact_orientation(point a, point b, point p);

/// 1 when p lies to the left of the line from a to b, -1 to the right, 0 on it. Agrees with GEOS on
/// all finite numbers: the same filter, and GEOS itself where the filter cannot tell.
inline int orientation(point a, point b, point p) {
    auto const left = (a.x - p.x) * (b.y - p.y);
    auto const right = (a.y - p.y) * (b.x - p.x);
    auto const det = left - right;
    auto const bound = 1e-15 * ((left < 0 ? -left : left) + (right < 0 ? -right : right));
    if (det > bound) {
        return 1;
    }
    if (det < -bound) {
        return -1;
    }
    return exact_orientation(a, b, p);
}

} // namespace trygg::geo
