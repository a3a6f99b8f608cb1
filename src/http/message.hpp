#pragma once
/// \file Plain HTTP messages. Handlers and tests include this and never Beast.

#include "http/feed.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace trygg::http {

struct request {
    std::string method;
    std::string target; ///< path and query as sent, origin-form
    std::map<std::string, std::string>
        headers{}; ///< names in lower case; repeated ones joined by ", "
    std::string body{};
    std::string peer{}; ///< address of who sent it, without port; empty when no socket did
};

/// Gives the body piece by piece. Fills `chunk` (cleared before the call) with the next bytes and
/// returns false when there are no more after it. Called on a worker thread, one call at a time.
using body_source = std::function<bool(std::string& chunk)>;

struct response {
    int status = 200;
    std::multimap<std::string, std::string> headers{};
    std::string body{};
    /// Set for a body that is shared between answers, such as a cached one; then `body` is unused.
    std::shared_ptr<std::string const> shared_body{};
    /// Set for a body too large to hold: sent with chunked encoding; then `body` is unused.
    body_source stream{};
    /// Set for a body that grows when there is news; then `body` is unused, and the connection ends
    /// with it.
    std::shared_ptr<http::feed> feed{};
    /// Set by `prepare` for an answer that is sent many times; then `status` and `headers` only
    /// tell what is in it.
    std::shared_ptr<std::string const> prepared_head{};
};

} // namespace trygg::http
