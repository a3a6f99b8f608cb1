#include "http/client.hpp"

#include "base/error.hpp"
#include "http/reply.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <string>
#include <vector>

using namespace trygg::http;
using namespace trygg::http::test;
using namespace std::string_literals;
using Catch::Contains;
using Catch::EndsWith;
using Catch::StartsWith;

namespace {

std::string get(std::string const& target) {
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
}

/// Three pieces, one of them empty.
response three_pieces(request const&) {
    response reply;
    reply.stream = [n = 0](std::string& chunk) mutable {
        ++n;
        chunk = n == 2 ? "" : "piece" + std::to_string(n) + "\n";
        return n < 3;
    };
    return reply;
}

} // namespace

TEST_CASE("an answer has date, length and no name of the program") {
    running_server const server;

    auto const reply = talk(server, get("/"));

    CHECK_THAT(reply, StartsWith("HTTP/1.1 200 OK\r\n") && EndsWith("\r\n\r\nhello"));
    CHECK_THAT(reply, Contains("Content-Length: 5\r\n") && Contains("Connection: close\r\n"));
    CHECK_THAT(reply, Contains("Date: ") && Contains(" GMT\r\n"));
    CHECK_THAT(reply, Contains("X-Content-Type-Options: nosniff\r\n"));
    CHECK_THAT(reply, !Contains("Server:"));
}

TEST_CASE("repeated fields of an answer are all sent") {
    running_server const server{[](request const&) {
        return response{200,
                        {{"Vary", "Accept"}, {"Vary", "Accept-Encoding"}, {"Content-Length", "9"}}};
    }};

    auto const reply = talk(server, get("/"));

    CHECK(count(reply, "Vary: ") == 2);
    CHECK(count(reply, "Content-Length: ") == 1);
    CHECK_THAT(reply, Contains("Content-Length: 0\r\n"));
}

TEST_CASE("pipelined requests are answered in order") {
    running_server const server{[](request const& asked) {
        return response{200, {}, asked.target};
    }};
    std::string all;
    for (int i = 0; i < 50; ++i) {
        all += "GET /" + std::to_string(i) + ". HTTP/1.1\r\nHost: a\r\n\r\n";
    }

    auto const reply = talk(server, all + get("/end"));

    CHECK(count(reply, "HTTP/1.1 200 OK") == 51);
    CHECK(reply.find("/7.") < reply.find("/8."));
    CHECK(reply.find("/8.") < reply.find("/49."));
    CHECK_THAT(reply, EndsWith("/end"));
}

TEST_CASE("HEAD has the length of GET and no body") {
    running_server const server;

    auto const reply = talk(server, "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n" + get("/"));

    CHECK(count(reply, "Content-Length: 5\r\n") == 2);
    CHECK(count(reply, "hello") == 1);
}

TEST_CASE("304 and 204 have no body and no length") {
    running_server const server{[](request const& asked) {
        return response{asked.target == "/304" ? 304 : 204, {{"ETag", "\"7\""}}, "not sent"};
    }};

    for (auto const* target : {"/304", "/204"}) {
        auto const reply = talk(server, get(target));

        CHECK_THAT(reply, Contains("ETag: \"7\"\r\n") && EndsWith("\r\n\r\n"));
        CHECK_THAT(reply, !Contains("Content-Length"));
    }
}

TEST_CASE("HTTP/1.0 connections close unless asked to stay") {
    running_server const server;

    CHECK_THAT(talk(server, "GET / HTTP/1.0\r\n\r\n"), Contains("Connection: close\r\n"));
    auto const kept =
        talk(server, "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET / HTTP/1.0\r\n\r\n");
    CHECK(count(kept, "hello") == 2);
    CHECK(count(kept, "Connection: keep-alive\r\n") == 1);
}

TEST_CASE("bodies with a length and in chunks reach the handler") {
    running_server const server;

    auto const reply =
        talk(server, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
                     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                     "2\r\nde\r\n1\r\nf\r\n0\r\nX: y\r\n\r\n" +
                         get("/"));

    CHECK(count(reply, "\r\n\r\nabc") == 1);
    CHECK(count(reply, "\r\n\r\ndef") == 1);
    CHECK_THAT(reply, EndsWith("hello"));
}

TEST_CASE("a client that waits for 100 Continue gets it") {
    running_server const server;
    client talker{server};

    talker.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n"
                "Connection: close\r\n\r\n");

    CHECK(talker.receive_until("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
    talker.send("abc");
    CHECK_THAT(talker.receive_all(), StartsWith("HTTP/1.1 200 OK") && EndsWith("abc"));
}

TEST_CASE("a body too large is refused without being asked for") {
    running_server const server;

    auto const reply = talk(server, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000001\r\n"
                                    "Expect: 100-continue\r\n\r\n");

    CHECK_THAT(reply, StartsWith("HTTP/1.1 413 ") && !Contains("100 Continue"));
    CHECK_THAT(reply, Contains("Content-Type: application/problem+json\r\n"));
    CHECK_THAT(reply, EndsWith(R"({"title":"Payload Too Large","status":413,)"
                               R"("detail":"The request body is too large."})"));
}

TEST_CASE("a client that has closed its sending half is answered") {
    running_server const server;
    client talker{server};

    talker.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    talker.finish_sending();

    CHECK_THAT(talker.receive_all(), EndsWith("hello"));
}

TEST_CASE("a shared body is sent whole") {
    auto const megabytes = std::make_shared<std::string const>(5'000'000, 'x');
    running_server const server{[&](request const&) {
        response reply;
        reply.shared_body = megabytes;
        return reply;
    }};

    auto const reply = talk(server, get("/"));

    CHECK_THAT(reply, Contains("Content-Length: 5000000\r\n"));
    CHECK(reply.size() - reply.find("\r\n\r\n") - 4 == 5'000'000);
}

TEST_CASE("a stream comes in chunks, and the connection stays") {
    running_server const server{three_pieces};

    auto const reply = talk(server, "GET / HTTP/1.1\r\nHost: a\r\n\r\n" + get("/"));

    CHECK(count(reply, "Transfer-Encoding: chunked\r\n") == 2);
    CHECK(count(reply, "\r\n\r\n7\r\npiece1\n\r\n7\r\npiece3\n\r\n0\r\n\r\n") == 2);
}

TEST_CASE("a stream to an HTTP/1.0 client ends with the connection") {
    running_server const server{three_pieces};

    auto const reply = talk(server, "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");

    CHECK_THAT(reply, Contains("Connection: close\r\n") && !Contains("Transfer-Encoding"));
    CHECK_THAT(reply, EndsWith("\r\n\r\npiece1\npiece3\n"));
}

TEST_CASE("HEAD does not start a stream") {
    running_server const server{three_pieces};

    auto const reply = talk(server, "HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    CHECK_THAT(reply, Contains("Transfer-Encoding: chunked\r\n") && EndsWith("\r\n\r\n"));
}

TEST_CASE("a quick request is answered while a slow reader takes its stream") {
    auto options = quick_options();
    options.workers = 1;
    running_server const server{[](request const& asked) {
                                    if (asked.target == "/quick") {
                                        return hello(asked);
                                    }
                                    response reply;
                                    reply.stream = [](std::string& chunk) {
                                        chunk.assign(100'000, 'x');
                                        return true;
                                    };
                                    return reply;
                                },
                                options};
    client slow{server, 4096};
    slow.send(get("/endless"));
    slow.receive_until("\r\n\r\n");

    CHECK_THAT(talk(server, get("/quick")), EndsWith("hello"));
    CHECK(server.memory_kb() < 400'000);
}

TEST_CASE("what a first look answers needs no worker") {
    auto options = quick_options();
    options.first_look = [](request const& asked) {
        glance seen;
        if (asked.target == "/ready") {
            seen.answer = response{200, {{"X", "y"}}, "ready"};
            prepare(*seen.answer);
        } else if (asked.target == "/work") {
            seen.work = [&asked] {
                return response{200, {}, "worked for " + asked.target};
            };
        } else if (asked.target == "/throws") {
            throw trygg::error{"a first look failed, as it should"};
        }
        return seen;
    };
    running_server const server{hello, options};

    auto const ready = talk(server, "HEAD /ready HTTP/1.1\r\nHost: a\r\n\r\n" + get("/ready"));
    CHECK(count(ready, "Content-Length: 5\r\n") == 2);
    CHECK(count(ready, "X: y\r\n") == 2);
    CHECK(count(ready, "Date: ") == 2);
    CHECK_THAT(ready, EndsWith("Connection: close\r\n\r\nready"));
    CHECK_THAT(talk(server, get("/work")), EndsWith("worked for /work"));
    CHECK_THAT(talk(server, get("/other")), EndsWith("hello"));
    CHECK_THAT(talk(server, get("/throws")), EndsWith("hello"));
}

TEST_CASE("a request that waits for another's answer holds no worker") {
    auto options = quick_options();
    options.workers = 1;
    auto const shared = std::make_shared<later>();
    options.first_look = [shared](request const& asked) {
        glance seen;
        if (asked.target == "/wait" || asked.target == "/own") {
            seen.other = shared;
        }
        return seen;
    };
    running_server const server{[shared](request const& asked) {
                                    if (asked.target == "/give") {
                                        shared->give(response{200, {}, "shared"});
                                    }
                                    return hello(asked);
                                },
                                options};
    std::vector<std::unique_ptr<client>> waiting;
    for (int i = 0; i < 10; ++i) {
        waiting.push_back(std::make_unique<client>(server));
        waiting.back()->send(get("/wait"));
    }

    CHECK_THAT(talk(server, get("/quick")), EndsWith("hello"));
    CHECK_THAT(talk(server, get("/give")), EndsWith("hello"));

    for (auto const& each : waiting) {
        CHECK_THAT(each->receive_all(), EndsWith("shared"));
    }
}

TEST_CASE("a request is answered for itself when another's answer does not come") {
    auto options = quick_options();
    options.first_look = [](request const&) {
        glance seen{.other = std::make_shared<later>()};
        seen.other->give({});
        return seen;
    };
    running_server const server{hello, options};

    CHECK_THAT(talk(server, get("/")), EndsWith("hello"));
}

TEST_CASE("a prepared answer that would break the framing is refused") {
    response reply{200, {{"X", "a\r\nSet-Cookie: b"}}, "text"};
    CHECK_THROWS_AS(prepare(reply), trygg::error);
}

TEST_CASE("an address that cannot be listened on is named in the error") {
    server_options options;
    options.address = "no address";
    CHECK_THROWS_WITH(serve(options, hello), Contains("'no address' is no address to listen on"));

    running_server const server;
    options.port = 0;
    options.address = "192.0.2.1";
    CHECK_THROWS_WITH(serve(options, hello), Contains("cannot listen on 192.0.2.1 port 0: "));
    options.address = "localhost";
    options.port = server.port();
    CHECK_THROWS_AS(serve(options, hello), trygg::error);
}
