#pragma once
/// \file The HTTP server: sockets, limits, time and threads. Knows nothing of our routes.

#include "http/message.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace trygg::http {

using handler = std::function<response(request const&)>;

/// Everything that bounds what a client can take from us.
struct limits {
    std::size_t max_target = 8 * 1024;    ///< bytes of the request target; above: 414
    std::size_t max_header = 32 * 1024;   ///< bytes of request line and headers; above: 431
    std::size_t max_body = 1'000'000;     ///< bytes; above: 413
    std::size_t max_connections = 1024;   ///< above: 503 and close
    std::chrono::seconds header_time{10}; ///< from the first byte of a request to its last
    std::chrono::seconds idle_time{60};   ///< between two requests
    std::chrono::seconds write_time{30};  ///< for each piece of an answer to be taken
    std::chrono::seconds stop_time{10};   ///< how long a stop waits for running requests
};

struct server_options {
    std::string address = "127.0.0.1";
    unsigned short port = 8080; ///< 0 picks a free one
    unsigned workers = 2;
    limits bounds{};
    /// Host names that are answered, lower case, without port; empty answers every well-formed
    /// Host.
    std::vector<std::string> hosts{};
    std::function<void(unsigned short)> on_ready{}; ///< told the port, once listening
    /// Called about once a second on a thread of its own, for example to reload.
    std::function<void()> on_tick{};
};

/// Serve until SIGINT or SIGTERM, then let running requests finish.
/// `handle` is called on a worker thread, so it may block. What it throws becomes a 500.
/// Throws trygg::error when the address cannot be listened on.
void serve(server_options const& options, handler handle);

} // namespace trygg::http
