#pragma once
/// \file The geometries of a view, in its CRS.

#include "encode/view.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::encode {

/// x is east or longitude, whatever the CRS's axis order. For one thread at a time.
class row_shapes {
public:
    /// Keeps a reference to the view's table.
    explicit row_shapes(view const& of);

    /// Every geometry is a point.
    bool points_only() const;

    /// Transform the rows that are asked next together, which is much faster than one by one.
    void expect(std::span<std::uint32_t const> rows);

    struct position {
        double x, y;
    };

    /// Of points only. Nothing for a row without one, or where the CRS does not reach.
    std::optional<position> point(std::size_t row);

    /// Little endian, valid until the next call; empty as above.
    std::string_view wkb(std::size_t row);

private:
    void ready(std::size_t row);
    void transform_points();
    void transform_shapes();

    snapshot::geometry_column const& m_shapes;
    std::string m_target; ///< empty: the stored degrees will do
    std::vector<std::uint32_t> m_rows;
    std::size_t m_at = 0; ///< in m_rows
    std::vector<double> m_xs, m_ys;
    std::string m_wkb;
    std::vector<std::size_t> m_ends; ///< of m_rows in m_wkb
    std::vector<bool> m_reached;     ///< by m_rows, of shapes
};

} // namespace trygg::encode
