#include "tiles/simplify.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace trygg::tiles {

namespace {

struct vector {
    double x, y;
};

vector between(world_point const& from, world_point const& to) {
    return {static_cast<double>(to.x) - from.x, static_cast<double>(to.y) - from.y};
}

/// Squared, to the segment.
double distance(world_point const& p, world_point const& a, world_point const& b) {
    auto const along = between(a, b), off = between(a, p);
    auto const length = along.x * along.x + along.y * along.y;
    auto const share =
        length > 0 ? std::clamp((off.x * along.x + off.y * along.y) / length, 0.0, 1.0) : 0.0;
    auto const x = off.x - share * along.x, y = off.y - share * along.y;
    return x * x + y * y;
}

/// A piece of the line between two kept points, and what its parent was worth.
struct piece {
    std::size_t first, last;
    float limit;
};

} // namespace

std::vector<float> significance(std::span<world_point const> line) {
    constexpr auto always = std::numeric_limits<float>::infinity();
    std::vector<float> result(line.size(), always);
    std::vector<piece> waiting{{0, line.size() - 1, always}};
    while (!waiting.empty()) {
        auto const [first, last, limit] = waiting.back();
        waiting.pop_back();
        if (last - first < 2) {
            continue;
        }
        auto farthest = first + 1;
        double most = -1;
        for (auto i = first + 1; i < last; ++i) {
            auto const d = distance(line[i], line[first], line[last]);
            if (d > most) {
                most = d;
                farthest = i;
            }
        }
        result[farthest] = std::min(limit, static_cast<float>(std::sqrt(most)));
        waiting.push_back({first, farthest, result[farthest]});
        waiting.push_back({farthest, last, result[farthest]});
    }
    return result;
}

} // namespace trygg::tiles
