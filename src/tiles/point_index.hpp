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
    explicit point_index(snapshot::geometry_column const& points);

    /// The rows in a tile, without its buffer: each point is in one tile of a zoom.
    std::span<std::uint32_t const> rows_in(tile_id const& tile) const;

    world_point at(std::uint32_t row) const { return m_points[row]; }
    bool is_in(tile_id const& tile, std::uint32_t row) const;

    /// Below this zoom points that lie close together are drawn as one with their number. It is
    /// the first whose tiles all hold at most `most_points`, but not beyond `last_grouped`.
    int ungrouped_from() const { return m_ungrouped_from; }

    static constexpr int last_grouped = 17;

private:
    int first_ungrouped() const;

    std::vector<world_point> m_points; ///< by row
    std::vector<bool> m_is_tiled;
    std::vector<std::uint64_t> m_keys; ///< in order
    std::vector<std::uint32_t> m_rows; ///< of m_keys
    int m_ungrouped_from = 0;
};

} // namespace trygg::tiles
