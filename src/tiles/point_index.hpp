#pragma once
/// \file The points of a table along a curve that keeps each tile's points together.

#include "snapshot/geometry.hpp"
#include "tiles/tile.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace trygg::tiles {

class point_index {
public:
    /// Of a table of points only.
    explicit point_index(snapshot::table const& from);

    /// The rows in a tile, without its buffer: each point is in one tile of a zoom.
    std::span<std::uint32_t const> rows_in(tile_id const& tile) const;

    world_point at(std::uint32_t row) const { return m_points[row]; }
    bool is_in(tile_id const& tile, std::uint32_t row) const;

    /// Below this zoom points that lie close together are drawn as one with their number. It is
    /// the first whose tiles all hold at most `most_points`, but not beyond `last_grouped`.
    int ungrouped_from() const { return m_ungrouped_from; }

    static constexpr int last_grouped = 17;

    /// All points of a cell.
    struct cell {
        std::size_t number = 0;
        world_point mean{};
        std::int64_t count = 0; ///< sum of the column `count`
        std::uint32_t row = 0;  ///< one of them
    };

    /// The cells of a tile, 2^`bits` each way, that are not empty; only below `ungrouped_from`.
    /// What it costs does not depend on how many points there are.
    std::vector<cell> cells_in(tile_id const& tile, unsigned bits) const;

private:
    /// Of the points before one in the order.
    struct sums {
        std::uint64_t x = 0, y = 0;
        std::int64_t count = 0;
    };
    struct range {
        std::size_t first, last;
    };
    range range_of(tile_id const& tile) const;
    int first_ungrouped() const;
    void add_up(std::span<std::int64_t const> counts);

    std::vector<world_point> m_points; ///< by row
    std::vector<bool> m_is_tiled;
    std::vector<std::uint64_t> m_keys; ///< in order
    std::vector<std::uint32_t> m_rows; ///< of m_keys
    std::vector<sums> m_before;        ///< of m_keys, and of all
    int m_ungrouped_from = 0;
};

} // namespace trygg::tiles
