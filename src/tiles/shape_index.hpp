#pragma once
/// \file The lines and polygons of a table, ready to be drawn at any zoom.

#include "snapshot/geometry.hpp"
#include "tiles/clip.hpp"
#include "tiles/topology.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace trygg::tiles {

/// In world coordinates, borders included.
struct world_box {
    std::uint32_t west = 0, north = 0, east = 0, south = 0;
};

class shape_index {
public:
    explicit shape_index(snapshot::geometry_column const& shapes);

    /// A point, a line, or a polygon: its outer ring and then its holes.
    struct part {
        shape_kind kind = shape_kind::point;
        std::uint32_t first = 0, last = 0; ///< outlines; of a point its place in points
    };
    std::span<part const> parts(std::size_t row) const {
        auto const begin = row == 0 ? 0 : m_part_ends[row - 1];
        return std::span{m_parts}.subspan(begin, m_part_ends[row] - begin);
    }
    std::size_t size() const { return m_part_ends.size(); }
    world_box const& box(std::size_t row) const { return m_boxes[row]; }
    world_point point(part const& of) const { return m_points[of.first]; }

    /// An outline at a zoom in units, simplified by a tolerance in world units; no point is
    /// repeated right after itself, but a ring ends with its first. What neighbours share comes
    /// out the same for both.
    void draw(std::size_t outline, int zoom, float tolerance, std::vector<unit_point>& to) const;

    /// The tolerance of a zoom: half a pixel, from where a pixel is about two metres none.
    static float tolerance(int zoom);

private:
    void add_row(snapshot::geometry_column const& shapes, std::size_t row,
                 std::vector<outline>& outlines);

    std::vector<part> m_parts;
    std::vector<std::uint32_t> m_part_ends; ///< by row
    std::vector<world_box> m_boxes;         ///< by row
    std::vector<world_point> m_points;
    topology m_lines;
    std::vector<float> m_significance; ///< of m_lines.points
};

} // namespace trygg::tiles
