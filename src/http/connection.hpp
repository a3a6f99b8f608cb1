#pragma once
/// \file One client's connection. Inside the server only; the program includes http/server.hpp.

#include "http/head.hpp"
#include "http/reply.hpp"
#include "http/server.hpp"

#include <utility> // Boost 1.74's awaitable.hpp needs std::exchange and forgets to include it

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/thread_pool.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::http {

class connection;
struct waker;

/// What the connections of one io thread share. Only that thread touches it.
struct shared_state {
    server_options const& options;
    handler const& handle;
    boost::asio::thread_pool& workers;
    std::set<connection*> connections{};
    std::string date{};     ///< now, as the Date header writes it
    std::size_t bodies = 0; ///< bytes of requests' bodies that are held now
    bool stopping = false;
};

/// Reads requests, has them answered by the workers, and writes the answers, one after the other.
/// Every wait for the client has a deadline, which `sweep` enforces.
class connection {
public:
    using clock = std::chrono::steady_clock;

    connection(boost::asio::ip::tcp::socket socket, shared_state& shared);
    ~connection();
    connection(connection const&) = delete;
    connection& operator=(connection const&) = delete;

    /// Talk until either side has had enough. Throws when the client is gone.
    boost::asio::awaitable<void> run();

    /// Wake a wait whose deadline has passed.
    void sweep(clock::time_point now);

    /// End the connection if it is between two requests.
    void end_if_idle();

    /// End it now, so that the client sees that its answer is not whole.
    void cut();

private:
    using buffers = std::vector<boost::asio::const_buffer>;

    void wait_at_most(std::chrono::seconds time);
    void expire();
    boost::asio::awaitable<bool> fill();
    boost::asio::awaitable<bool> await_request();
    boost::asio::awaitable<head> read_request();
    boost::asio::awaitable<void> read_body(head& got);
    void hold(std::size_t bytes);
    void let_go();
    boost::asio::awaitable<bool> serve_one();
    boost::asio::awaitable<response> answer_to(request const& asked);
    boost::asio::awaitable<std::optional<response>> answer_of(std::shared_ptr<later> other);
    boost::asio::awaitable<void> send(response reply, answer_plan plan);
    boost::asio::awaitable<void> send_stream(response reply, answer_plan plan);
    boost::asio::awaitable<void> send_feed(response reply, answer_plan plan);
    boost::asio::awaitable<void> await_news(feed& of, std::string& bytes);
    boost::asio::awaitable<void> write(buffers pieces);
    boost::asio::awaitable<void> linger();

    boost::asio::ip::tcp::socket m_socket;
    shared_state& m_shared;
    std::string m_peer;
    clock::time_point m_deadline = clock::time_point::max();
    bool m_expired = false;
    bool m_idle = false;
    std::shared_ptr<waker> m_waker{}; ///< while a feed is sent
    std::size_t m_held = 0;           ///< bytes of the body of the request that is answered
    std::string m_in{};               ///< bytes that came and are not used yet
    std::array<char, 8 * 1024> m_read{};
};

/// Whom a socket talks with; empty when the client is gone already. An IPv4 address is written as
/// one, whatever the socket.
std::string peer_of(boost::asio::ip::tcp::socket const& socket);

/// Tell a client that there are too many, without waiting for anything.
void turn_away(boost::asio::ip::tcp::socket& socket);

} // namespace trygg::http
