#include "http/head.hpp"
#include "http/refused.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace trygg::http;
using namespace std::string_literals;

namespace {

/// The status a whole head is refused with; 200 when it is not.
int status_of(std::string const& bytes, limits const& bounds = {},
              std::vector<std::string> const& hosts = {}) {
    try {
        std::size_t searched = 0;
        auto const end = head_end(bytes, searched, bounds);
        parse_head({bytes.data(), end}, bounds, hosts);
        return 200;
    } catch (refused const& e) {
        return e.status;
    }
}

head parsed(std::string const& bytes) { return parse_head(bytes, {}, {}); }

} // namespace

TEST_CASE("a head gives method, target and lower-case fields") {
    auto const got =
        parsed("GET /a%20b?c=d HTTP/1.1\r\nHost: mark.se:8080\r\nAccept:  text/html \r\n"
               "ACCEPT: */*\r\nX-Empty:\r\n\r\n");

    CHECK(got.asked.method == "GET");
    CHECK(got.asked.target == "/a%20b?c=d");
    CHECK(got.asked.headers.at("host") == "mark.se:8080");
    CHECK(got.asked.headers.at("accept") == "text/html, */*");
    CHECK(got.asked.headers.at("x-empty").empty());
    CHECK(got.body == framing::none);
    CHECK(got.keep_alive);
}

TEST_CASE("the end of a head is found however its bytes come") {
    std::string const bytes = "GET / HTTP/1.1\r\nHost: a\r\n\r\nrest";
    std::size_t searched = 0;

    for (std::size_t size = 0; size < 27; ++size) {
        CHECK(head_end({bytes.data(), size}, searched, {}) == 0);
    }
    CHECK(head_end(bytes, searched, {}) == 27);
}

TEST_CASE("requests that a strict server takes") {
    auto const* good = GENERATE(
        "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.0\r\n\r\n", "GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n",
        "GET http://A.se/x HTTP/1.1\r\nHost: a.se\r\n\r\n",
        "GET http://a.se?x HTTP/1.1\r\nHost: a.se\r\n\r\n", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0003\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n",
        "GET /?q={[|]} HTTP/1.1\r\nHost: a\r\nX: \xc3\xa5\r\n\r\n");

    CHECK(status_of(good) == 200);
}

TEST_CASE("heads that could be read in two ways are refused with 400") {
    auto const bad = GENERATE(
        as<std::string>{}, "GET / HTTP/1.1\nHost: a\n\n", "GET / HTTP/1.1\r\nHost: a\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n\n", "GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : a\r\n\r\n", "GET / HTTP/1.1\r\n Host: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nX\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nX: b\0c\r\n\r\n"s,
        "GET / HTTP/1.1\r\nHost: a\r\nX\0: c\r\n\r\n"s, "GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n"s,
        "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/1.1 \r\nHost: a\r\n\r\n",
        "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / http/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/1.1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/11\r\nHost: a\r\n\r\n", "GET /\r\nHost: a\r\n\r\n",
        "G(T / HTTP/1.1\r\nHost: a\r\n\r\n", "\r\n\r\n",
        "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET /#x HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /\xc3\xa5 HTTP/1.1\r\nHost: a\r\n\r\n", "GET x HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET * HTTP/1.1\r\nHost: a\r\n\r\n", "CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\n",
        "GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n", "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET http://a/ HTTP/1.0\r\n\r\n");

    CHECK(status_of(bad) == 400);
}

TEST_CASE("a request names exactly one well-formed host") {
    auto const* fields = GENERATE(
        "", "Host:\r\n", "Host: a\r\nHost: a\r\n", "Host: a, b\r\n", "Host: a b\r\n",
        "Host: a/b\r\n", "Host: u@a\r\n", "Host: a:\r\n", "Host: a:x\r\n", "Host: a:123456\r\n",
        "Host: [::1\r\n", "Host: []\r\n", "Host: [a]b\r\n", "Host: <script>\r\n", "Host: :80\r\n");

    CHECK(status_of("GET / HTTP/1.1\r\n"s + fields + "\r\n") == 400);
}

TEST_CASE("a server that has host names answers for no other") {
    std::vector<std::string> const hosts{"karta.mark.se", "[::1]"};

    CHECK(status_of("GET / HTTP/1.1\r\nHost: Karta.Mark.se:80\r\n\r\n", {}, hosts) == 200);
    CHECK(status_of("GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n", {}, hosts) == 200);
    CHECK(status_of("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", {}, hosts) == 400);
    CHECK(status_of("GET / HTTP/1.0\r\n\r\n", {}, hosts) == 400);
}

TEST_CASE("framing that a proxy could read otherwise is refused with 400") {
    auto const* fields =
        GENERATE("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
                 "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                 "Transfer-Encoding: chunked, chunked\r\n", "Transfer-Encoding: gzip, chunked\r\n",
                 "Transfer-Encoding: chunked, identity\r\n", "Transfer-Encoding: xchunked\r\n",
                 "Transfer-Encoding: identity\r\n", "Transfer-Encoding:\r\n",
                 "Transfer-Encoding: \"chunked\"\r\n", "Transfer-Encoding: chunked;q=1\r\n",
                 "Transfer-Encoding: \vchunked\r\n", "Content-Length: 3\r\nContent-Length: 3\r\n",
                 "Content-Length: 3\r\nContent-Length: 4\r\n", "Content-Length: 3, 3\r\n",
                 "Content-Length: +3\r\n", "Content-Length: -3\r\n", "Content-Length: 0x3\r\n",
                 "Content-Length: 3 \x0b\r\n", "Content-Length: 3 4\r\n", "Content-Length:\r\n",
                 "Content-Length: 3.0\r\n");

    CHECK(status_of("POST / HTTP/1.1\r\nHost: a\r\n"s + fields + "\r\n") == 400);
}

TEST_CASE("chunked in HTTP/1.0 is refused") {
    CHECK(status_of("POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n") == 400);
}

TEST_CASE("versions that are not spoken get 505") {
    auto const* version = GENERATE("HTTP/2.0", "HTTP/0.9", "HTTP/1.2", "HTTP/3.1");

    CHECK(status_of("GET / "s + version + "\r\nHost: a\r\n\r\n") == 505);
    CHECK(status_of("PRI * "s + version + "\r\n\r\n") == 505);
}

TEST_CASE("each limit has its status") {
    limits const bounds{.max_target = 100, .max_header = 1000, .max_fields = 10, .max_body = 50};
    auto const with = [&](std::string const& fields) {
        return status_of("POST / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n", bounds);
    };

    CHECK(status_of("GET /" + std::string(100, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n", bounds) ==
          414);
    CHECK(status_of("GET /" + std::string(200, 'x'), bounds) == 414);
    CHECK(with("X: " + std::string(900, 'x') + "\r\n") == 200);
    CHECK(with("X: " + std::string(1000, 'x') + "\r\n") == 431);
    CHECK(with("A:\r\nB:\r\nC:\r\nD:\r\nE:\r\nF:\r\nG:\r\nH:\r\nI:\r\n") == 200);
    CHECK(with("A:\r\nB:\r\nC:\r\nD:\r\nE:\r\nF:\r\nG:\r\nH:\r\nI:\r\nJ:\r\n") == 431);
    CHECK(with("Content-Length: 50\r\n") == 200);
    CHECK(with("Content-Length: 51\r\n") == 413);
    CHECK(with("Content-Length: 99999999999999999999999\r\n") == 413);
    CHECK(with("Expect: 100-continue\r\n") == 200);
    CHECK(with("Expect: a miracle\r\n") == 417);
}

TEST_CASE("a connection is kept as its version and Connection say") {
    CHECK(parsed("GET / HTTP/1.1\r\nHost: a\r\n\r\n").keep_alive);
    CHECK_FALSE(parsed("GET / HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n").keep_alive);
    CHECK_FALSE(parsed("GET / HTTP/1.0\r\n\r\n").keep_alive);
    CHECK(parsed("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n").keep_alive);
    CHECK_FALSE(parsed("GET / HTTP/1.0\r\nConnection: keep-alive, close\r\n\r\n").keep_alive);
}

TEST_CASE("an absolute target is brought to a path") {
    CHECK(parsed("GET http://a:8/x?y HTTP/1.1\r\nHost: a:8\r\n\r\n").asked.target == "/x?y");
    CHECK(parsed("GET http://a?y HTTP/1.1\r\nHost: a\r\n\r\n").asked.target == "/?y");
    CHECK(parsed("GET http://a HTTP/1.1\r\nHost: a\r\n\r\n").asked.target == "/");
}
