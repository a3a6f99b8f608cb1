#pragma once
/// \file What holds for requests of all routes.

#include "api/content_coding.hpp"
#include "http/message.hpp"

#include <optional>
#include <string>

namespace trygg::api {

inline constexpr char const* reading_methods = "GET, HEAD, OPTIONS";

/// Empty when the request has none. Names are in lower case.
std::string header(http::request const& asked, std::string const& name);

/// Links are absolute when the Host is a plain name or address, with or without a port.
std::string base_url_of(http::request const& asked);

/// "/karta" of "https://mark.se/karta"
std::string path_of(std::string const& url);

/// "mark.se" of "https://mark.se:8443/karta"
std::string host_of(std::string const& url);

http::response not_allowed(std::string const& methods);

/// Also to a browser that asks, before it lets another site's page read here.
http::response options_answer(std::string const& methods);

bool only_reads(http::request const& asked);

/// What is wrong with a request to read, whatever its path; nothing for most.
std::optional<http::response> wrong_with(http::request const& asked, coding_choice coding);

} // namespace trygg::api
