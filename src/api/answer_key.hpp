#pragma once
/// \file What names an answer: requests with the same key get the same bytes.

#include "api/content_coding.hpp"
#include "http/message.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace trygg::api {

struct answer_key {
    std::string text; ///< role, revision, coding, address, target, Accept
    std::uint64_t hash = 0;
    bool is_usable = false; ///< false for a request that is too long to keep answers for

    /// The ETag of answers that depend on nothing but this and the program's version: a quoted
    /// text.
    std::string tag;
};

/// `asked` is a GET or HEAD; `base_url` what its links start with; `role` that of who asks.
answer_key key_of(http::request const& asked, std::string_view base_url, coding_choice coding,
                  std::int64_t revision, std::string_view role);

} // namespace trygg::api
