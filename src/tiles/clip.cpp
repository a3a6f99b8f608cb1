#include "tiles/clip.hpp"

#include "tiles/matrix.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace trygg::tiles {

namespace {

constexpr std::int64_t lowest = -tile_buffer, highest = tile_extent + tile_buffer;

/// One side of the square.
struct side {
    std::int64_t unit_point::*along; ///< the coordinate that it bounds
    std::int64_t unit_point::*across;
    std::int64_t bound;
    bool keeps_above;

    bool keeps(unit_point const& p) const {
        return keeps_above ? p.*along >= bound : p.*along <= bound;
    }

    /// Where a segment crosses; the same whichever way it goes.
    unit_point crossing(unit_point a, unit_point b) const {
        if (b.*along < a.*along) {
            std::swap(a, b);
        }
        auto const share =
            static_cast<double>(bound - a.*along) / static_cast<double>(b.*along - a.*along);
        unit_point result;
        result.*along = bound;
        result.*across =
            a.*across + std::llround(share * static_cast<double>(b.*across - a.*across));
        return result;
    }
};

constexpr std::array sides{side{&unit_point::x, &unit_point::y, lowest, true},
                           side{&unit_point::x, &unit_point::y, highest, false},
                           side{&unit_point::y, &unit_point::x, lowest, true},
                           side{&unit_point::y, &unit_point::x, highest, false}};

bool is_inside(unit_point const& p) {
    return p.x >= lowest && p.x <= highest && p.y >= lowest && p.y <= highest;
}

std::vector<unit_point> cut_ring(std::span<unit_point const> ring, side const& at) {
    std::vector<unit_point> result;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        auto const& before = ring[(i + ring.size() - 1) % ring.size()];
        auto const& here = ring[i];
        if (at.keeps(before) != at.keeps(here)) {
            result.push_back(at.crossing(before, here));
        }
        if (at.keeps(here)) {
            result.push_back(here);
        }
    }
    return result;
}

void add_new(std::vector<tile_point>& to, unit_point const& p) {
    tile_point const made{static_cast<std::int32_t>(p.x), static_cast<std::int32_t>(p.y)};
    if (to.empty() || to.back() != made) {
        to.push_back(made);
    }
}

/// Cuts a segment at all sides; false when nothing is left.
bool cut_segment(unit_point& a, unit_point& b) {
    for (auto const& side : sides) {
        bool const keeps_a = side.keeps(a), keeps_b = side.keeps(b);
        if (!keeps_a && !keeps_b) {
            return false;
        }
        if (keeps_a != keeps_b) {
            (keeps_a ? b : a) = side.crossing(a, b);
        }
    }
    return true;
}

} // namespace

std::vector<tile_point> clip_ring(std::span<unit_point const> ring) {
    std::vector<unit_point> cut{ring.begin(), ring.end()};
    if (!std::ranges::all_of(ring, is_inside)) {
        for (auto const& side : sides) {
            cut = cut_ring(cut, side);
        }
    }
    std::vector<tile_point> result;
    for (auto const& point : cut) {
        add_new(result, point);
    }
    while (result.size() > 1 && result.front() == result.back()) {
        result.pop_back();
    }
    if (result.size() < 3 || doubled_area(result) == 0) {
        result.clear();
    }
    return result;
}

std::vector<std::vector<tile_point>> clip_line(std::span<unit_point const> line) {
    std::vector<std::vector<tile_point>> result(1);
    for (std::size_t i = 1; i < line.size(); ++i) {
        auto a = line[i - 1], b = line[i];
        if (!cut_segment(a, b)) {
            continue;
        }
        if (!(a == line[i - 1])) {
            result.emplace_back(); // it comes in from outside
        }
        add_new(result.back(), a);
        add_new(result.back(), b);
        if (!(b == line[i])) {
            result.emplace_back();
        }
    }
    std::erase_if(result, [](auto const& piece) { return piece.size() < 2; });
    return result;
}

std::int64_t doubled_area(std::span<tile_point const> ring) {
    std::int64_t result = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        auto const& a = ring[i];
        auto const& b = ring[(i + 1) % ring.size()];
        result += std::int64_t{a.x} * b.y - std::int64_t{b.x} * a.y;
    }
    return result;
}

} // namespace trygg::tiles
