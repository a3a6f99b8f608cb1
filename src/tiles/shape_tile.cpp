#include "tiles/shape_tile.hpp"

#include "geo/grid.hpp"
#include "tiles/groups.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace trygg::tiles {

namespace {

constexpr unsigned group_cells = 4; // 2^4 each way

/// How coarsely a tile is drawn: `tolerance` in world units, `least` in units of the tile. What is
/// smaller than that each way is drawn as a group.
struct coarseness {
    float tolerance;
    std::int64_t least;
};

/// The polygons of a feature in one tile, as GEOS takes them.
class polygons {
public:
    /// The outer ring of a polygon, or a hole of the last one.
    void add_ring(std::vector<tile_point> ring, bool is_outer) {
        // y points down here: an outer ring, counter-clockwise on the map, is the other way round.
        std::ranges::reverse(ring);
        bool const fits = !ring.empty() && (doubled_area(ring) > 0) == is_outer;
        m_is_open = is_outer ? fits : m_is_open;
        if (!fits || !m_is_open) {
            return;
        }
        for (auto const& point : ring) {
            m_shape.points.push_back({static_cast<double>(point.x), static_cast<double>(point.y)});
        }
        m_shape.points.push_back(
            {static_cast<double>(ring.front().x), static_cast<double>(ring.front().y)});
        m_shape.ring_ends.push_back(static_cast<std::uint32_t>(m_shape.points.size()));
        auto const rings = static_cast<std::uint32_t>(m_shape.ring_ends.size());
        if (is_outer) {
            m_shape.part_ends.push_back(rings);
        } else {
            m_shape.part_ends.back() = rings;
        }
    }

    /// False when there is nothing to draw.
    bool draw(commands& to) {
        if (m_shape.part_ends.empty()) {
            return false;
        }
        m_shape.dimension = 2;
        m_shape.multi = true;
        auto const valid = geo::valid_on_grid(m_shape);
        std::vector<tile_point> ring;
        for (std::size_t i = 0; i < valid.ring_ends.size(); ++i) {
            ring.clear();
            auto const points = valid.ring(i);
            for (auto const& point : points.first(points.size() - 1)) {
                ring.push_back(
                    {static_cast<std::int32_t>(point.x), static_cast<std::int32_t>(point.y)});
            }
            to.add_ring(ring);
        }
        return !valid.ring_ends.empty();
    }

private:
    geo::shape m_shape;
    bool m_is_open = false; ///< the last outer ring was taken
};

class shape_tile {
public:
    shape_tile(shape_index const& shapes, layer const& from, tile_id const& tile,
               coarseness const& how)
        : m_shapes(shapes), m_tile(tile), m_how(how), m_layer(from.table->id),
          m_tags(m_layer, *from.table, from.properties), m_groups(*from.table, group_cells) {}

    void add(std::uint32_t row);
    std::size_t size() const { return m_layer.size(); }
    std::size_t features() const { return m_layer.features() + m_groups.size(); }
    std::string finish() {
        m_groups.write(m_layer, m_tags);
        return m_layer.finish();
    }

private:
    unit_point in_tile(world_point const& at) const {
        return {to_units(at.x, m_tile.zoom) - m_tile.column * tile_extent,
                to_units(at.y, m_tile.zoom) - m_tile.row * tile_extent};
    }
    /// A position that is in one tile only. What lies on the world's eastern or southern edge,
    /// where no tile follows, is in the last one.
    std::optional<tile_point> owned(unit_point at) const {
        auto const last = (std::int64_t{tile_extent} << m_tile.zoom) - 1;
        at.x = std::min(at.x, last - m_tile.column * tile_extent);
        at.y = std::min(at.y, last - m_tile.row * tile_extent);
        bool const here = at.x >= 0 && at.x < tile_extent && at.y >= 0 && at.y < tile_extent;
        return here ? std::optional{tile_point{static_cast<std::int32_t>(at.x),
                                               static_cast<std::int32_t>(at.y)}}
                    : std::nullopt;
    }
    void draw_outline(std::size_t index) {
        m_shapes.draw(index, m_tile.zoom, m_how.tolerance, m_points);
        for (auto& point : m_points) {
            point.x -= m_tile.column * tile_extent;
            point.y -= m_tile.row * tile_extent;
        }
    }
    bool draw_points(std::span<shape_index::part const> parts);
    bool draw_lines(std::span<shape_index::part const> parts);
    bool draw_polygons(std::span<shape_index::part const> parts);
    void draw_speck(shape_kind kind, tile_point at);
    void write(std::uint32_t row, shape_kind kind) {
        m_layer.add_feature(m_tags.id_of(row), kind, m_tags.of_row(row), m_drawing);
    }

    shape_index const& m_shapes;
    tile_id m_tile;
    coarseness m_how;
    layer_writer m_layer;
    tag_writer m_tags;
    groups m_groups;
    commands m_drawing;
    std::vector<unit_point> m_points;
};

bool shape_tile::draw_points(std::span<shape_index::part const> parts) {
    std::vector<tile_point> here;
    for (auto const& part : parts) {
        if (auto const at = part.kind == shape_kind::point ? owned(in_tile(m_shapes.point(part)))
                                                           : std::nullopt) {
            here.push_back(*at);
        }
    }
    if (!here.empty()) {
        m_drawing.add_points(here);
    }
    return !here.empty();
}

bool shape_tile::draw_lines(std::span<shape_index::part const> parts) {
    bool any = false;
    for (auto const& part : parts) {
        for (auto i = part.first; part.kind == shape_kind::line && i < part.last; ++i) {
            draw_outline(i);
            for (auto const& piece : clip_line(m_points)) {
                m_drawing.add_line(piece);
                any = true;
            }
        }
    }
    return any;
}

bool shape_tile::draw_polygons(std::span<shape_index::part const> parts) {
    polygons here;
    for (auto const& part : parts) {
        for (auto i = part.first; part.kind == shape_kind::polygon && i < part.last; ++i) {
            draw_outline(i);
            here.add_ring(clip_ring(m_points), i == part.first);
        }
    }
    return here.draw(m_drawing);
}

/// One unit wide: what has become too small to have a shape is still there to be found.
void shape_tile::draw_speck(shape_kind kind, tile_point at) {
    std::array const square{at, tile_point{at.x + 1, at.y}, tile_point{at.x + 1, at.y + 1},
                            tile_point{at.x, at.y + 1}};
    if (kind == shape_kind::polygon) {
        m_drawing.add_ring(square);
    } else {
        m_drawing.add_line(std::span{square}.first(2));
    }
}

void shape_tile::add(std::uint32_t row) {
    auto const& box = m_shapes.box(row);
    auto const low = in_tile({box.west, box.north}), high = in_tile({box.east, box.south});
    auto const size = std::max(high.x - low.x, high.y - low.y);
    auto const center = owned({(low.x + high.x) / 2, (low.y + high.y) / 2});
    if (size < m_how.least) {
        if (center) {
            m_groups.add(row, *center);
        }
        return;
    }
    auto const parts = m_shapes.parts(row);
    for (auto const kind : {shape_kind::polygon, shape_kind::line, shape_kind::point}) {
        if (std::ranges::find(parts, kind, &shape_index::part::kind) == parts.end()) {
            continue;
        }
        m_drawing.clear();
        bool drawn = kind == shape_kind::polygon ? draw_polygons(parts)
                     : kind == shape_kind::line  ? draw_lines(parts)
                                                 : draw_points(parts);
        // What is wholly here and has no area or length left was not cut away but simplified away.
        bool const is_whole = low.x >= -tile_buffer && low.y >= -tile_buffer &&
                              high.x <= tile_extent + tile_buffer &&
                              high.y <= tile_extent + tile_buffer;
        if (!drawn && kind != shape_kind::point && center && is_whole) {
            draw_speck(kind, *center);
            drawn = true;
        }
        if (drawn) {
            write(row, kind);
        }
    }
}

/// Rows whose box meets the tile with its buffer.
std::vector<std::uint32_t> rows_near(shape_index const& shapes, layer const& from,
                                     tile_id const& tile) {
    auto const low_x = tile.column * tile_extent - tile_buffer;
    auto const low_y = tile.row * tile_extent - tile_buffer;
    constexpr auto width = tile_extent + 2 * tile_buffer;
    std::vector<std::uint32_t> result;
    auto const look = [&](std::uint32_t row) {
        auto const& box = shapes.box(row);
        bool const meets = to_units(box.west, tile.zoom) <= low_x + width &&
                           to_units(box.east, tile.zoom) >= low_x &&
                           to_units(box.north, tile.zoom) <= low_y + width &&
                           to_units(box.south, tile.zoom) >= low_y;
        if (meets && !shapes.parts(row).empty()) {
            result.push_back(row);
        }
    };
    if (from.rows) {
        std::ranges::for_each(*from.rows, look);
    } else {
        for (std::uint32_t row = 0; row < shapes.size(); ++row) {
            look(row);
        }
    }
    return result;
}

} // namespace

std::string write_shapes(shape_index const& shapes, layer const& from, tile_id const& tile) {
    auto const rows = rows_near(shapes, from, tile);
    coarseness how{shape_index::tolerance(tile.zoom), 0};
    while (true) {
        shape_tile made{shapes, from, tile, how};
        bool const is_coarsest = how.least > tile_extent;
        for (auto const row : rows) {
            made.add(row);
            if (!is_coarsest && (made.size() > most_bytes || made.features() > most_features)) {
                break;
            }
        }
        if (is_coarsest || (made.size() <= most_bytes && made.features() <= most_features)) {
            return made.finish();
        }
        auto const half_pixel = std::ldexp(static_cast<float>(units_per_pixel) / 2, 20 - tile.zoom);
        how = {std::max(how.tolerance, half_pixel / 2) * 2,
               std::max<std::int64_t>(units_per_pixel / 2, how.least) * 2};
    }
}

} // namespace trygg::tiles
