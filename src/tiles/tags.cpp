#include "tiles/tags.hpp"

#include <algorithm>
#include <cmath>

namespace trygg::tiles {

tag_writer::tag_writer(layer_writer& to, snapshot::table const& from,
                       std::span<std::size_t const> properties)
    : m_layer(to), m_table(from) {
    bool has_code = from.ids->are_numbers();
    for (auto const index : properties) {
        auto const& column = *from.properties[index];
        has_code = has_code || column.name == "code" || column.name == "id";
        m_properties.push_back({&column, to.key(column.name)});
    }
    if (!has_code) {
        m_id_key = to.key("id");
    }
}

std::uint64_t tag_writer::id_of(std::size_t row) const {
    return m_table.ids->are_numbers() ? static_cast<std::uint64_t>(m_table.ids->numbers()[row])
                                      : row + 1;
}

value_index tag_writer::text_of(shown& from, std::uint32_t word) {
    auto const [place, is_new] = from.words.try_emplace(word);
    if (is_new) {
        place->second = m_layer.text_value(from.column->texts.text(word));
    }
    return place->second;
}

std::optional<value_index> tag_writer::value_of(shown& from, std::size_t row) {
    using snapshot::column_type;
    auto const& column = *from.column;
    switch (column.type) {
    case column_type::text:
    case column_type::json:
    case column_type::temporal:
        return column.words[row] == snapshot::dictionary::null
                   ? std::nullopt
                   : std::optional{text_of(from, column.words[row])};
    case column_type::real:
        return std::isfinite(column.reals[row])
                   ? std::optional{m_layer.real_value(column.reals[row])}
                   : std::nullopt;
    case column_type::integer:
    case column_type::boolean:
        break;
    }
    auto const number = column.integers[row];
    if (number == snapshot::no_integer) {
        return std::nullopt;
    }
    return column.type == column_type::boolean ? m_layer.boolean_value(number != 0)
                                               : m_layer.integer_value(number);
}

std::span<std::uint32_t const> tag_writer::of_row(std::size_t row) {
    m_tags.clear();
    for (auto& property : m_properties) {
        if (auto const value = value_of(property, row)) {
            m_tags.insert(m_tags.end(), {property.key, *value});
        }
    }
    if (m_id_key) {
        m_tags.insert(m_tags.end(), {*m_id_key, m_layer.text_value(m_table.ids->text(row))});
    }
    return m_tags;
}

} // namespace trygg::tiles
