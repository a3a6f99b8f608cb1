#include "http/client.hpp"

#include "base/error.hpp"
#include "http/crowd.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <new>
#include <string>
#include <sys/resource.h>
#include <vector>

using namespace trygg::http;
using namespace trygg::http::test;
using namespace std::string_literals;
using Catch::Contains;
using Catch::EndsWith;
using Catch::StartsWith;

namespace {

constexpr auto chunked_post = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
constexpr std::size_t flat_kb = 8 * 1024; ///< what a hostile client may cost at most

/// Send one byte of `bytes` every tenth of a second, until the server has had enough.
std::string trickle(client& talker, std::string_view bytes) {
    timespec const pause{0, 100'000'000};
    for (auto const c : bytes) {
        if (!talker.send({&c, 1})) {
            break;
        }
        ::nanosleep(&pause, nullptr);
    }
    return talker.receive_all();
}

} // namespace

TEST_CASE("a trailer field of 70 KB gets 400, and the process lives") {
    running_server const server;
    auto const reply =
        talk(server, chunked_post + "1\r\nx\r\n0\r\nA: "s + std::string(70'000, 'x') + "\r\n\r\n");

    CHECK_THAT(reply,
               StartsWith("HTTP/1.1 400 Bad Request\r\n") && Contains("Connection: close\r\n"));
    CHECK(server.answers());
}

TEST_CASE("a million small trailers get 400 and no memory") {
    running_server const server;
    CHECK(server.answers());
    auto const before = server.memory_kb();
    client talker{server};
    std::string trailers;
    for (int i = 0; i < 1'000'000; ++i) {
        trailers += "a:b\r\n";
    }

    talker.send(chunked_post + "0\r\n"s);
    talker.send(trailers);

    CHECK_THAT(talker.receive_all(), StartsWith("HTTP/1.1 400 "));
    CHECK(server.memory_kb() < before + flat_kb);
    CHECK(server.answers());
}

TEST_CASE("endless chunk extensions get 400") {
    running_server const server;

    CHECK_THAT(talk(server, chunked_post + "1;"s + std::string(100'000, 'x')),
               StartsWith("HTTP/1.1 400 "));
    CHECK(server.answers());
}

TEST_CASE("no second request is smuggled in") {
    running_server const server{[](request const& asked) {
        return response{200, {}, asked.target};
    }};
    auto const second = "0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n"s;
    auto const fields = GENERATE(
        as<std::string>{}, "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: xchunked\r\n", "Transfer-Encoding: identity\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
        "Transfer-Encoding : chunked\r\n",
        "Transfer-Encoding:\x0b"
        "chunked\r\n",
        "X: y\r\n Transfer-Encoding: chunked\r\n", "Content-Length: 0\r\nContent-Length: 5\r\n",
        "Content-Length: 5\r\nContent-Length: 5\r\n", "Content-Length: +5\r\n",
        "X: y\rContent-Length: 5\r\n", "X: y\nContent-Length: 5\r\n");

    auto const reply = talk(server, "POST / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n" + second);

    CHECK_THAT(reply, StartsWith("HTTP/1.1 400 ") && !Contains("smuggled"));
    CHECK(count(reply, "HTTP/1.1 ") == 1);
}

TEST_CASE("chunks in HTTP/1.0 are refused") {
    running_server const server;

    CHECK_THAT(
        talk(server, "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        StartsWith("HTTP/1.1 400 "));
}

TEST_CASE("a refusal repeats nothing of the request") {
    running_server const server;

    CHECK_THAT(talk(server, "GET /<secret> HTTP/1.1\r\nHost: <secret>\r\nX: secret\r\n\r\n"),
               StartsWith("HTTP/1.1 400 ") && !Contains("secret"));
}

TEST_CASE("heads without end get 414 or 431") {
    running_server const server;

    CHECK_THAT(talk(server, "GET /" + std::string(100'000, 'x')), StartsWith("HTTP/1.1 414 "));
    CHECK_THAT(talk(server, "GET / HTTP/1.1\r\nX: " + std::string(100'000, 'x')),
               StartsWith("HTTP/1.1 431 "));
    CHECK(server.answers());
}

TEST_CASE("a request that trickles in is cut off, wherever it is") {
    running_server const server;
    auto const* start =
        GENERATE("GET /", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\n",
                 "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nFF\r\n",
                 "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nA:");
    client talker{server};
    talker.send(start);

    auto const reply = trickle(talker, std::string(100, 'x'));

    CHECK((reply.empty() || reply.starts_with("HTTP/1.1 408 "))); // a late byte may reset it
    CHECK(server.answers());
}

TEST_CASE("a request that stops halfway gets 408") {
    running_server const server;

    CHECK_THAT(talk(server, "GET / HTTP/1.1\r\nHo"), StartsWith("HTTP/1.1 408 "));
}

TEST_CASE("an idle connection is closed without a word") {
    running_server const server;

    CHECK(talk(server, "").empty());
}

TEST_CASE("a client that takes nothing is cut off, and its stream ends") {
    running_server const server{[](request const& asked) {
        if (asked.target == "/") {
            return hello(asked);
        }
        response reply;
        reply.stream = [](std::string& chunk) {
            chunk.assign(100'000, 'x');
            return true;
        };
        return reply;
    }};
    client talker{server, 4096};
    talker.send("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n");

    timespec const pause{3, 0};
    ::nanosleep(&pause, nullptr);

    CHECK(talker.receive_all().size() < 20'000'000);
    CHECK(server.answers());
}

TEST_CASE("an exception in the handler is a 500 that tells nothing, and the connection stays") {
    running_server const server{[](request const& asked) -> response {
        if (asked.target == "/memory") {
            throw std::bad_alloc{};
        }
        if (asked.target == "/odd") {
            throw 7;
        }
        if (asked.target == "/split") {
            return {200, {{"X", "a\r\nSet-Cookie: b"}}};
        }
        if (asked.target == "/status") {
            return {7};
        }
        if (asked.target == "/error") {
            throw trygg::error{"a secret"};
        }
        return hello(asked);
    }};
    auto const* target = GENERATE("/memory", "/odd", "/split", "/status", "/error");

    auto const reply = talk(server, "GET "s + target + " HTTP/1.1\r\nHost: a\r\n\r\n" +
                                        "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    CHECK_THAT(reply, StartsWith("HTTP/1.1 500 ") && EndsWith("hello"));
    CHECK_THAT(reply, !Contains("secret") && !Contains("Set-Cookie"));
}

TEST_CASE("a stream that fails at once is a 500, and later a cut without last chunk") {
    running_server const server{[](request const& asked) {
        response reply;
        reply.stream = [late = asked.target == "/late", n = 0](std::string& chunk) mutable {
            if (!late || n++ == 1) {
                throw trygg::error{"broken"};
            }
            chunk = "piece";
            return true;
        };
        return reply;
    }};

    CHECK_THAT(talk(server, "GET /early HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"),
               StartsWith("HTTP/1.1 500 "));
    CHECK_THAT(talk(server, "GET /late HTTP/1.1\r\nHost: a\r\n\r\n"), !Contains("\r\n0\r\n"));
}

TEST_CASE("connections above the limit get 503, and places become free again") {
    auto options = quick_options();
    options.bounds.max_connections = 2;
    running_server const server{hello, options};
    {
        client const first{server};
        client second{server};
        second.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        second.receive_until("hello");

        CHECK_THAT(talk(server, ""), StartsWith("HTTP/1.1 503 Service Unavailable\r\n"));
    }
    std::string reply;
    for (int tries = 0; tries < 100 && !reply.starts_with("HTTP/1.1 200"); ++tries) {
        reply = talk(server, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    }
    CHECK_THAT(reply, EndsWith("hello"));
}

TEST_CASE("one address does not take all connections, and a proxy brings those of many") {
    auto options = quick_options();
    options.bounds.max_of_address = 2;
    {
        running_server const server{hello, options};
        {
            client first{server};
            client second{server};
            for (auto* each : {&first, &second}) {
                each->send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
                each->receive_until("hello");
            }

            CHECK_THAT(talk(server, ""), StartsWith("HTTP/1.1 503 Service Unavailable\r\n"));
        }
        std::string reply;
        for (int tries = 0; tries < 100 && !reply.starts_with("HTTP/1.1 200"); ++tries) {
            reply = talk(server, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        }
        CHECK_THAT(reply, EndsWith("hello"));
    }
    options.proxies = {trygg::parse_network("127.0.0.1")};
    running_server const behind_proxy{hello, options};
    client const first{behind_proxy};
    client const second{behind_proxy};
    CHECK(behind_proxy.answers());
}

TEST_CASE("addresses are counted apart, and an IPv6 network as one") {
    crowd all{1};
    auto const address = [](char const* text) {
        return *trygg::parse_address(text);
    };

    auto const one = all.enter(address("192.0.2.1"));
    auto const other = all.enter(address("192.0.2.2"));
    auto const network = all.enter(address("2001:db8::1"));

    CHECK(one);
    CHECK(other);
    CHECK(network);
    CHECK_FALSE(all.enter(address("192.0.2.1")));
    CHECK_FALSE(all.enter(address("2001:db8::2")));
    CHECK(all.enter(address("2001:db8:0:1::1")));
}

TEST_CASE("a thousand idle connections take little memory") {
    auto options = quick_options();
    options.bounds.idle_time = std::chrono::seconds{60};
    options.bounds.max_of_address = options.bounds.max_connections;
    running_server const server{hello, options};
    CHECK(server.answers());
    auto const before = server.memory_kb();
    std::vector<std::unique_ptr<client>> all;

    for (int i = 0; i < 900; ++i) {
        all.push_back(std::make_unique<client>(server));
        all.back()->send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        all.back()->receive_until("hello");
    }

    CHECK(server.memory_kb() < before + 100 * 1024);
    CHECK(server.answers());
}

TEST_CASE("a server without free file descriptors goes on when there are some") {
    auto options = quick_options();
    options.on_ready = [](unsigned short) {
        rlimit scarce{};
        ::getrlimit(RLIMIT_NOFILE, &scarce);
        scarce.rlim_cur = 40;
        ::setrlimit(RLIMIT_NOFILE, &scarce);
    };
    running_server const server{hello, options};
    {
        std::vector<std::unique_ptr<client>> all;
        for (int i = 0; i < 60; ++i) {
            all.push_back(std::make_unique<client>(server));
        }
    }
    CHECK(server.answers());
}

TEST_CASE("who holds many bodies half sent is refused, and the others are answered again") {
    auto options = quick_options();
    options.io_threads = 1;
    options.bounds.max_bodies = 250'000;
    running_server const server{hello, options};
    auto const begun =
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100001\r\n\r\n" + std::string(100'000, 'x');
    {
        client first{server}, second{server}, third{server};
        first.send(begun);
        second.send(begun);
        timespec const until_read{0, 300'000'000};
        ::nanosleep(&until_read, nullptr);
        CHECK(server.answers());
        third.send(begun);
        CHECK_THAT(third.receive_all(), StartsWith("HTTP/1.1 503 "));
        first.send("x");
        CHECK_THAT(first.receive(), StartsWith("HTTP/1.1 200 OK\r\n"));
        client fourth{server};
        fourth.send(begun + "x");
        CHECK_THAT(fourth.receive(), StartsWith("HTTP/1.1 200 OK\r\n"));
    }
    CHECK(server.answers());
}
