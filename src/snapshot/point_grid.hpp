#pragma once
/// \file Which points may lie in a box: a uniform grid over points in ten-millionths of a degree.

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

private:
    struct range {
        std::size_t first_column, last_column, first_row, last_row;
    };
    range cells(fixed_box const& box) const;
    std::size_t column_of(std::int32_t x) const;
    std::size_t row_of(std::int32_t y) const;

    fixed_box m_bounds{};
    std::size_t m_side = 0; // cells each way
    double m_per_x = 0, m_per_y = 0;
    std::vector<std::uint32_t> m_starts; // of each cell in m_rows, and the end
    std::vector<std::uint32_t> m_rows;
};

} // namespace trygg::snapshot
