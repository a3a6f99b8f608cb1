#pragma once
/// \file A request that is refused for what it wants or how it comes, with the status to say so.

#include "base/error.hpp"

namespace trygg::api {

/// Becomes a problem document with this status; the sentence is told to the client.
struct refusal : error {
    template <typename... Args>
    explicit refusal(int http_status, fmt::format_string<Args...> text, Args&&... args)
        : error{text, std::forward<Args>(args)...}, status{http_status} {}

    int status;
};

/// Refused (429) for how often somebody asks; the answer tells after how many seconds to try again.
struct too_many : refusal {
    too_many(int wait, std::string const& text) : refusal{429, "{}", text}, seconds{wait} {}

    int seconds;
};

} // namespace trygg::api
