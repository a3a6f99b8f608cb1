#include "join/cell_grid.hpp"

#include "join/crossing.hpp"

#include <algorithm>
#include <array>

namespace trygg::join {
namespace {

/// Points looked up at a time: enough to hide the memory's delay, few enough for the nearest cache.
constexpr std::size_t block = 32;

bool is_answer(std::int32_t cell) { return cell >= cell_grid::nothing; }
std::uint32_t leads_to(std::int32_t cell) { return static_cast<std::uint32_t>(-2 - cell) / 2; }
bool is_leaf(std::int32_t cell) { return cell < cell_grid::nothing && (-2 - cell) % 2 == 1; }

} // anonymous namespace

/// False when the point, which may be no number, lies outside of everything.
bool cell_grid::start(geo::point p, place& here) const {
    here.x = (p.x - corner.x) * cells_a_unit_x;
    here.y = (p.y - corner.y) * cells_a_unit_y;
    if (!(here.x >= 0 && here.x < columns && here.y >= 0 && here.y < rows)) {
        return false;
    }
    here.column = static_cast<std::int32_t>(here.x);
    here.row = static_cast<std::int32_t>(here.y);
    here.at = static_cast<std::uint32_t>(here.row * columns + here.column);
    return true;
}

/// Go into the finer grid of the cell. False when there is none.
bool cell_grid::enter(place& here) const {
    auto const cell = cells[here.at];
    if (is_answer(cell) || is_leaf(cell)) {
        return false;
    }
    here.at = leads_to(cell);
    return true;
}

/// To the point's cell in the grid that was entered.
void cell_grid::step(place& here) const {
    auto const side = cells[here.at];
    here.x = (here.x - here.column) * side;
    here.y = (here.y - here.row) * side;
    here.column = std::min(static_cast<std::int32_t>(here.x), side - 1); // rounding may go beyond
    here.row = std::min(static_cast<std::int32_t>(here.y), side - 1);
    here.at += 1 + static_cast<std::uint32_t>(here.row * side + here.column);
}

std::int32_t cell_grid::find(geo::point p) const {
    place here{};
    if (!start(p, here)) {
        return nothing;
    }
    while (enter(here)) {
        step(here);
    }
    return answer(cells[here.at], p);
}

void cell_grid::find(std::span<double const> xs, std::span<double const> ys,
                     std::span<std::int32_t> found) const {
    for (std::size_t i = 0; i < xs.size(); i += block) {
        find_block(&xs[i], &ys[i], &found[i], std::min(block, xs.size() - i));
    }
}

void cell_grid::find_block(double const* xs, double const* ys, std::int32_t* found,
                           std::size_t count) const {
    // Of those under way; each is written before it is read.
    std::array<place, block> places;       // NOLINT(*-member-init)
    std::array<std::uint8_t, block> whose; // NOLINT(*-member-init)
    std::size_t under_way = 0;
    for (std::size_t i = 0; i < count; ++i) {
        found[i] = nothing;
        if (start({xs[i], ys[i]}, places[under_way])) {
            __builtin_prefetch(&cells[places[under_way].at]);
            whose[under_way++] = static_cast<std::uint8_t>(i);
        }
    }
    while (under_way > 0) {
        std::size_t left = 0;
        for (std::size_t i = 0; i < under_way; ++i) {
            if (enter(places[i])) {
                __builtin_prefetch(&cells[places[i].at]);
                places[left] = places[i];
                whose[left++] = whose[i];
            } else {
                found[whose[i]] = cells[places[i].at];
            }
        }
        under_way = left;
        for (std::size_t i = 0; i < under_way; ++i) {
            step(places[i]);
            __builtin_prefetch(&cells[places[i].at]);
        }
    }
    prefetch_leaves({found, count});
    for (std::size_t i = 0; i < count; ++i) {
        found[i] = answer(found[i], {xs[i], ys[i]});
    }
}

/// Ask the memory for what the leaves will need, level by level.
void cell_grid::prefetch_leaves(std::span<std::int32_t const> codes) const {
    for (auto const code : codes) {
        if (is_leaf(code)) {
            __builtin_prefetch(&leaves[leads_to(code)]);
        }
    }
    for (auto const code : codes) {
        if (is_leaf(code)) {
            __builtin_prefetch(&chains[leaves[leads_to(code)].chains_begin]);
        }
    }
    for (auto const code : codes) {
        if (is_leaf(code)) {
            auto const& cell = leaves[leads_to(code)];
            for (auto i = cell.chains_begin; i < std::min(cell.chains_begin + 3, cell.chains_end);
                 ++i) {
                auto const* first = points.data() + chains[i].first;
                __builtin_prefetch(first);
                __builtin_prefetch(first + chains[i].count);
            }
        }
    }
}

std::int32_t cell_grid::answer(std::int32_t cell, geo::point p) const {
    if (is_answer(cell)) {
        return cell;
    }
    auto const& within = leaves[leads_to(cell)];
    auto const* const end = chains.data() + within.chains_end;
    for (auto const* begin = chains.data() + within.chains_begin; begin != end;) {
        auto const* next = begin + 1;
        while (next != end && next->zone == begin->zone) {
            ++next;
        }
        if (covers(begin, next, p, within.corner)) {
            return begin->zone;
        }
        begin = next;
    }
    return nothing;
}

bool cell_grid::covers(chain const* begin, chain const* end, geo::point p, geo::point at) const {
    bool inside = begin->inside;
    for (auto const* part = begin; part != end; ++part) {
        auto const* segment = points.data() + part->first;
        for (std::uint32_t i = 0; i < part->count; ++i, ++segment) {
            auto const found = cross(segment[0], segment[1], p, at);
            if (found == crossing::on_border) {
                // Products of the tiniest numbers vanish and seem to be on a line; GEOS looks at
                // the zone's box first.
                return zone_boxes[static_cast<std::size_t>(part->zone)].intersects(
                    {p.x, p.y, p.x, p.y});
            }
            inside ^= found == crossing::yes;
        }
    }
    return inside;
}

} // namespace trygg::join
