#pragma once
/// \file The cells of a grid that a segment touches.

#include "geo/box.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace trygg::join {

/// A grid of equal cells while it is made.
struct grid_frame {
    geo::point corner; ///< lower left
    double width = 0;  ///< of a cell
    double height = 0;
    std::int32_t columns = 0;
    std::int32_t rows = 0;

    geo::point corner_of(int column, int row) const {
        return {corner.x + column * width, corner.y + row * height};
    }
};

/// A segment also belongs to a cell that it misses by this much of a cell: far more than rounding
/// can move a point from its cell, so that no path (see cell_grid.hpp) misses a segment.
inline constexpr double cell_margin = 1e-3;

/// Rows or columns from `first` to `last`; none when first > last.
struct cell_range {
    std::int32_t first;
    std::int32_t last;
};

inline cell_range touched(double low, double high, std::int32_t count) {
    if (high < -cell_margin || low > count + cell_margin) {
        return {0, -1};
    }
    return {static_cast<std::int32_t>(std::max(0.0, low - cell_margin)),
            static_cast<std::int32_t>(std::min(count - 1.0, high + cell_margin))};
}

/// Calls use(cell), the index within the grid, for each cell that the segment touches.
template <typename Use>
void each_cell(grid_frame const& grid, geo::point a, geo::point b, Use use) {
    if (a.x > b.x) {
        std::swap(a, b);
    }
    auto const ax = (a.x - grid.corner.x) / grid.width;
    auto const ay = (a.y - grid.corner.y) / grid.height;
    auto const bx = (b.x - grid.corner.x) / grid.width;
    auto const by = (b.y - grid.corner.y) / grid.height;
    auto const columns = touched(ax, bx, grid.columns);
    auto const all_rows = touched(std::min(ay, by), std::max(ay, by), grid.rows);
    for (auto column = columns.first; column <= columns.last; ++column) {
        auto rows = all_rows;
        if (columns.first < columns.last && rows.first < rows.last) {
            auto const steepness = (by - ay) / (bx - ax);
            auto const left = std::max(ax, column - cell_margin);
            auto const right = std::min(bx, column + 1 + cell_margin);
            auto const y1 = ay + (left - ax) * steepness;
            auto const y2 = ay + (right - ax) * steepness;
            rows = touched(std::min(y1, y2), std::max(y1, y2), grid.rows);
        }
        for (auto row = rows.first; row <= rows.last; ++row) {
            use(static_cast<std::uint32_t>(row * grid.columns + column));
        }
    }
}

} // namespace trygg::join
