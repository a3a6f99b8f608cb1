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

void write_group(layer_writer& to, tag_writer& tags, group const& all) {
    if (all.number == 1) {
        write_point(to, tags, all.row, all.at);
        return;
    }
    commands drawing;
    drawing.add_points(std::array{all.at});
    std::vector<std::uint32_t> words{to.key("cluster"), to.boolean_value(true),
                                     to.key("point_count"), to.integer_value(all.number)};
    if (all.count) {
        words.insert(words.end(), {to.key("count"), to.integer_value(*all.count)});
    }
    to.add_feature(std::nullopt, shape_kind::point, words, drawing);
}

std::span<std::int64_t const> counts_of(snapshot::table const& table) {
    auto const* count = table.find("count");
    bool const counts = count != nullptr && count->type == snapshot::column_type::integer;
    return counts ? std::span{count->integers} : std::span<std::int64_t const>{};
}

groups::groups(snapshot::table const& from, unsigned cell_bits)
    : m_counts(counts_of(from)), m_bits(cell_bits), m_cells(std::size_t{1} << 2 * cell_bits) {}

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

void groups::write(layer_writer& to, tag_writer& tags) const {
    for (auto const& cell : m_cells) {
        if (cell.number > 0) {
            write_group(to, tags,
                        {.number = cell.number,
                         .at = {static_cast<std::int32_t>(cell.x / cell.number),
                                static_cast<std::int32_t>(cell.y / cell.number)},
                         .count = m_counts.empty() ? std::nullopt : std::optional{cell.count},
                         .row = cell.row});
        }
    }
}

} // namespace trygg::tiles
