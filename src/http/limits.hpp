#pragma once
/// \file What one client can take from us, as data.

#include <chrono>
#include <cstddef>

namespace trygg::http {

/// Everything that bounds what a client can take from us.
struct limits {
    std::size_t max_target = 8 * 1024;       ///< bytes of the request target; above: 414
    std::size_t max_header = 32 * 1024;      ///< bytes of request line and headers; above: 431
    std::size_t max_fields = 100;            ///< header fields; above: 431
    std::size_t max_body = 1'000'000;        ///< bytes; above: 413
    std::size_t max_bodies = 64'000'000;     ///< bytes of all that are held at once; above: 503
    std::size_t max_chunk_extras = 4 * 1024; ///< bytes of chunk extensions and trailers; above: 400
    std::size_t max_connections = 1024;      ///< above: 503 and close
    std::size_t max_of_address = 768;        ///< the same of one remote address: a school is one
    std::chrono::seconds header_time{
        10}; ///< from the first byte of a request to its last; above: 408
    std::chrono::seconds idle_time{60};  ///< between two requests
    std::chrono::seconds write_time{30}; ///< for each 64 KB of an answer to be taken
    std::chrono::seconds stop_time{10};  ///< how long a stop waits for running requests
};

} // namespace trygg::http
