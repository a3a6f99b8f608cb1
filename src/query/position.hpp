#pragma once
/// \file Where a page starts: a place in an order that stays the same when rows come and go.

#include "query/order.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace trygg::query {

/// A row's value of a sort key: null, an integer or boolean, a real, a text, or a time.
using key_value =
    std::variant<std::monostate, std::int64_t, double, std::string, snapshot::time_key>;

/// The values and the id of a row, which need not be there any more.
struct position {
    std::vector<key_value> keys{}; ///< one for each key of the order
    std::string id;
    friend bool operator==(position const&, position const&) = default;
};

/// A page holds the rows right after a position, or those right before it.
struct page_start {
    bool backwards = false;
    std::optional<position> at{}; ///< nothing: the first page, or backwards the last
    friend bool operator==(page_start const&, page_start const&) = default;
};

/// Of a long text the position keeps this many bytes; the row itself tells the rest.
inline constexpr std::size_t longest_key = 200;

position position_of(snapshot::table const& table, order const& by, std::size_t row);

} // namespace trygg::query
