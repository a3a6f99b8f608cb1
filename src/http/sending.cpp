/// \file The half of a connection that writes answers: whole ones, streams and feeds.

#include "base/error.hpp"
#include "http/connection.hpp"
#include "http/reply.hpp"
#include "http/waker.hpp"
#include "http/work.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <utility>

namespace trygg::http {
namespace {

namespace net = boost::asio;
using boost::system::error_code;
using tcp = net::ip::tcp;

/// Each so many bytes of an answer have their own time.
constexpr std::size_t piece_size = 64 * 1024;

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

} // anonymous namespace

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

} // namespace trygg::http
