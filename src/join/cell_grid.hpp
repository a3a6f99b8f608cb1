#pragma once
/// \file Zones cut into cells, small where borders are dense. A cell that no border touches answers
/// at once; in the others a few segments decide.
///
/// How a cell with borders decides: it is known which zones its corner lies in. A path leads from
/// the asked point straight left to below or above the corner, then along the cell's edge to it;
/// every border segment that crosses the path means in becomes out. Points that lie exactly on a
/// line of the path count as a very small step to the right and a yet smaller one up, so that a
/// path never runs through a vertex; whether the asked point itself lies on a segment is found
/// first, with GEOS' own arithmetic.

#include "geo/box.hpp"

#include <cstdint>
#include <vector>

namespace trygg::join {

/// Consecutive border segments of one zone that touch a cell.
struct chain {
    std::int32_t zone = 0;
    std::uint32_t first = 0; ///< the first segment's start in cell_grid::points
    std::uint32_t count = 0; ///< segments; 0 for a zone that holds the whole cell
    bool inside = false; ///< whether the cell's corner lies in the zone; of a zone's first chain
};

/// A cell with borders: its chains by zone, lowest first.
struct leaf {
    geo::point corner; ///< lower left
    std::uint32_t chains_begin = 0;
    std::uint32_t chains_end = 0;
};

/// A grid of equal cells; one of its cells may hold a finer grid.
struct grid_node {
    geo::point corner; ///< lower left
    double width = 0;  ///< of a cell
    double height = 0;
    double cells_a_unit_x = 0;
    double cells_a_unit_y = 0;
    std::int32_t columns = 0;
    std::int32_t rows = 0;
    std::uint32_t cells_begin = 0; ///< row by row from the lower left
};

struct cell_grid {
    static constexpr std::int32_t nothing = -1;

    std::vector<geo::point> points; ///< of all rings
    std::vector<geo::box> zone_boxes;
    std::vector<grid_node> nodes;    ///< the first covers everything
    std::vector<std::int32_t> cells; ///< a zone, `nothing`, or see node_cell and leaf_cell
    std::vector<leaf> leaves;
    std::vector<chain> chains;

    static std::int32_t node_cell(std::size_t index) {
        return -2 - 2 * static_cast<std::int32_t>(index);
    }
    static std::int32_t leaf_cell(std::size_t index) {
        return -3 - 2 * static_cast<std::int32_t>(index);
    }

    /// The lowest zone that covers the point, or `nothing`.
    std::int32_t find(geo::point p) const;

private:
    std::int32_t find_in(leaf const& cell, geo::point p) const;
    bool covers(chain const* begin, chain const* end, geo::point p, geo::point corner) const;
};

} // namespace trygg::join
