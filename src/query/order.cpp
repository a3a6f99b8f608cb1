#include "query/order.hpp"

#include "base/error.hpp"
#include "base/suggest.hpp"

#include <algorithm>

namespace trygg::query {

namespace {

/// Most that a client may state: each costs a comparison.
constexpr std::size_t most_keys = 16;

sort_name parse_key(std::string_view text) {
    // A '+' that nobody encoded arrives as a space from some clients.
    bool const signed_up = text.starts_with('+') || text.starts_with(' ');
    bool const descending = text.starts_with('-');
    if (signed_up || descending) {
        text.remove_prefix(1);
    }
    if (text.empty()) {
        throw input_error{"'sortby' holds an empty name; it is written as +name,-other"};
    }
    return {std::string{text}, descending};
}

} // namespace

std::vector<sort_name> parse_sortby(std::string_view text) {
    std::vector<sort_name> result;
    while (true) {
        auto const comma = text.find(',');
        result.push_back(parse_key(text.substr(0, comma)));
        auto const& name = result.back().name;
        if (std::ranges::count(result, name, &sort_name::name) > 1) {
            throw input_error{"'sortby' names '{}' twice", name};
        }
        if (result.size() > most_keys) {
            throw input_error{"'sortby' takes at most {} properties", most_keys};
        }
        if (comma == std::string_view::npos) {
            return result;
        }
        text.remove_prefix(comma + 1);
    }
}

bool is_sortable(snapshot::column const& column) {
    return column.type != snapshot::column_type::json;
}

order order_of(snapshot::table const& table, std::vector<sort_name> const& names) {
    order result;
    for (auto const& [name, descending] : names) {
        auto const found =
            std::ranges::find_if(table.properties, [&wanted = name](auto const& column) {
                return column->name == wanted;
            });
        if (found == table.properties.end() || !is_sortable(**found)) {
            std::vector<std::string> sortable;
            for (auto const& column : table.properties) {
                if (is_sortable(*column)) {
                    sortable.push_back(column->name);
                }
            }
            throw input_error{"'sortby' names '{}', by which '{}' cannot be sorted{}", name,
                              table.id, did_you_mean(name, sortable)};
        }
        result.push_back({static_cast<std::size_t>(found - table.properties.begin()), descending});
    }
    return result;
}

std::string text_of(snapshot::table const& table, order const& by) {
    std::string result;
    for (auto const& key : by) {
        result += result.empty() ? "" : ",";
        result += key.descending ? '-' : '+';
        result += table.properties[key.column]->name;
    }
    return result;
}

} // namespace trygg::query
