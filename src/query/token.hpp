#pragma once
/// \file The tokens of next and prev links: opaque to clients, where a page starts to us.

#include "query/position.hpp"

#include <string>
#include <string_view>

namespace trygg::query {

/// base64url without padding. `sorted_by` is the order's text.
std::string token_for(std::string_view collection, std::string_view sorted_by,
                      page_start const& start);

/// What a token says, before its collection's table is known. Whatever the bytes are: either this
/// or input_error.
struct token {
    std::string collection, sorted_by;
    page_start start;
};
token parse_token(std::string_view text);

/// The start again. Throws input_error for a token of another collection or another order, and when
/// its values are not of the order's types.
page_start start_of(token const& from, snapshot::table const& table, order const& by);

} // namespace trygg::query
