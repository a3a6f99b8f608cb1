#include "http/client.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>

using namespace trygg::http;
using namespace trygg::http::test;
using Catch::Contains;
using Catch::EndsWith;

namespace {

void pause(int milliseconds) {
    std::this_thread::sleep_for(std::chrono::milliseconds{milliseconds});
}

response slow(request const&) {
    pause(800);
    return {200, {}, "slow but whole"};
}

response slow_stream(request const&) {
    response reply;
    reply.stream = [n = 0](std::string& chunk) mutable {
        pause(200);
        chunk = "piece";
        return ++n < 5;
    };
    return reply;
}

} // namespace

TEST_CASE("a stop ends idle connections at once") {
    running_server server;
    client talker{server};
    talker.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    talker.receive_until("hello");

    server.signal_stop();

    CHECK(talker.receive_all().empty());
    CHECK(server.wait() == 0);
}

TEST_CASE("a stop lets a running request finish and takes no new one") {
    running_server server{slow};
    client talker{server};
    talker.send("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /next HTTP/1.1\r\nHost: a\r\n\r\n");
    pause(200);

    server.signal_stop();
    auto const reply = talker.receive_all();

    CHECK_THAT(reply, Contains("Connection: close\r\n") && EndsWith("slow but whole"));
    CHECK(count(reply, "HTTP/1.1 200 OK") == 1);
    CHECK(server.wait() == 0);
}

TEST_CASE("a stop lets a running stream finish") {
    running_server server{slow_stream};
    client talker{server};
    talker.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    talker.receive_until("piece");

    server.signal_stop();

    CHECK_THAT(talker.receive_all(), EndsWith("piece\r\n0\r\n\r\n"));
    CHECK(server.wait() == 0);
}

TEST_CASE("a stop waits no longer than its limit for an endless stream") {
    auto options = quick_options();
    options.bounds.stop_time = std::chrono::seconds{1};
    running_server server{[](request const&) {
                              response reply;
                              reply.stream = [](std::string& chunk) {
                                  pause(50);
                                  chunk = "piece";
                                  return true;
                              };
                              return reply;
                          },
                          options};
    client talker{server};
    talker.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    talker.receive_until("piece");

    server.signal_stop();

    CHECK(server.wait() == 0);
    CHECK_THAT(talker.receive_all(), !Contains("\r\n0\r\n"));
}

TEST_CASE("ticks come beside requests, and a failing tick ends nothing") {
    static std::atomic<int> ticks{0};
    auto options = quick_options();
    options.on_tick = [] {
        ++ticks;
        throw trygg::error{"a tick failed, as it should"};
    };
    running_server server{[](request const&) {
                              return response{200, {}, std::to_string(ticks)};
                          },
                          options};

    pause(2500);
    auto const reply = talk(server, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    CHECK_THAT(reply, EndsWith("2") || EndsWith("1"));
    server.signal_stop();
    CHECK(server.wait() == 0);
}
