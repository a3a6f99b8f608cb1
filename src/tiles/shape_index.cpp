#include "tiles/shape_index.hpp"

#include "geo/shape.hpp"
#include "snapshot/wkb.hpp"
#include "tiles/simplify.hpp"

#include <algorithm>
#include <cmath>

namespace trygg::tiles {

namespace {

world_point world_of(geo::point const& degrees) {
    return to_world(snapshot::tenmillionths(degrees.x), snapshot::tenmillionths(degrees.y));
}

/// Without points repeated; nothing when too few are left.
outline outline_of(std::span<geo::point const> points, bool closed) {
    outline result{{}, closed};
    for (auto const& point : points) {
        auto const made = world_of(point);
        if (result.points.empty() || result.points.back() != made) {
            result.points.push_back(made);
        }
    }
    while (closed && result.points.size() > 1 && result.points.front() == result.points.back()) {
        result.points.pop_back();
    }
    if (result.points.size() < (closed ? 3 : 2)) {
        result.points.clear();
    }
    return result;
}

world_box box_of(snapshot::fixed_box const& degrees) {
    auto const north_west = to_world(degrees.west, degrees.north);
    auto const south_east = to_world(degrees.east, degrees.south);
    return {north_west.x, north_west.y, south_east.x, south_east.y};
}

} // namespace

shape_index::shape_index(snapshot::geometry_column const& shapes) {
    std::vector<outline> outlines;
    for (std::size_t row = 0; row < shapes.size(); ++row) {
        m_boxes.emplace_back();
        if (shapes.has(row)) {
            add_row(shapes, row, outlines);
        }
        m_part_ends.push_back(static_cast<std::uint32_t>(m_parts.size()));
    }
    m_lines = cut(outlines);
    m_significance.reserve(m_lines.points.size());
    for (std::size_t arc = 0; arc < m_lines.arc_ends.size(); ++arc) {
        auto const worth = significance(m_lines.arc(arc));
        m_significance.insert(m_significance.end(), worth.begin(), worth.end());
    }
}

void shape_index::add_row(snapshot::geometry_column const& shapes, std::size_t row,
                          std::vector<outline>& outlines) {
    m_boxes.back() = box_of(shapes.envelope(row));
    for (auto const& simple : geo::parts(geo::from_wkb(shapes.wkb(row)))) {
        auto const shape = geo::shape_of(simple);
        if (shape.dimension == 0) {
            auto const at = static_cast<std::uint32_t>(m_points.size());
            m_points.push_back(world_of(shape.points[0]));
            m_parts.push_back({shape_kind::point, at, at + 1});
            continue;
        }
        bool const closed = shape.dimension == 2;
        auto const first = static_cast<std::uint32_t>(outlines.size());
        for (std::size_t i = 0; i < shape.ring_ends.size(); ++i) {
            auto made = outline_of(shape.ring(i), closed);
            if (!made.points.empty()) {
                outlines.push_back(std::move(made));
            } else if (i == 0) {
                break; // without an outer ring there is nothing
            }
        }
        m_parts.push_back({closed ? shape_kind::polygon : shape_kind::line, first,
                           static_cast<std::uint32_t>(outlines.size())});
    }
}

float shape_index::tolerance(int zoom) {
    constexpr int exact_from = 15;
    auto const half_pixel = static_cast<float>(units_per_pixel) / 2;
    return zoom < exact_from ? std::ldexp(half_pixel, 20 - zoom) : 0;
}

void shape_index::draw(std::size_t outline, int zoom, float tolerance,
                       std::vector<unit_point>& to) const {
    to.clear();
    auto const add = [&](std::size_t i) {
        if (m_significance[i] > tolerance) {
            auto const& at = m_lines.points[i];
            unit_point const made{to_units(at.x, zoom), to_units(at.y, zoom)};
            if (to.empty() || !(to.back() == made)) {
                to.push_back(made);
            }
        }
    };
    for (auto const& use : m_lines.outline(outline)) {
        std::size_t const begin = m_lines.arc_begin(use.arc), end = m_lines.arc_ends[use.arc];
        for (auto i = begin; i < end; ++i) {
            add(use.backwards ? end - 1 - (i - begin) : i);
        }
    }
}

} // namespace trygg::tiles
