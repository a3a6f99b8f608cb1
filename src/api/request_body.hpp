#pragma once
/// \file The bodies of requests that change something.

#include "api/answers.hpp"

#include <cstddef>
#include <map>
#include <string>

namespace trygg::api {

inline constexpr std::size_t largest_body = 256 * 1024; ///< bytes

/// "application/json" of "Application/JSON; charset=utf-8"; empty when none is stated.
std::string media_type_of(http::request const& asked);

/// The body as JSON of one of the route's media types. Throws refusal: 415 for another type or a
/// coded body, 413 above `most` bytes, 400 for what is no JSON, nests deeper than 32 or has a
/// name twice in one object.
json json_body(http::request const& asked, std::size_t most = largest_body);

/// The fields of a plain form, decoded. Throws refusal as json_body, and for a field that stands
/// twice.
std::map<std::string, std::string> form_body(http::request const& asked);

} // namespace trygg::api
