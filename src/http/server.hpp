#pragma once
/// \file The HTTP server: sockets, limits, time and threads. Knows nothing of our routes.

#include "base/address.hpp"
#include "http/later.hpp"
#include "http/limits.hpp"
#include "http/message.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace trygg::http {

using handler = std::function<response(request const&)>;

/// What can be said of a request without waiting for anything. At most one of the first two is set.
struct glance {
    std::optional<response> answer{}; ///< the answer itself
    std::shared_ptr<later> other{};   ///< another request's answer that will do for this one, too
    /// Gives the answer on a worker thread, where it may block; the handler when it is not set.
    /// After `other`: asked when that gave nothing.
    std::function<response()> work{};
};

struct server_options {
    std::string address = "127.0.0.1"; ///< an IPv4 or IPv6 address, or "localhost"
    unsigned short port = 8080;        ///< 0 picks a free one
    unsigned workers = 2;
    unsigned io_threads = 2; ///< that read requests and write answers
    limits bounds{};
    /// Host names that are answered, lower case, without port; empty answers every well-formed
    /// Host.
    std::vector<std::string> hosts{};
    /// Proxies, which bring the connections of many: not counted by address.
    std::vector<network> proxies{};
    /// Asked before the handler, on an io thread: it must return quickly.
    std::function<glance(request const&)> first_look{};
    std::function<void(unsigned short)> on_ready{}; ///< told the port, once listening
    /// Called about once a second on a thread of its own, for example to reload.
    std::function<void()> on_tick{};
};

/// Serve until SIGINT or SIGTERM, then let running requests finish: connections still open after
/// `stop_time` are cut. Returns when the last handler and tick have returned.
/// `handle` is called on a worker thread, so it may block. What it throws becomes a 500; what a
/// body_source throws before its first chunk too, later it cuts the connection.
/// Throws trygg::error when the address cannot be listened on.
void serve(server_options const& options, handler handle);

} // namespace trygg::http
