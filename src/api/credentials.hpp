#pragma once
/// \file What a request brings to say who asks: read strictly, believed by nobody yet.

#include "http/message.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace trygg::api {

/// A cookie's value. Nothing when the header has none of that name, or more than one.
std::optional<std::string> cookie_of(http::request const& asked, std::string_view name);

/// Whether a text could be one of our secrets: 43 letters of base64url.
bool is_secret(std::string_view text);

/// The token in Authorization: that of Bearer, or the password of Basic, which is all that some GIS
/// programs can send. Nothing without the header; an empty text for one that brings no token.
std::optional<std::string> token_of(http::request const& asked);

} // namespace trygg::api
