#pragma once
/// \file What a client would rather have: f, Accept, Accept-Encoding, If-None-Match (RFC 9110).

#include "base/error.hpp"
#include "http/message.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::api {

struct context;

/// One representation of a resource.
struct format {
    std::string name;                    ///< value of the parameter f: "json"
    std::string media_type;              ///< as Content-Type says it: "text/html; charset=utf-8"
    std::vector<std::string> asked_as{}; ///< other types that a client may ask for it by
    std::string title{};                 ///< what a link to it is called; empty: its name
    std::string title_en{};              ///< the same in English, where it differs
};

/// No representation that Accept takes: answered as 406.
struct not_acceptable : error {
    using error::error;
};

/// The representation to answer with. `f` wins over Accept; without either it is the first one, and
/// so it is when Accept likes several equally. Throws input_error for an `f` that is not offered
/// and not_acceptable when Accept takes none.
format const& choose_format(context const& at, std::optional<std::string> const& f,
                            std::span<format const> offered);

/// The quality (0 to 1) that an Accept header gives a media type, by the most specific range that
/// covers it. Ranges that are no media ranges are passed over; a header without any takes all.
double media_quality(std::string_view accept, std::string_view media_type);

/// Whether an error is to be told as a page: by f when it is stated, else by Accept.
bool wants_html(http::request const& asked);

/// The quality (0 to 1) that a list such as Accept-Encoding states for `name`, which is in lower
/// case; nothing when it does not name it.
std::optional<double> list_quality(std::string_view list, std::string_view name);

/// True when If-None-Match is "*" or lists the tag; W/ is not looked at.
bool matches_etag(std::string_view if_none_match, std::string_view etag);

} // namespace trygg::api
