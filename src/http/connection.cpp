#include "http/connection.hpp"

#include "http/chunked.hpp"
#include "http/refused.hpp"
#include "http/reply.hpp"
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

constexpr std::size_t piece_size = 64 * 1024;
constexpr std::chrono::seconds linger_time{2};

/// Spawned on the workers, so that `handle` may block.
net::awaitable<response> answer(handler const& handle, request const& asked,
                                std::function<response()> const& work) {
    co_return ask(handle, asked, work);
}

/// Spawned on the workers.
net::awaitable<stream_piece> produce(body_source const& source, std::string room) {
    co_return next_piece(source, std::move(room));
}

/// How much the kernel may take in one go, while the other clients of the loop wait. An answer
/// begins with little, so that short ones take turns (p99 at 64 clients: a third), and goes on with
/// more, which spares a long one calls.
constexpr std::size_t least_at_once = 64 * 1024;
constexpr std::size_t most_at_once = 512 * 1024;

/// The start of `pieces`, when `sent` bytes of the answer have gone.
std::vector<net::const_buffer> next_of(std::vector<net::const_buffer> const& pieces,
                                       std::size_t sent) {
    std::vector<net::const_buffer> result;
    auto left = std::clamp(sent, least_at_once, most_at_once);
    for (auto const& piece : pieces) {
        result.push_back(net::buffer(piece, left));
        left -= result.back().size();
    }
    return result;
}

void take_away(std::vector<net::const_buffer>& pieces, std::size_t size) {
    for (auto& piece : pieces) {
        auto const taken = std::min(size, piece.size());
        piece += taken;
        size -= taken;
    }
}

/// Empty when the client is gone already. An IPv4 address is written as one, whatever the socket.
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

} // anonymous namespace

/// Wakes the sending of a feed. Shared with what may be called when the connection is gone.
struct connection::waker {
    explicit waker(net::any_io_executor of) : executor{std::move(of)}, timer{executor} {}

    void stop() {
        over = true;
        timer.cancel();
    }

    net::any_io_executor executor;
    net::steady_timer timer;
    bool over = false; ///< the client has gone, or the server stops
};

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

net::awaitable<void> connection::send(response reply, answer_plan plan) {
    auto const text = head_text(reply, plan, m_shared.date);
    bool const silent = plan.head_only || !has_body(reply.status);
    auto const body = silent ? std::string_view{} : body_of(reply);
    buffers pieces{net::buffer(text), net::buffer(body.data(), body.size())};
    co_await write(std::move(pieces));
}

/// A piece is made when the one before it has been taken: a slow client holds one piece of memory,
/// and no worker.
net::awaitable<void> connection::send_stream(response reply, answer_plan plan) {
    auto text = head_text(reply, plan, m_shared.date);
    stream_piece piece;
    for (bool begun = false; !piece.last; begun = true) {
        m_deadline = clock::time_point::max();
        piece = co_await net::co_spawn(
            m_shared.workers, produce(reply.stream, std::move(piece.bytes)), net::use_awaitable);
        if (piece.failed && begun) {
            throw error{"a streamed answer broke off"};
        }
        if (piece.failed) {
            co_await send(broken(), plan);
            co_return;
        }
        auto const frame = plan.version_1_0 ? chunk_frame{} : frame_of(piece);
        buffers pieces{net::buffer(text), net::buffer(frame.before), net::buffer(piece.bytes),
                       net::buffer(frame.after)};
        co_await write(std::move(pieces));
        text.clear();
    }
}

/// Nothing is expected of the client meanwhile: what comes from it is its end.
net::awaitable<void> connection::send_feed(response reply, answer_plan plan) {
    auto& from = *reply.feed;
    m_waker = std::make_shared<waker>(m_socket.get_executor());
    from.when_pushed(
        [waker = m_waker] { net::post(waker->executor, [waker] { waker->timer.cancel(); }); });
    std::shared_ptr<feed> const attached{reply.feed.get(), [](feed* of) {
                                             of->when_pushed({});
                                         }};
    m_socket.async_wait(tcp::socket::wait_read, [waker = m_waker](error_code) { waker->stop(); });
    auto const head = head_text(reply, plan, m_shared.date);
    buffers first{net::buffer(head)};
    co_await write(std::move(first));
    while (!m_waker->over && !m_shared.stopping) {
        std::string bytes;
        co_await await_news(from, bytes);
        stream_piece const piece{std::move(bytes), m_waker->over || m_shared.stopping};
        auto const frame = plan.version_1_0 ? chunk_frame{} : frame_of(piece);
        buffers pieces{net::buffer(frame.before), net::buffer(piece.bytes),
                       net::buffer(frame.after)};
        co_await write(std::move(pieces));
    }
    m_waker.reset();
}

/// The news that wait, or else those that come before the next beat, or else the beat.
net::awaitable<void> connection::await_news(feed& of, std::string& bytes) {
    auto news = of.take();
    if (news.pieces.empty() && !news.ended) {
        m_deadline = clock::time_point::max();
        error_code cancelled;
        m_waker->timer.expires_after(of.how().beat_every);
        co_await m_waker->timer.async_wait(net::redirect_error(net::use_awaitable, cancelled));
        news = of.take();
        if (!cancelled) {
            bytes = of.how().beat;
        }
    }
    if (news.too_slow) {
        throw error{"the client takes its news too slowly"};
    }
    for (auto const& each : news.pieces) {
        bytes += *each;
    }
    m_waker->over = m_waker->over || news.ended;
}

/// The time allowed grows with the size of the answer: some for each piece of it.
net::awaitable<void> connection::write(buffers pieces) {
    m_expired = false;
    auto const whole = net::buffer_size(pieces);
    for (std::size_t sent = 0; sent < whole && !m_expired;) {
        wait_at_most(m_shared.options.bounds.write_time);
        for (std::size_t taken = 0; taken < piece_size && sent < whole && !m_expired;) {
            auto const size =
                co_await m_socket.async_write_some(next_of(pieces, sent), net::use_awaitable);
            take_away(pieces, size);
            taken += size;
            sent += size;
        }
    }
    if (m_expired) {
        throw error{"the client takes its answer too slowly"};
    }
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
