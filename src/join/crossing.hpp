#pragma once
/// \file How border segments cross the paths of the cell grid (see cell_grid.hpp).

#include "geo/orientation.hpp"

namespace trygg::join {

/// Whether the segment, which passes the height of q, passes it to the right of q.
inline bool passes_right(geo::point a, geo::point b, geo::point q) {
    if ((a.x > q.x) == (b.x > q.x)) {
        return a.x > q.x;
    }
    auto const side = geo::orientation(a, b, q);
    return side != 0 && (side > 0) == (b.y > a.y);
}

/// Whether the segment, which passes q from left to right or back, passes above q.
inline bool passes_above(geo::point a, geo::point b, geo::point q) {
    if ((a.y > q.y) == (b.y > q.y)) {
        return a.y > q.y;
    }
    auto const side = geo::orientation(a, b, q);
    auto const rising = (b.x > a.x) == (b.y > a.y);
    return side == 0 ? rising : (side < 0) == (b.x > a.x);
}

/// Whether the segment crosses the way from one point to another at the same height.
inline bool crosses_level(geo::point a, geo::point b, geo::point from, geo::point to) {
    return (a.y > from.y) != (b.y > from.y) && passes_right(a, b, from) != passes_right(a, b, to);
}

/// Whether the segment crosses the way from one point to another straight above or below.
inline bool crosses_upright(geo::point a, geo::point b, geo::point from, geo::point to) {
    return (a.x > from.x) != (b.x > from.x) && passes_above(a, b, from) != passes_above(a, b, to);
}

enum class crossing { no, yes, on_border };

/// Whether the segment crosses the path from p to the corner, or holds p itself.
inline crossing cross(geo::point a, geo::point b, geo::point p, geo::point corner) {
    geo::point const turn{corner.x, p.y};
    bool crosses = crosses_upright(a, b, turn, corner);
    if ((a.y > p.y) == (b.y > p.y)) {
        auto const level = a.y == p.y && b.y == p.y && (a.x > p.x) != (b.x > p.x);
        return level || b == p || a == p ? crossing::on_border
               : crosses                 ? crossing::yes
                                         : crossing::no;
    }
    bool right = false;
    if (a.x >= p.x || b.x >= p.x) { // the shortcut that GEOS takes, and no other
        auto const side = geo::orientation(a, b, p);
        if (side == 0) {
            return crossing::on_border;
        }
        right = (side > 0) == (b.y > a.y);
    }
    crosses ^= right != passes_right(a, b, turn);
    return crosses ? crossing::yes : crossing::no;
}

} // namespace trygg::join
