#include "http/server.hpp"

#include "base/error.hpp"
#include "http/crowd.hpp"
#include "http/guarded.hpp"
#include "http/loop.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <csignal>
#include <cstddef>
#include <memory>
#include <sys/resource.h>
#include <thread>
#include <utility>
#include <vector>

namespace trygg::http {
namespace {

namespace net = boost::asio;
using boost::system::error_code;
using tcp = net::ip::tcp;
using std::chrono::milliseconds;

constexpr milliseconds tick_every{1000};
constexpr milliseconds accept_pause{100};

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

/// A running server. Clients are dealt out to the loops in turn; the first loop, on the thread that
/// calls `run`, also accepts, and minds ticks and signals.
class server {
public:
    server(server_options const& options, handler handle);
    unsigned short port() const { return m_acceptor.local_endpoint().port(); }
    void run();

private:
    net::awaitable<void> accept();
    net::awaitable<void> tick();
    net::awaitable<void> await_signal();
    net::io_context& io() { return m_loops.front()->io(); }
    void open();
    void take(loop& to, tcp::socket socket);
    bool is_proxy(ip_address const& address) const;
    void stop();

    server_options const& m_options;
    handler m_handle;
    crowd m_crowd;
    net::thread_pool m_workers;
    net::thread_pool m_ticker{1};
    std::vector<std::unique_ptr<loop>> m_loops;
    tcp::acceptor m_acceptor;
    net::signal_set m_signals;
    net::steady_timer m_tick_timer;
    bool m_stopping = false;
};

std::vector<std::unique_ptr<loop>> loops_for(server_options const& options, handler const& handle,
                                             net::thread_pool& workers) {
    std::vector<std::unique_ptr<loop>> result;
    for (unsigned i = 0; i < std::max(1U, options.io_threads); ++i) {
        result.push_back(std::make_unique<loop>(options, handle, workers));
    }
    return result;
}

server::server(server_options const& options, handler handle)
    : m_options{options}, m_handle{std::move(handle)}, m_crowd{options.bounds.max_of_address},
      m_workers{std::max(1U, options.workers)}, m_loops{loops_for(options, m_handle, m_workers)},
      m_acceptor{io()}, m_signals{io(), SIGINT, SIGTERM}, m_tick_timer{io()} {
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

bool server::is_proxy(ip_address const& address) const {
    return std::ranges::any_of(m_options.proxies,
                               [&](network const& each) { return contains(each, address); });
}

void server::take(loop& to, tcp::socket socket) {
    std::size_t connections = 0;
    for (auto const& each : m_loops) {
        connections += each->connections();
    }
    if (connections >= m_options.bounds.max_connections) {
        turn_away(socket);
        return;
    }
    std::shared_ptr<void> place;
    if (auto const address = parse_address(peer_of(socket)); address && !is_proxy(*address)) {
        place = m_crowd.enter(*address);
        if (!place) {
            turn_away(socket);
            return;
        }
    }
    to.take(std::move(socket), std::move(place));
}

net::awaitable<void> server::accept() {
    net::steady_timer pause{io()};
    for (std::size_t turn = 0; m_acceptor.is_open(); ++turn) {
        auto& to = *m_loops[turn % m_loops.size()];
        error_code ec;
        auto socket =
            co_await m_acceptor.async_accept(to.io(), net::redirect_error(net::use_awaitable, ec));
        if (!ec) {
            guarded("accept", [&] { take(to, std::move(socket)); });
        } else if (m_acceptor.is_open()) { // out of file descriptors: trying at once would spin
            pause.expires_after(accept_pause);
            co_await pause.async_wait(net::redirect_error(net::use_awaitable, ec));
        }
    }
}

net::awaitable<void> run_tick(std::function<void()> const& on_tick) {
    guarded("tick", on_tick);
    co_return;
}

net::awaitable<void> server::tick() {
    while (!m_stopping) {
        error_code ignored;
        m_tick_timer.expires_after(tick_every);
        co_await m_tick_timer.async_wait(net::redirect_error(net::use_awaitable, ignored));
        if (!m_stopping) {
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
    m_stopping = true;
    error_code ignored;
    m_acceptor.close(ignored);
    m_tick_timer.cancel();
    for (auto const& each : m_loops) {
        each->stop();
    }
}

void server::run() {
    net::co_spawn(io(), accept(), net::detached);
    net::co_spawn(io(), await_signal(), net::detached);
    if (m_options.on_tick) {
        net::co_spawn(io(), tick(), net::detached);
    }
    if (m_options.on_ready) {
        m_options.on_ready(port());
    }
    std::vector<std::jthread> others;
    for (auto each = m_loops.begin() + 1; each != m_loops.end(); ++each) {
        others.emplace_back([&one = **each] { one.run(); });
    }
    m_loops.front()->run();
    others.clear();
    m_workers.join();
    m_ticker.join();
}

} // anonymous namespace

void serve(server_options const& options, handler handle) {
    server{options, std::move(handle)}.run();
}

} // namespace trygg::http
