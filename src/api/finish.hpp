#pragma once
/// \file What every answer gets on its way out: ETag, content coding, CORS and security headers.

#include "api/content_coding.hpp"
#include "http/message.hpp"

#include <string>
#include <string_view>

namespace trygg::api {

/// Give a 200 its ETag and pack it as the client likes it. `tag` names answers that depend on the
/// request alone; pages, and what may be kept longer, are named by their content, too. Afterwards
/// the body is in `shared_body`, or in `stream`.
void finish(http::response& answer, coding_choice coding, std::string_view tag);

/// The 304 for a client that has the answer with this tag. Tags are quoted texts.
http::response not_modified(std::string_view tag);

/// Keep an answer of exact data out of shared caches, and from other sites' pages.
void keep_private(http::response& answer);

/// The 304 for an answer whose ETag the client has, else the answer.
http::response or_not_modified(http::response answer, http::request const& asked);

/// The content security policy of a page. `basemap_url` is the one foreign server that it may load
/// images from, `framed_by` the origins, apart by spaces, that may show it in a frame; either may
/// be empty.
std::string page_policy(std::string const& basemap_url, std::string const& framed_by);

/// Headers that do not depend on the body: CORS, Vary, content sniffing, the page's policy.
/// `basemap_url` is the one foreign server that the page may load images from; may be empty.
void add_common_headers(http::response& answer, std::string const& basemap_url);

} // namespace trygg::api
