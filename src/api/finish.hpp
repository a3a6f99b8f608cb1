#pragma once
/// \file What every answer gets on its way out: ETag, compression, CORS and security headers.

#include "http/message.hpp"

#include <cstdint>
#include <string>

namespace trygg::api {

/// Give a 200 its ETag and compress it when the client takes gzip. Afterwards the body is in
/// `shared_body`, or in `stream`.
void finish(http::response& answer, bool gzip, std::int64_t revision);

/// The 304 for an answer whose ETag the client has, else the answer.
http::response or_not_modified(http::response answer, http::request const& asked);

/// Headers that do not depend on the body: CORS, Vary, content sniffing, the page's policy.
/// `basemap_url` is the one foreign server that the page may load images from; may be empty.
void add_common_headers(http::response& answer, std::string const& basemap_url);

} // namespace trygg::api
