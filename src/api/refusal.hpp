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

} // namespace trygg::api
