#pragma once
/// \file What wakes the sending of a feed. Inside the server only.

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>

#include <utility>

namespace trygg::http {

/// Wakes the sending of a feed. Shared with what may be called when the connection is gone.
struct waker {
    explicit waker(boost::asio::any_io_executor of) : executor{std::move(of)}, timer{executor} {}

    void stop() {
        over = true;
        timer.cancel();
    }

    boost::asio::any_io_executor executor;
    boost::asio::steady_timer timer;
    bool over = false; ///< the client has gone, or the server stops
};

} // namespace trygg::http
