#pragma once
/// \file The token of a next link: opaque to clients, the collection and the last
/// feature's id to us.

#include <string>
#include <string_view>

namespace trygg::query {

/// base64url without padding.
std::string token_for(std::string_view collection, std::string_view last_id);

/// The id again. Throws input_error for what is no token of ours, or of another collection.
std::string last_id_of(std::string_view collection, std::string_view token);

} // namespace trygg::query
