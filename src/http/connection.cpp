#include "http/connection.hpp"

#include "http/chunked.hpp"
#include "http/refused.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/status.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <memory>
#include <optional>

namespace trygg::http {

/// How one answer is put on the wire.
struct connection::answer_plan {
    bool head_only = false;
    bool version_1_0 = false;
    bool keep_alive = false;
};

namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using tcp = net::ip::tcp;

constexpr std::size_t piece_size = 64 * 1024;
constexpr std::chrono::seconds linger_time{2};

/// The next piece of a stream.
struct stream_piece {
    std::string bytes{};
    bool last = false; ///< there is none after it
    bool failed = false;
};

response problem(int status, std::string_view detail) {
    auto const title = bhttp::obsolete_reason(bhttp::int_to_status(static_cast<unsigned>(status)));
    response reply{status, {{"Content-Type", "application/problem+json"}}};
    reply.body = fmt::format(R"({{"title":"{}","status":{},"detail":"{}"}})",
                             std::string_view{title.data(), title.size()}, status, detail);
    return reply;
}

response broken() { return problem(500, "The server could not answer; its log says why."); }

void log_failure(std::string_view what, std::exception_ptr failure) {
    try {
        std::rethrow_exception(failure);
    } catch (std::exception const& e) {
        fmt::print(stderr, "{}: {}\n", what, e.what());
    } catch (...) {
        fmt::print(stderr, "{}: unknown exception\n", what);
    }
}

/// A handler's answer that would break the framing must not reach a socket.
response checked(response reply) {
    if (reply.status < 200 || reply.status > 599) {
        throw error{"the handler answered with status {}", reply.status};
    }
    for (auto const& [name, value] : reply.headers) {
        if (!is_token(name) || !is_field_value(value)) {
            throw error{"the handler answered with a malformed header field"};
        }
    }
    return reply;
}

/// Spawned on the workers, so that `handle` may block.
net::awaitable<response> answer(handler const& handle, request const& asked) {
    try {
        co_return checked(handle(asked));
    } catch (...) {
        log_failure(asked.method + " " + asked.target, std::current_exception());
    }
    co_return broken();
}

/// Spawned on the workers. Gives no empty piece but the last: it would end a chunked body.
net::awaitable<stream_piece> produce(body_source const& source) {
    stream_piece piece;
    try {
        while (piece.bytes.empty() && !piece.last) {
            piece.last = !source(piece.bytes);
        }
    } catch (...) {
        log_failure("streamed answer", std::current_exception());
        piece.failed = true;
    }
    co_return piece;
}

/// Wrap a piece in the chunked transfer coding.
void frame(stream_piece& piece) {
    if (!piece.bytes.empty()) {
        piece.bytes.insert(0, fmt::format("{:x}\r\n", piece.bytes.size()));
        piece.bytes += "\r\n";
    }
    if (piece.last) {
        piece.bytes += "0\r\n\r\n";
    }
}

bool has_body(int status) { return status != 204 && status != 304; }

std::string_view body_of(response const& reply) {
    return reply.shared_body ? std::string_view{*reply.shared_body} : std::string_view{reply.body};
}

bool same_name(beast::string_view a, std::string_view b) {
    return beast::iequals(a, {b.data(), b.size()});
}

} // anonymous namespace

connection::connection(tcp::socket socket, shared_state& shared)
    : m_socket{std::move(socket)}, m_shared{shared} {
    m_shared.connections.insert(this);
}

connection::~connection() { m_shared.connections.erase(this); }

net::awaitable<void> connection::run() {
    m_socket.set_option(tcp::no_delay{true});
    bool more = true;
    while (more) {
        more = co_await await_request();
        if (more) {
            more = co_await serve_one();
        }
    }
    beast::error_code ignored;
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
    } catch (refused const& e) {
        refusal = e;
    }
    if (refusal) {
        co_await send(problem(refusal->status, refusal->what()), {});
        co_await linger();
        co_return false;
    }
    m_deadline = clock::time_point::max(); // a slow query is not a slow client
    auto reply = co_await net::co_spawn(m_shared.workers, answer(m_shared.handle, got.asked),
                                        net::use_awaitable);
    bool const keep = got.keep_alive && !m_shared.stopping && !(reply.stream && got.version_1_0);
    answer_plan const plan{got.asked.method == "HEAD", got.version_1_0, keep};
    if (reply.stream && has_body(reply.status) && !plan.head_only) {
        co_await send_stream(std::move(reply), plan);
    } else {
        co_await send(std::move(reply), plan);
    }
    co_return keep;
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
        if (got.body == framing::chunked ? decoder.done() : body.size() == got.content_length) {
            co_return;
        }
        if (!co_await fill()) {
            throw refused{400, "The request ended before its body was whole."};
        }
    }
}

/// Read what the client has sent. False when it sends no more, or nothing in time while idle.
net::awaitable<bool> connection::fill() {
    beast::error_code ec;
    std::size_t size = 0;
    if (!m_expired) {
        size = co_await m_socket.async_read_some(net::buffer(m_read),
                                                 net::redirect_error(net::use_awaitable, ec));
    }
    if (size == 0 && m_expired && !m_idle) {
        throw refused{408, "The request did not come whole in time."};
    }
    if (ec && ec != net::error::eof && !m_expired) {
        throw beast::system_error{ec};
    }
    m_in.append(m_read.data(), size);
    co_return size > 0;
}

/// Header fields of the answer, those of the handler and ours. Beast writes them.
std::string connection::head_text(response const& reply, answer_plan const& plan) const {
    bhttp::response<bhttp::empty_body> message;
    message.version(11);
    message.result(static_cast<unsigned>(reply.status));
    bool const own_length = plan.head_only || reply.status == 304;
    for (auto const& [name, value] : reply.headers) {
        bool const is_length = same_name("Content-Length", name);
        if (same_name("Transfer-Encoding", name) || same_name("Connection", name) ||
            (is_length && !own_length)) {
            continue; // framing is ours
        }
        message.insert(name, value);
    }
    if (message.find(bhttp::field::date) == message.end()) {
        message.set(bhttp::field::date, m_shared.date);
    }
    if (message.find("X-Content-Type-Options") == message.end()) {
        message.set("X-Content-Type-Options", "nosniff");
    }
    if (reply.stream && has_body(reply.status)) {
        message.chunked(!plan.version_1_0);
    } else if (has_body(reply.status) &&
               message.find(bhttp::field::content_length) == message.end()) {
        message.content_length(body_of(reply).size());
    }
    if (!plan.keep_alive || plan.version_1_0) {
        message.set(bhttp::field::connection, plan.keep_alive ? "keep-alive" : "close");
    }
    std::string text;
    bhttp::response_serializer<bhttp::empty_body> serializer{message};
    serializer.split(true);
    beast::error_code ec;
    serializer.next(ec, [&text](beast::error_code&, auto const& pieces) {
        text = beast::buffers_to_string(pieces);
    });
    return text;
}

net::awaitable<void> connection::send(response reply, answer_plan plan) {
    auto text = head_text(reply, plan);
    bool const silent = plan.head_only || !has_body(reply.status);
    co_await send_body(std::move(text), silent ? std::string_view{} : body_of(reply));
}

/// A piece is made when the one before it has been taken: a slow client holds one piece of memory,
/// and no worker.
net::awaitable<void> connection::send_stream(response reply, answer_plan plan) {
    auto text = head_text(reply, plan);
    stream_piece piece;
    for (bool begun = false; !piece.last; begun = true) {
        m_deadline = clock::time_point::max();
        piece = co_await net::co_spawn(m_shared.workers, produce(reply.stream), net::use_awaitable);
        if (piece.failed && begun) {
            throw error{"a streamed answer broke off"};
        }
        if (piece.failed) {
            co_await send(broken(), plan);
            co_return;
        }
        if (!plan.version_1_0) {
            frame(piece);
        }
        co_await send_body(std::move(text), piece.bytes);
        text.clear();
    }
}

/// Piece by piece, so that the time allowed grows with the size of the answer.
net::awaitable<void> connection::send_body(std::string head, std::string_view body) {
    auto piece = body.substr(0, piece_size);
    co_await write({net::buffer(head), net::buffer(piece.data(), piece.size())});
    for (body.remove_prefix(piece.size()); !body.empty(); body.remove_prefix(piece.size())) {
        piece = body.substr(0, piece_size);
        co_await write({net::buffer(piece.data(), piece.size()), net::const_buffer{}});
    }
}

net::awaitable<void> connection::write(buffers pieces) {
    wait_at_most(m_shared.options.bounds.write_time);
    co_await net::async_write(m_socket, pieces, net::use_awaitable);
    if (m_expired) {
        throw error{"the client takes its answer too slowly"};
    }
}

/// Read on for a moment before closing: a close with unread bytes would make the kernel reset the
/// connection, and the client might lose the answer that tells what was wrong.
net::awaitable<void> connection::linger() {
    beast::error_code ec;
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
}

void connection::expire() {
    m_expired = true;
    beast::error_code ignored;
    m_socket.cancel(ignored);
}

void connection::cut() {
    beast::error_code ignored;
    m_socket.set_option(tcp::socket::linger{true, 0}, ignored);
    m_socket.close(ignored);
}

void turn_away(tcp::socket& socket) {
    auto const reply = problem(503, "The server has too many connections.");
    auto const text = fmt::format("HTTP/1.1 503 Service Unavailable\r\nContent-Type: "
                                  "application/problem+json\r\nContent-Length: {}\r\n"
                                  "Retry-After: 5\r\nConnection: close\r\n\r\n{}",
                                  reply.body.size(), reply.body);
    beast::error_code ignored;
    socket.non_blocking(true, ignored);
    socket.write_some(net::buffer(text), ignored);
    socket.shutdown(tcp::socket::shutdown_send, ignored);
}

} // namespace trygg::http
