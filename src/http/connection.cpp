#include "http/connection.hpp"

#include "http/chunked.hpp"
#include "http/refused.hpp"
#include "http/reply.hpp"
#include "http/waker.hpp"
#include "http/work.hpp"

#include <fmt/format.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace trygg::http {
namespace {

namespace net = boost::asio;
using boost::system::error_code;
using tcp = net::ip::tcp;

constexpr std::chrono::seconds linger_time{2};

/// Spawned on the workers, so that `handle` may block.
net::awaitable<response> answer(handler const& handle, request const& asked,
                                std::function<response()> const& work) {
    co_return ask(handle, asked, work);
}

} // anonymous namespace

connection::connection(tcp::socket socket, shared_state& shared)
    : m_socket{std::move(socket)}, m_shared{shared}, m_peer{peer_of(m_socket)} {
    m_shared.connections.insert(this);
}

connection::~connection() {
    let_go();
    m_shared.connections.erase(this);
}

net::awaitable<void> connection::run() {
    m_socket.set_option(tcp::no_delay{true});
    bool more = true;
    while (more) {
        more = co_await await_request();
        if (more) {
            more = co_await serve_one();
        }
    }
    error_code ignored;
    m_socket.shutdown(tcp::socket::shutdown_send, ignored);
}

/// Wait for the first byte of a request. False when none comes.
net::awaitable<bool> connection::await_request() {
    if (!m_in.empty()) {
        co_return true;
    }
    if (m_shared.stopping) {
        co_return false;
    }
    m_in.shrink_to_fit();
    wait_at_most(m_shared.options.bounds.idle_time);
    m_idle = true;
    bool const came = co_await fill();
    m_idle = false;
    co_return came;
}

/// Read and answer one request. False when the connection is to be closed.
net::awaitable<bool> connection::serve_one() {
    std::optional<refused> refusal;
    head got;
    try {
        wait_at_most(m_shared.options.bounds.header_time);
        got = co_await read_request();
        got.asked.peer = m_peer;
    } catch (refused const& e) {
        refusal = e;
    }
    if (refusal) {
        got = {};
        let_go();
        co_await send(problem(refusal->status, refusal->what()), {});
        co_await linger();
        co_return false;
    }
    m_deadline = clock::time_point::max(); // a slow query is not a slow client
    auto reply = co_await answer_to(got.asked);
    got.asked.body = {};
    let_go();
    bool const keep =
        got.keep_alive && !m_shared.stopping && !reply.feed && !(reply.stream && got.version_1_0);
    answer_plan const plan{got.asked.method == "HEAD", got.version_1_0, keep};
    if (reply.feed && has_body(reply.status) && !plan.head_only) {
        co_await send_feed(std::move(reply), plan);
    } else if (reply.stream && has_body(reply.status) && !plan.head_only) {
        co_await send_stream(std::move(reply), plan);
    } else {
        co_await send(std::move(reply), plan);
    }
    co_return keep;
}

/// What is known at once needs no worker, and neither does waiting for another's answer.
net::awaitable<response> connection::answer_to(request const& asked) {
    auto seen = look(m_shared.options, asked);
    if (!seen.answer && seen.other) {
        seen.answer = co_await answer_of(std::move(seen.other));
    }
    if (seen.answer) {
        co_return std::move(*seen.answer);
    }
    co_return co_await net::co_spawn(m_shared.workers, answer(m_shared.handle, asked, seen.work),
                                     net::use_awaitable);
}

net::awaitable<std::optional<response>> connection::answer_of(std::shared_ptr<later> other) {
    error_code ignored;
    net::steady_timer given{m_socket.get_executor(), clock::time_point::max()};
    other->when_given([&given, executor = m_socket.get_executor()] {
        net::post(executor, [&given] { given.cancel(); });
    });
    co_await given.async_wait(net::redirect_error(net::use_awaitable, ignored));
    co_return other->answer();
}

net::awaitable<head> connection::read_request() {
    auto const& bounds = m_shared.options.bounds;
    std::size_t searched = 0;
    auto end = head_end(m_in, searched, bounds);
    while (end == 0) {
        if (!co_await fill()) {
            throw refused{400, "The request ended before its head was whole."};
        }
        end = head_end(m_in, searched, bounds);
    }
    auto got = parse_head({m_in.data(), end}, bounds, m_shared.options.hosts);
    m_in.erase(0, end);
    if (got.expects_continue && got.body != framing::none && m_in.empty()) {
        static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        co_await net::async_write(m_socket, net::buffer(go_on.data(), go_on.size()),
                                  net::use_awaitable);
    }
    co_await read_body(got);
    co_return got;
}

net::awaitable<void> connection::read_body(head& got) {
    auto& body = got.asked.body;
    chunk_decoder decoder{m_shared.options.bounds};
    for (;;) {
        std::size_t taken = 0;
        if (got.body == framing::chunked) {
            taken = decoder.decode(m_in, body);
        } else if (got.body == framing::length) {
            taken = std::min(m_in.size(), got.content_length - body.size());
            body.append(m_in, 0, taken);
        }
        m_in.erase(0, taken);
        hold(body.size() - m_held);
        if (got.body == framing::chunked ? decoder.done() : body.size() == got.content_length) {
            co_return;
        }
        if (!co_await fill()) {
            throw refused{400, "The request ended before its body was whole."};
        }
    }
}

/// Many who send large bodies slowly must not fill the memory. Each loop has its share.
void connection::hold(std::size_t bytes) {
    m_held += bytes;
    m_shared.bodies += bytes;
    auto const loops = std::max(1U, m_shared.options.io_threads);
    if (m_shared.bodies > m_shared.options.bounds.max_bodies / loops) {
        throw refused{503, "The server is receiving too much at once; try again in a moment."};
    }
}

void connection::let_go() { m_shared.bodies -= std::exchange(m_held, 0); }

/// Read what the client has sent. False when it sends no more, or nothing in time while idle.
net::awaitable<bool> connection::fill() {
    error_code ec;
    std::size_t size = 0;
    if (!m_expired) {
        size = co_await m_socket.async_read_some(net::buffer(m_read),
                                                 net::redirect_error(net::use_awaitable, ec));
    }
    if (size == 0 && m_expired && !m_idle) {
        throw refused{408, "The request did not come whole in time."};
    }
    if (ec && ec != net::error::eof && !m_expired) {
        throw boost::system::system_error{ec};
    }
    m_in.append(m_read.data(), size);
    co_return size > 0;
}

/// Read on for a moment before closing: a close with unread bytes would make the kernel reset the
/// connection, and the client might lose the answer that tells what was wrong.
net::awaitable<void> connection::linger() {
    error_code ec;
    m_socket.shutdown(tcp::socket::shutdown_send, ec);
    wait_at_most(linger_time);
    std::size_t left = m_shared.options.bounds.max_body;
    while (!ec && !m_expired && !m_shared.stopping && left > 0) {
        auto const size = co_await m_socket.async_read_some(
            net::buffer(m_read), net::redirect_error(net::use_awaitable, ec));
        left -= std::min(left, size);
    }
}

void connection::wait_at_most(std::chrono::seconds time) {
    m_expired = false;
    m_deadline = clock::now() + time;
}

void connection::sweep(clock::time_point now) {
    if (now >= m_deadline) {
        expire();
    }
}

void connection::end_if_idle() {
    if (m_idle) {
        expire();
    }
    if (m_waker) {
        m_waker->stop();
    }
}

void connection::expire() {
    m_expired = true;
    error_code ignored;
    m_socket.cancel(ignored);
}

void connection::cut() {
    error_code ignored;
    m_socket.set_option(tcp::socket::linger{true, 0}, ignored);
    m_socket.close(ignored);
}

std::string peer_of(tcp::socket const& socket) {
    error_code ec;
    auto const address = socket.remote_endpoint(ec).address();
    if (ec) {
        return {};
    }
    bool const mapped = address.is_v6() && address.to_v6().is_v4_mapped();
    return mapped ? net::ip::make_address_v4(net::ip::v4_mapped, address.to_v6()).to_string()
                  : address.to_string();
}

void turn_away(tcp::socket& socket) {
    auto const reply = problem(503, "The server has too many connections.");
    auto const text = fmt::format("HTTP/1.1 503 Service Unavailable\r\nContent-Type: "
                                  "application/problem+json\r\nContent-Length: {}\r\n"
                                  "Retry-After: 5\r\nConnection: close\r\n\r\n{}",
                                  reply.body.size(), reply.body);
    error_code ignored;
    socket.non_blocking(true, ignored);
    socket.write_some(net::buffer(text), ignored);
    socket.shutdown(tcp::socket::shutdown_send, ignored);
}

} // namespace trygg::http
