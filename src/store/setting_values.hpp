#pragma once
/// \file What the values of settings look like.

#include <string_view>

namespace trygg::store {

/// An address to write to: enough to make no link of what is none.
bool is_email(std::string_view text);

/// "2026-11-23"
bool is_date(std::string_view text);

/// Origins apart by spaces, such as "https://mark.se https://*.mark.se", or "*" for all.
bool is_origin_list(std::string_view text);

} // namespace trygg::store
