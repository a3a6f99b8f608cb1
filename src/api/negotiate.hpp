#pragma once
/// \file What a client would rather have: Accept, Accept-Encoding, If-None-Match (RFC 9110).

#include <string>
#include <string_view>

namespace trygg::api {

/// True when Accept gives HTML a higher quality than JSON, as browsers do.
bool prefers_html(std::string_view accept);

/// True when Accept-Encoding allows gzip at least as much as no encoding.
bool takes_gzip(std::string_view accept_encoding);

/// True when If-None-Match is "*" or lists the tag; W/ is not looked at.
bool matches_etag(std::string_view if_none_match, std::string_view etag);

} // namespace trygg::api
