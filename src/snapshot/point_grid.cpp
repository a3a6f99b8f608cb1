#include "snapshot/point_grid.hpp"

#include <cmath>

namespace trygg::snapshot {

namespace {

using place = point_grid::place;

fixed_box around(std::span<place const> places) {
    constexpr auto highest = std::numeric_limits<std::int32_t>::max();
    fixed_box result{highest, highest, nowhere, nowhere};
    for (auto const& at : places) {
        result.west = std::min(result.west, at.x);
        result.east = std::max(result.east, at.x);
        result.south = std::min(result.south, at.y);
        result.north = std::max(result.north, at.y);
    }
    return result;
}

} // namespace

point_grid::point_grid(std::span<std::int32_t const> xs, std::span<std::int32_t const> ys) {
    for (std::size_t i = 0; i < xs.size(); ++i) {
        if (xs[i] != nowhere) {
            m_places.push_back({xs[i], ys[i], static_cast<std::uint32_t>(i)});
        }
    }
    if (m_places.empty()) {
        return;
    }
    m_places.shrink_to_fit();
    m_bounds = around(m_places);
    std::ranges::sort(m_places, {}, &place::x);
    // As many cells in a column as there are columns.
    auto const cells = static_cast<double>(m_places.size()) / per_cell;
    auto const wanted = per_cell * static_cast<std::size_t>(std::ceil(std::sqrt(cells)));
    for (std::size_t first = 0; first < m_places.size(); first += wanted) {
        add_column(std::span{m_places}.subspan(first, std::min(wanted, m_places.size() - first)));
    }
}

void point_grid::add_column(std::span<place> places) {
    std::ranges::sort(places, {}, &place::y);
    column made{around(places), m_cells.size(), 0};
    while (!places.empty()) {
        auto const cell = places.first(std::min(per_cell, places.size()));
        std::ranges::sort(cell, {}, &place::row);
        m_cells.push_back(around(cell));
        places = places.subspan(cell.size());
    }
    made.cells = m_cells.size() - made.first_cell;
    m_columns.push_back(made);
}

std::size_t point_grid::at_most(fixed_box const& box) const {
    std::size_t count = 0;
    for_each_cell(box, [&](std::span<place const> cell, bool) { count += cell.size(); });
    return count;
}

void point_grid::candidates(fixed_box const& box, std::vector<std::uint32_t>& rows) const {
    for_each_cell(box, [&](std::span<place const> cell, bool) {
        for (auto const& at : cell) {
            rows.push_back(at.row);
        }
    });
}

} // namespace trygg::snapshot
