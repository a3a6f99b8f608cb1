#pragma once
/// \file A point, and a rectangle along the axes.

#include <algorithm>
#include <limits>

namespace trygg::geo {

struct point {
    double x = 0;
    double y = 0;
    bool operator==(point const&) const = default;
};

/// Closed: its border belongs to it. Starts empty and grows.
struct box {
    double min_x = std::numeric_limits<double>::infinity();
    double min_y = std::numeric_limits<double>::infinity();
    double max_x = -std::numeric_limits<double>::infinity();
    double max_y = -std::numeric_limits<double>::infinity();

    bool empty() const noexcept { return !(min_x <= max_x && min_y <= max_y); }

    void add(point p) noexcept {
        min_x = std::min(min_x, p.x);
        min_y = std::min(min_y, p.y);
        max_x = std::max(max_x, p.x);
        max_y = std::max(max_y, p.y);
    }

    void add(box const& other) noexcept {
        min_x = std::min(min_x, other.min_x);
        min_y = std::min(min_y, other.min_y);
        max_x = std::max(max_x, other.max_x);
        max_y = std::max(max_y, other.max_y);
    }

    bool intersects(box const& other) const noexcept {
        return min_x <= other.max_x && other.min_x <= max_x && min_y <= other.max_y &&
               other.min_y <= max_y;
    }
};

} // namespace trygg::geo
