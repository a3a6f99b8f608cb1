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

#include <cstddef>
#include <cstdint>
#include <span>
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

/// A cell's number in `cells` is the answer (a zone or `nothing`), or below that leads on: to a
/// leaf, or to a finer grid that fills the cell: its columns (as many as its rows), then its cells,
/// row by row from the lower left. A point's place in a finer grid follows from its place in the
/// cell.
class cell_grid {
public:
    static constexpr std::int32_t nothing = -1;

    static std::int32_t grid_cell(std::size_t begin) {
        return -2 - 2 * static_cast<std::int32_t>(begin);
    }
    static std::int32_t leaf_cell(std::size_t index) {
        return -3 - 2 * static_cast<std::int32_t>(index);
    }

    /// The lowest zone that covers the point, or `nothing`.
    std::int32_t find(geo::point p) const;

    /// The same for many points, several at a time, so that waiting for memory overlaps.
    void find(std::span<double const> xs, std::span<double const> ys,
              std::span<std::int32_t> found) const;

    geo::point corner; ///< of the coarsest grid: lower left
    double cells_a_unit_x = 0;
    double cells_a_unit_y = 0;
    std::int32_t columns = 0;
    std::int32_t rows = 0;
    std::vector<std::int32_t> cells; ///< those of the coarsest grid first
    std::vector<leaf> leaves;
    std::vector<chain> chains;
    std::vector<geo::point> points; ///< of all rings
    std::vector<geo::box> zone_boxes;

private:
    /// Where a point stands on its way down to a cell.
    struct place {
        double x, y; ///< in cells of the grid that it has come to
        std::int32_t column, row;
        std::uint32_t at; ///< its cell; or, after `enter`, the finer grid in it
    };
    bool start(geo::point p, place& here) const;
    bool enter(place& here) const;
    void step(place& here) const;

    void prefetch_leaves(std::span<std::int32_t const> codes) const;
    void find_block(double const* xs, double const* ys, std::int32_t* found,
                    std::size_t count) const;
    std::int32_t answer(std::int32_t cell, geo::point p) const;
    bool covers(chain const* begin, chain const* end, geo::point p, geo::point at) const;
};

} // namespace trygg::join
