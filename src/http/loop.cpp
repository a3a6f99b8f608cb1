#include "http/loop.hpp"

#include "http/guarded.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>
#include <new>
#include <string>
#include <utility>

namespace trygg::http {
namespace {

namespace net = boost::asio;
using boost::system::error_code;
using tcp = net::ip::tcp;

/// How finely time limits are kept, and how often the Date header moves.
constexpr std::chrono::milliseconds sweep_every{200};

/// "Sun, 06 Nov 1994 08:49:37 GMT", whatever the locale.
std::string http_date(std::time_t now) {
    static constexpr char const* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr char const* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const utc = fmt::gmtime(now);
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[utc.tm_wday], utc.tm_mday,
                       months[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
}

} // anonymous namespace

loop::loop(server_options const& options, handler const& handle, net::thread_pool& workers)
    : m_shared{options, handle, workers} {
    m_shared.date = http_date(std::time(nullptr));
    net::co_spawn(m_io, sweep(), net::detached);
}

void loop::take(tcp::socket socket, std::shared_ptr<void> place) {
    ++m_connections;
    try {
        net::co_spawn(m_io, session(std::move(socket), std::move(place)), net::detached);
    } catch (...) {
        --m_connections;
        throw;
    }
}

net::awaitable<void> loop::session(tcp::socket socket, std::shared_ptr<void> place) {
    try {
        connection talk{std::move(socket), m_shared};
        try {
            co_await talk.run();
        } catch (...) { // the client is gone or too slow, or memory is short: only this one ends
            talk.cut();
        }
    } catch (std::bad_alloc const&) { // the socket is closed, which is all that can be done
    }
    place.reset();
    --m_connections;
    end_when_empty();
}

/// Keep the time limits of all connections: cheaper than a timer for each.
net::awaitable<void> loop::sweep() {
    while (!m_shared.stopping || !m_shared.connections.empty()) {
        auto const now = connection::clock::now();
        guarded("date", [&] { m_shared.date = http_date(std::time(nullptr)); });
        for (auto* each : m_shared.connections) {
            each->sweep(now);
            if (now >= m_last_call) {
                each->cut();
            }
        }
        error_code ignored;
        m_sweep_timer.expires_after(sweep_every);
        co_await m_sweep_timer.async_wait(net::redirect_error(net::use_awaitable, ignored));
    }
}

void loop::stop() {
    net::post(m_io, [this] { begin_stop(); });
}

void loop::begin_stop() {
    m_shared.stopping = true;
    m_last_call = connection::clock::now() + m_shared.options.bounds.stop_time;
    for (auto* each : m_shared.connections) {
        each->end_if_idle();
    }
    end_when_empty();
}

void loop::end_when_empty() {
    if (m_shared.stopping && m_shared.connections.empty()) {
        m_sweep_timer.cancel();
    }
}

void loop::run() {
    while (!m_io.stopped()) {
        guarded("server", [this] { m_io.run(); });
    }
}

} // namespace trygg::http
