#include "join/cell_grid.hpp"

#include "join/crossing.hpp"

#include <algorithm>

namespace trygg::join {
namespace {

/// The cell's column or row. Rounding may lead just over the edge of a finer grid.
std::int32_t bounded(double position, std::int32_t count) {
    return std::clamp(static_cast<std::int32_t>(position), 0, count - 1);
}

} // anonymous namespace

std::int32_t cell_grid::find(geo::point p) const {
    auto const* node = &nodes.front();
    auto x = (p.x - node->corner.x) * node->cells_a_unit_x;
    auto y = (p.y - node->corner.y) * node->cells_a_unit_y;
    if (!(x >= 0 && x < node->columns && y >= 0 && y < node->rows)) { // also NaN
        return nothing;
    }
    for (;;) {
        auto const row = static_cast<std::uint32_t>(bounded(y, node->rows));
        auto const column = static_cast<std::uint32_t>(bounded(x, node->columns));
        auto const cell =
            cells[node->cells_begin + row * static_cast<std::uint32_t>(node->columns) + column];
        if (cell >= nothing) {
            return cell;
        }
        auto const index = static_cast<std::uint32_t>(-2 - cell);
        if (index % 2 == 1) {
            return find_in(leaves[index / 2], p);
        }
        node = &nodes[index / 2];
        x = (p.x - node->corner.x) * node->cells_a_unit_x;
        y = (p.y - node->corner.y) * node->cells_a_unit_y;
    }
}

std::int32_t cell_grid::find_in(leaf const& cell, geo::point p) const {
    auto const* const end = chains.data() + cell.chains_end;
    for (auto const* begin = chains.data() + cell.chains_begin; begin != end;) {
        auto const* next = begin + 1;
        while (next != end && next->zone == begin->zone) {
            ++next;
        }
        if (covers(begin, next, p, cell.corner)) {
            return begin->zone;
        }
        begin = next;
    }
    return nothing;
}

bool cell_grid::covers(chain const* begin, chain const* end, geo::point p,
                       geo::point corner) const {
    bool inside = begin->inside;
    for (auto const* part = begin; part != end; ++part) {
        auto const* segment = points.data() + part->first;
        for (std::uint32_t i = 0; i < part->count; ++i, ++segment) {
            auto const found = cross(segment[0], segment[1], p, corner);
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
