#include "query/position.hpp"

#include <cmath>

namespace trygg::query {

namespace {

using snapshot::column_type;

/// Cut between two code points.
std::string_view cut(std::string_view text) {
    if (text.size() <= longest_key) {
        return text;
    }
    auto end = longest_key;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return text.substr(0, end);
}

key_value value_of(snapshot::column const& column, std::size_t row) {
    switch (column.type) {
    case column_type::integer:
    case column_type::boolean: {
        auto const value = column.integers[row];
        return value == snapshot::no_integer ? key_value{} : key_value{value};
    }
    case column_type::real:
        return std::isfinite(column.reals[row]) ? key_value{column.reals[row]} : key_value{};
    case column_type::text:
    case column_type::json:
    case column_type::temporal:
        break;
    }
    auto const word = column.words[row];
    if (word == snapshot::dictionary::null) {
        return {};
    }
    if (column.type == column_type::temporal) {
        auto const when = snapshot::time_key_of(column, word);
        return when ? key_value{*when} : key_value{};
    }
    return std::string{cut(column.texts.text(word))};
}

} // namespace

position position_of(snapshot::table const& table, order const& by, std::size_t row) {
    position result{.id = table.ids->text(row)};
    for (auto const& key : by) {
        result.keys.push_back(value_of(*table.properties[key.column], row));
    }
    return result;
}

} // namespace trygg::query
