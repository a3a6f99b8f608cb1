#pragma once
/// \file The language of a page.

#include "http/message.hpp"

#include <string_view>

namespace trygg::api {

/// "sv" or "en": the one that the parameter lang states, else the one that Accept-Language likes
/// better, else Swedish.
std::string_view language_of(http::request const& asked);

} // namespace trygg::api
