#include "http/client.hpp"

#include "http/feed.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

using namespace trygg::http;
using namespace trygg::http::test;
using Catch::Contains;
using Catch::EndsWith;

namespace {

using text = std::string const;

std::string get(std::string const& target) {
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";
}

/// Answers /feed with news of its own, and sends to all feeds what is asked for as /say/….
handler board(feed::options how = {}) {
    struct listeners {
        std::mutex mutex;
        std::vector<std::shared_ptr<feed>> all;
    };
    auto const shared = std::make_shared<listeners>();
    return [shared, how](request const& asked) {
        std::lock_guard const lock{shared->mutex};
        response reply;
        if (asked.target == "/feed") {
            reply.feed = std::make_shared<feed>(how);
            reply.feed->push(std::make_shared<text>("welcome\n"));
            shared->all.push_back(reply.feed);
            return reply;
        }
        if (!asked.target.starts_with("/say/")) {
            return reply;
        }
        std::size_t taken = 0;
        for (auto const& each : shared->all) {
            taken += each->push(std::make_shared<text>(asked.target.substr(5) + "\n"));
            if (asked.target == "/say/bye") {
                each->end();
            }
        }
        reply.body = std::to_string(taken);
        return reply;
    };
}

std::string say(running_server const& server, std::string const& what) {
    return talk(server, "GET /say/" + what + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
}

} // namespace

TEST_CASE("news reach every client that waits, more of them than there are threads") {
    running_server const server{board()};
    std::vector<std::unique_ptr<client>> clients;
    for (int i = 0; i < 40; ++i) {
        clients.push_back(std::make_unique<client>(server));
        clients.back()->send(get("/feed"));
        CHECK_THAT(clients.back()->receive_until("welcome\n"),
                   Contains("Transfer-Encoding: chunked"));
    }

    CHECK_THAT(say(server, "news"), EndsWith("40"));

    for (auto const& each : clients) {
        CHECK_THAT(each->receive_until("news\n"), Contains("5\r\nnews\n"));
    }
}

TEST_CASE("a feed that ends closes its connection after the last news") {
    running_server const server{board()};
    client one{server};
    one.send(get("/feed"));
    one.receive_until("welcome\n");

    say(server, "bye");

    CHECK_THAT(one.receive_all(), EndsWith("4\r\nbye\n\r\n0\r\n\r\n"));
}

TEST_CASE("a feed without news beats, so that a client that is gone is noticed") {
    running_server const server{board({.beat_every = std::chrono::milliseconds{20}})};
    client one{server};
    one.send(get("/feed"));

    CHECK_THAT(one.receive_until(":\n\n\r\n3"), Contains("welcome\n"));
}

TEST_CASE("a client that has left is not written to") {
    auto const server = std::make_unique<running_server>(board());
    {
        client one{*server};
        one.send(get("/feed"));
        one.receive_until("welcome\n");
    }

    say(*server, "anybody");

    CHECK(server->answers());
}

TEST_CASE("a client that reads too slowly is cut off, and the others are not") {
    running_server const server{board({.most_waiting = 40'000})};
    client slow{server, 1024}, quick{server};
    for (auto* each : {&slow, &quick}) {
        each->send(get("/feed"));
        each->receive_until("welcome\n");
    }
    std::string const page(8000, 'x');

    std::string answer;
    for (int i = 0; i < 3000 && !answer.ends_with("\r\n\r\n1"); ++i) {
        answer = say(server, page);
        quick.receive_until("\n");
    }

    CHECK_THAT(answer, EndsWith("\r\n\r\n1"));
    CHECK_THAT(slow.receive_all(), !EndsWith("0\r\n\r\n"));
}

TEST_CASE("a stop ends the feeds at once") {
    running_server server{board()};
    client one{server};
    one.send(get("/feed"));
    one.receive_until("welcome\n");

    server.signal_stop();

    CHECK_THAT(one.receive_all(), EndsWith("0\r\n\r\n"));
    CHECK(server.wait() == 0);
}

TEST_CASE("HEAD of a feed has no body and keeps nobody waiting") {
    running_server const server{board()};

    auto const reply = talk(server, "HEAD /feed HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    CHECK_THAT(reply, EndsWith("\r\n\r\n"));
    CHECK_THAT(reply, !Contains("welcome"));
}
