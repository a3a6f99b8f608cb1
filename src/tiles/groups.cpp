#include "tiles/groups.hpp"

#include <array>

namespace trygg::tiles {

namespace {

constexpr unsigned tile_bits = 12; // of a coordinate in a tile

} // namespace

void write_point(layer_writer& to, tag_writer& tags, std::size_t row, tile_point at) {
    commands drawing;
    drawing.add_points(std::array{at});
    to.add_feature(tags.id_of(row), shape_kind::point, tags.of_row(row), drawing);
}

groups::groups(snapshot::table const& from, unsigned cell_bits)
    : m_bits(cell_bits), m_cells(std::size_t{1} << 2 * cell_bits) {
    auto const* count = from.find("count");
    if (count != nullptr && count->type == snapshot::column_type::integer) {
        m_counts = count->integers;
    }
}

void groups::add(std::uint32_t row, tile_point at) {
    auto const shift = tile_bits - m_bits;
    auto& cell = m_cells[static_cast<std::size_t>(at.y) >> shift << m_bits |
                         static_cast<std::size_t>(at.x) >> shift];
    m_used += cell.number == 0 ? 1 : 0;
    ++cell.number;
    cell.x += at.x;
    cell.y += at.y;
    cell.row = row;
    if (!m_counts.empty() && m_counts[row] != snapshot::no_integer) {
        cell.count += m_counts[row];
    }
}

void groups::write_group(layer_writer& to, gathered const& all) const {
    commands drawing;
    drawing.add_points(std::array{tile_point{static_cast<std::int32_t>(all.x / all.number),
                                             static_cast<std::int32_t>(all.y / all.number)}});
    std::vector<std::uint32_t> tags{to.key("cluster"), to.boolean_value(true),
                                    to.key("point_count"), to.integer_value(all.number)};
    if (!m_counts.empty()) {
        tags.insert(tags.end(), {to.key("count"), to.integer_value(all.count)});
    }
    to.add_feature(std::nullopt, shape_kind::point, tags, drawing);
}

void groups::write(layer_writer& to, tag_writer& tags) const {
    for (auto const& cell : m_cells) {
        if (cell.number == 1) {
            write_point(to, tags, cell.row,
                        {static_cast<std::int32_t>(cell.x), static_cast<std::int32_t>(cell.y)});
        } else if (cell.number > 1) {
            write_group(to, cell);
        }
    }
}

} // namespace trygg::tiles
