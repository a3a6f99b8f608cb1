#pragma once
/// \file Request line and header fields, read strictly: what RFC 9112 lets a server refuse is
/// refused, since every leniency is a way to smuggle a request past a proxy in front of us.

#include "http/limits.hpp"
#include "http/message.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::http {

enum class framing { none, length, chunked };

/// A request without its body, and how the rest of it is to be read and answered.
struct head {
    request asked;
    framing body = framing::none;
    std::size_t content_length = 0; ///< bytes; with framing::length only
    bool version_1_0 = false;
    bool keep_alive = true;
    bool expects_continue = false;
};

/// Where the head at the start of `bytes` ends, as an offset past its empty line; 0 while it has
/// not come whole. `searched` (0 at first) keeps the place between calls with more bytes.
/// Throws refused: a line that does not end with CRLF, or more bytes than the limits allow.
std::size_t head_end(std::string_view bytes, std::size_t& searched, limits const& bounds);

/// Read a whole head, its empty line included. `hosts` as in server_options.
/// Throws refused, and nothing else but std::bad_alloc.
head parse_head(std::string_view bytes, limits const& bounds,
                std::vector<std::string> const& hosts);

/// One or more of the characters that names of fields and methods are made of.
bool is_token(std::string_view text);

/// No control characters but the tab: nothing that could end a line.
bool is_field_value(std::string_view text);

} // namespace trygg::http
