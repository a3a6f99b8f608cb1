#pragma once
/// \file Which points may lie in a box: an uneven grid over points in ten-millionths of a degree.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace trygg::snapshot {

/// The coordinate of a row without a geometry.
inline constexpr std::int32_t nowhere = std::numeric_limits<std::int32_t>::min();

/// In ten-millionths of a degree, borders included.
struct fixed_box {
    std::int32_t west = nowhere, south = nowhere, east = nowhere, north = nowhere;

    bool covers(std::int32_t x, std::int32_t y) const {
        return x >= west && x <= east && y >= south && y <= north;
    }
    bool covers(fixed_box const& b) const {
        return b.west >= west && b.east <= east && b.south >= south && b.north <= north;
    }
    bool meets(fixed_box const& b) const {
        return b.west <= east && b.east >= west && b.south <= north && b.north >= south;
    }
};

/// Cells of as many points each, however they gather in towns: the points sorted by x are cut into
/// columns, each column sorted by y into cells. The points of a cell lie side by side in memory, by
/// rising row. (Leutenegger, Lopez and Edgington: STR, a simple and efficient algorithm for R-tree
/// packing, ICDE 1997.)
class point_grid {
public:
    point_grid() = default;
    point_grid(std::span<std::int32_t const> xs, std::span<std::int32_t const> ys);

    /// Around all points.
    fixed_box const& bounds() const { return m_bounds; }

    /// How many points the cells that meet the box hold: at least as many as lie in it.
    std::size_t at_most(fixed_box const& box) const;

    /// Append the rows of those cells, in no order.
    void candidates(fixed_box const& box, std::vector<std::uint32_t>& rows) const;

    /// A point and its row.
    struct place {
        std::int32_t x, y;
        std::uint32_t row;
    };

    /// Calls `use` with the places of each cell that meets the box, by rising row, and whether all
    /// of them lie in it.
    template <typename Use>
    void for_each_cell(fixed_box const& box, Use const& use) const {
        for (auto const& each : m_columns) {
            if (!box.meets(each.bounds)) {
                continue;
            }
            auto const cells = std::span{m_cells}.subspan(each.first_cell, each.cells);
            auto at = std::ranges::lower_bound(cells, box.south, {}, &fixed_box::north);
            for (; at != cells.end() && at->south <= box.north; ++at) {
                if (box.meets(*at)) {
                    auto const cell = static_cast<std::size_t>(&*at - m_cells.data());
                    use(places_in(cell), box.covers(*at));
                }
            }
        }
    }

private:
    static constexpr std::size_t per_cell = 32; ///< but for the last cell

    struct column {
        fixed_box bounds;
        std::size_t first_cell, cells;
    };

    std::span<place const> places_in(std::size_t cell) const {
        auto const first = cell * per_cell;
        return std::span{m_places}.subspan(first, std::min(per_cell, m_places.size() - first));
    }
    void add_column(std::span<place> places);

    fixed_box m_bounds{};
    std::vector<column> m_columns;
    std::vector<fixed_box> m_cells; ///< around the points of each
    std::vector<place> m_places;
};

} // namespace trygg::snapshot
