#include "http/chunked.hpp"
#include "http/refused.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace trygg::http;
using namespace std::string_literals;

namespace {

constexpr limits small{.max_body = 50, .max_chunk_extras = 100};

/// The status a chunked body is refused with; 200 when it is whole, 0 when more must come.
int status_of(std::string_view bytes) {
    try {
        chunk_decoder decoder{small};
        std::string body;
        decoder.decode(bytes, body);
        return decoder.done() ? 200 : 0;
    } catch (refused const& e) {
        return e.status;
    }
}

} // namespace

TEST_CASE("a chunked body comes whole, however its bytes come") {
    auto const bytes = "5\r\nhello\r\n00A;x=\"y\"\r\n, children\r\n0;e\r\nA: b\r\nC:\r\n\r\nGET"s;
    auto const step = GENERATE(std::size_t{1}, std::size_t{2}, std::size_t{7}, std::size_t{100});
    chunk_decoder decoder{small};
    std::string body;
    std::size_t taken = 0;

    while (!decoder.done()) {
        taken += decoder.decode(std::string_view{bytes}.substr(taken, step), body);
    }

    CHECK(body == "hello, children");
    CHECK(bytes.substr(taken) == "GET");
}

TEST_CASE("a chunked body that ends early is not whole") {
    auto const* part =
        GENERATE("", "5", "5\r", "5\r\nhel", "5\r\nhello\r\n", "0\r\n", "0\r\nA: b\r\n");

    CHECK(status_of(part) == 0);
}

TEST_CASE("a malformed chunked body is refused with 400") {
    auto const bad = GENERATE(
        as<std::string>{}, "\r\n", "x\r\n", " 5\r\nhello", "5 \r\nhello", "-5\r\nhello",
        "0x5\r\nhello", "5\nhello", "5\r\rhello", "5\r\nhello5", "5\r\nhello\n", "5\r\nhello\r5",
        ";a\r\n", "00000000000000005\r\nhello", "5;a\0\r\n"s, "5;a\n", "0\r\n\n", "0\r\nA\r\n",
        "0\r\n: b\r\n", "0\r\nA : b\r\n", "0\r\n b\r\n", "0\r\nA: b\n", "0\r\nA: b\rC", "0\r\n\rx");

    CHECK(status_of(bad) == 400);
}

TEST_CASE("a chunked body over the limit is refused before it comes") {
    CHECK(status_of("32\r\n") == 0);
    CHECK(status_of("33\r\n") == 413);
    CHECK(status_of("FFFFFFFFFFFFFFFF\r\n") == 413);
    CHECK(status_of("10\r\n" + std::string(16, 'x') + "\r\n23\r\n") == 413);
}

TEST_CASE("extensions and trailers are bounded together") {
    CHECK(status_of("1;" + std::string(60, 'x') + "\r\nx\r\n0\r\n\r\n") == 200);
    CHECK(status_of("1;" + std::string(60, 'x') + "\r\nx\r\n0\r\nA:" + std::string(60, 'x')) ==
          400);
    CHECK(status_of("0\r\n" + std::string(200, 'x')) == 400);
}
