#pragma once
/// \file One io thread of the server: its connections, their time limits, its clock.

#include "http/connection.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <cstddef>
#include <memory>

namespace trygg::http {

/// Everything happens on the thread that calls `run`, unless it says otherwise.
class loop {
public:
    loop(server_options const& options, handler const& handle, boost::asio::thread_pool& workers);

    boost::asio::io_context& io() { return m_io; }

    /// Talk with a client, whose socket belongs to `io`; `place` is let go afterwards. From any
    /// thread.
    void take(boost::asio::ip::tcp::socket socket, std::shared_ptr<void> place);

    /// How many clients there are. From any thread.
    std::size_t connections() const { return m_connections; }

    /// Until `stop` was called, the last client has gone and nothing else of `io` is left.
    void run();

    /// Let clients finish what runs, for as long as the limits say. From any thread.
    void stop();

private:
    boost::asio::awaitable<void> session(boost::asio::ip::tcp::socket socket,
                                         std::shared_ptr<void> place);
    boost::asio::awaitable<void> sweep();
    void begin_stop();
    void end_when_empty();

    boost::asio::io_context m_io{1};
    boost::asio::steady_timer m_sweep_timer{m_io};
    connection::clock::time_point m_last_call = connection::clock::time_point::max();
    shared_state m_shared;
    std::atomic<std::size_t> m_connections{0};
};

} // namespace trygg::http
