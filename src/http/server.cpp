#include "http/server.hpp"

#include "base/error.hpp"
#include "http/connection.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <exception>
#include <new>
#include <sys/resource.h>
#include <utility>

namespace trygg::http {
namespace {

namespace net = boost::asio;
using boost::system::error_code;
using tcp = net::ip::tcp;
using std::chrono::milliseconds;

/// How finely time limits are kept, and how often the Date header moves.
constexpr milliseconds sweep_every{200};
constexpr milliseconds tick_every{1000};
constexpr milliseconds accept_pause{100};

/// "Sun, 06 Nov 1994 08:49:37 GMT", whatever the locale.
std::string http_date(std::time_t now) {
    static constexpr char const* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr char const* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const utc = fmt::gmtime(now);
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[utc.tm_wday], utc.tm_mday,
                       months[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
}

/// Run one step whose failure must not end the server.
template <typename Step>
void guarded(char const* what, Step const& step) noexcept {
    try {
        step();
    } catch (std::exception const& e) {
        std::fprintf(stderr, "%s: %s\n", what, e.what());
    } catch (...) {
        std::fprintf(stderr, "%s: unknown exception\n", what);
    }
}

/// Let the process have a file descriptor for each connection and some for its database, as far as
/// the system allows.
void allow_files(std::size_t connections) {
    constexpr rlim_t others = 256;
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < connections + others) {
        files.rlim_cur = std::min<rlim_t>(connections + others, files.rlim_max);
        ::setrlimit(RLIMIT_NOFILE, &files);
    }
}

/// A running server. Everything happens on the thread that calls `run`, but handlers and ticks.
class server {
public:
    server(server_options const& options, handler handle);
    unsigned short port() const { return m_acceptor.local_endpoint().port(); }
    void run();

private:
    net::awaitable<void> accept();
    net::awaitable<void> session(tcp::socket socket);
    net::awaitable<void> sweep();
    net::awaitable<void> tick();
    net::awaitable<void> await_signal();
    void open();
    void take(tcp::socket socket);
    void stop();
    void end_when_empty();

    server_options const& m_options;
    handler m_handle;
    net::io_context m_io{1};
    net::thread_pool m_workers;
    net::thread_pool m_ticker{1};
    tcp::acceptor m_acceptor{m_io};
    net::signal_set m_signals{m_io, SIGINT, SIGTERM};
    net::steady_timer m_sweep_timer{m_io};
    net::steady_timer m_tick_timer{m_io};
    connection::clock::time_point m_last_call = connection::clock::time_point::max();
    shared_state m_shared;
};

server::server(server_options const& options, handler handle)
    : m_options{options}, m_handle{std::move(handle)}, m_workers{std::max(1U, options.workers)},
      m_shared{options, m_handle, m_workers} {
    m_shared.date = http_date(std::time(nullptr));
    allow_files(options.bounds.max_connections);
    open();
}

void server::open() {
    error_code ec;
    auto const& name = m_options.address;
    auto const address = net::ip::make_address(name == "localhost" ? "127.0.0.1" : name, ec);
    if (ec) {
        throw error{"'{}' is no address to listen on; give an IP address such as 127.0.0.1 or ::1, "
                    "or localhost",
                    name};
    }
    tcp::endpoint const endpoint{address, m_options.port};
    try {
        m_acceptor.open(endpoint.protocol());
        m_acceptor.set_option(tcp::acceptor::reuse_address{true});
        m_acceptor.bind(endpoint);
        m_acceptor.listen();
    } catch (boost::system::system_error const& e) {
        throw error{"cannot listen on {} port {}: {}; give another address or port", name,
                    m_options.port, e.code().message()};
    }
}

net::awaitable<void> server::session(tcp::socket socket) {
    try {
        connection talk{std::move(socket), m_shared};
        try {
            co_await talk.run();
        } catch (...) { // the client is gone or too slow, or memory is short: only this one ends
            talk.cut();
        }
    } catch (std::bad_alloc const&) { // the socket is closed, which is all that can be done
    }
    end_when_empty();
}

void server::take(tcp::socket socket) {
    if (m_shared.connections.size() >= m_options.bounds.max_connections) {
        turn_away(socket);
        return;
    }
    net::co_spawn(m_io, session(std::move(socket)), net::detached);
}

net::awaitable<void> server::accept() {
    net::steady_timer pause{m_io};
    while (m_acceptor.is_open()) {
        error_code ec;
        auto socket = co_await m_acceptor.async_accept(net::redirect_error(net::use_awaitable, ec));
        if (!ec) {
            guarded("accept", [&] { take(std::move(socket)); });
        } else if (m_acceptor.is_open()) { // out of file descriptors: trying at once would spin
            pause.expires_after(accept_pause);
            co_await pause.async_wait(net::redirect_error(net::use_awaitable, ec));
        }
    }
}

/// Keep the time limits of all connections: cheaper than a timer for each.
net::awaitable<void> server::sweep() {
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

net::awaitable<void> run_tick(std::function<void()> const& on_tick) {
    guarded("tick", on_tick);
    co_return;
}

net::awaitable<void> server::tick() {
    while (!m_shared.stopping) {
        error_code ignored;
        m_tick_timer.expires_after(tick_every);
        co_await m_tick_timer.async_wait(net::redirect_error(net::use_awaitable, ignored));
        if (!m_shared.stopping) {
            co_await net::co_spawn(m_ticker, run_tick(m_options.on_tick), net::use_awaitable);
        }
    }
}

net::awaitable<void> server::await_signal() {
    error_code ignored;
    co_await m_signals.async_wait(net::redirect_error(net::use_awaitable, ignored));
    stop();
}

void server::stop() {
    m_shared.stopping = true;
    m_last_call = connection::clock::now() + m_options.bounds.stop_time;
    error_code ignored;
    m_acceptor.close(ignored);
    m_tick_timer.cancel();
    for (auto* each : m_shared.connections) {
        each->end_if_idle();
    }
    end_when_empty();
}

void server::end_when_empty() {
    if (m_shared.stopping && m_shared.connections.empty()) {
        m_sweep_timer.cancel();
    }
}

void server::run() {
    net::co_spawn(m_io, accept(), net::detached);
    net::co_spawn(m_io, sweep(), net::detached);
    net::co_spawn(m_io, await_signal(), net::detached);
    if (m_options.on_tick) {
        net::co_spawn(m_io, tick(), net::detached);
    }
    if (m_options.on_ready) {
        m_options.on_ready(port());
    }
    while (!m_io.stopped()) {
        guarded("server", [this] { m_io.run(); });
    }
    m_workers.join();
    m_ticker.join();
}

} // anonymous namespace

void serve(server_options const& options, handler handle) {
    server{options, std::move(handle)}.run();
}

} // namespace trygg::http
