#include "snapshot/point_grid.hpp"

#include <algorithm>
#include <cmath>

namespace trygg::snapshot {

namespace {

fixed_box bounds_of(std::span<std::int32_t const> xs, std::span<std::int32_t const> ys) {
    constexpr auto highest = std::numeric_limits<std::int32_t>::max();
    fixed_box result{highest, highest, nowhere, nowhere};
    for (std::size_t i = 0; i < xs.size(); ++i) {
        if (xs[i] != nowhere) {
            result.west = std::min(result.west, xs[i]);
            result.east = std::max(result.east, xs[i]);
            result.south = std::min(result.south, ys[i]);
            result.north = std::max(result.north, ys[i]);
        }
    }
    return result;
}

double cells_per(std::int32_t from, std::int32_t to, std::size_t side) {
    return static_cast<double>(side) / (static_cast<double>(to) - from + 1);
}

} // namespace

point_grid::point_grid(std::span<std::int32_t const> xs, std::span<std::int32_t const> ys)
    : m_bounds(bounds_of(xs, ys)) {
    if (m_bounds.east < m_bounds.west) {
        m_bounds = {};
        return;
    }
    // About 16 points a cell when they are spread evenly; clusters make fewer cells fuller.
    auto const wanted = std::sqrt(static_cast<double>(xs.size()) / 16);
    m_side = std::clamp<std::size_t>(static_cast<std::size_t>(wanted), 1, 1024);
    m_per_x = cells_per(m_bounds.west, m_bounds.east, m_side);
    m_per_y = cells_per(m_bounds.south, m_bounds.north, m_side);

    std::vector<std::uint32_t> cell(xs.size());
    m_starts.assign(m_side * m_side + 1, 0);
    for (std::size_t i = 0; i < xs.size(); ++i) {
        if (xs[i] != nowhere) {
            cell[i] = static_cast<std::uint32_t>(row_of(ys[i]) * m_side + column_of(xs[i]));
            ++m_starts[cell[i] + 1];
        }
    }
    for (std::size_t i = 1; i < m_starts.size(); ++i) {
        m_starts[i] += m_starts[i - 1];
    }
    m_rows.resize(m_starts.back());
    auto next = m_starts;
    for (std::size_t i = 0; i < xs.size(); ++i) {
        if (xs[i] != nowhere) {
            m_rows[next[cell[i]]++] = static_cast<std::uint32_t>(i);
        }
    }
}

std::size_t point_grid::column_of(std::int32_t x) const {
    return std::min(m_side - 1,
                    static_cast<std::size_t>((static_cast<double>(x) - m_bounds.west) * m_per_x));
}

std::size_t point_grid::row_of(std::int32_t y) const {
    return std::min(m_side - 1,
                    static_cast<std::size_t>((static_cast<double>(y) - m_bounds.south) * m_per_y));
}

point_grid::range point_grid::cells(fixed_box const& box) const {
    return {column_of(std::clamp(box.west, m_bounds.west, m_bounds.east)),
            column_of(std::clamp(box.east, m_bounds.west, m_bounds.east)),
            row_of(std::clamp(box.south, m_bounds.south, m_bounds.north)),
            row_of(std::clamp(box.north, m_bounds.south, m_bounds.north))};
}

std::size_t point_grid::at_most(fixed_box const& box) const {
    if (m_rows.empty() || !m_bounds.meets(box)) {
        return 0;
    }
    auto const in = cells(box);
    std::size_t count = 0;
    for (auto row = in.first_row; row <= in.last_row; ++row) {
        count +=
            m_starts[row * m_side + in.last_column + 1] - m_starts[row * m_side + in.first_column];
    }
    return count;
}

void point_grid::candidates(fixed_box const& box, std::vector<std::uint32_t>& rows) const {
    if (m_rows.empty() || !m_bounds.meets(box)) {
        return;
    }
    auto const in = cells(box);
    for (auto row = in.first_row; row <= in.last_row; ++row) {
        auto const* first = m_rows.data() + m_starts[row * m_side + in.first_column];
        auto const* last = m_rows.data() + m_starts[row * m_side + in.last_column + 1];
        rows.insert(rows.end(), first, last);
    }
}

} // namespace trygg::snapshot
