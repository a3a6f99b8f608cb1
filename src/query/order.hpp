#pragma once
/// \file The parameter sortby: in which order rows are listed.

#include "snapshot/table.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::query {

struct sort_key {
    std::size_t column = 0; ///< index in table->properties
    bool descending = false;
    friend bool operator==(sort_key const&, sort_key const&) = default;
};

/// The first key counts most; rows that are equal in all of them stand by id. Empty: by id.
/// Ascending, nulls come last; descending, they come first. Texts are compared by code points,
/// dates and times as instants, false comes before true.
using order = std::vector<sort_key>;

/// A key as it was asked for, before it is known to be a property.
struct sort_name {
    std::string name;
    bool descending = false;
};

/// "+name,-count,place". Throws input_error for an empty or repeated name.
std::vector<sort_name> parse_sortby(std::string_view text);

/// Arrays and objects cannot be sorted.
bool is_sortable(snapshot::column const& column);

/// Throws input_error for what is no sortable property, naming the nearest.
order order_of(snapshot::table const& table, std::vector<sort_name> const& names);

/// "+name,-count", whichever way it was asked for.
std::string text_of(snapshot::table const& table, order const& by);

} // namespace trygg::query
