#include "base/json_text.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace trygg;

namespace {

std::string quoted(std::string_view text) {
    std::string out;
    json::append_string(out, text);
    return out;
}

std::string number(double value) {
    std::string out;
    json::append_number(out, value);
    return out;
}

std::string degrees(std::int32_t value) {
    char text[json::max_degrees_length];
    return {text, json::write_degrees(text, value)};
}

} // namespace

TEST_CASE("A string is escaped where JSON asks for it, and only there") {
    CHECK(quoted("Sätila \"skola\"\\\n\x01\x7F") ==
          "\"Sätila \\\"skola\\\"\\\\\\n\\u0001\\u007f\"");
    CHECK(quoted("\xE2\x80\xA8") == "\"\\u2028\"");
    CHECK(quoted("😀") == "\"😀\"");
}

TEST_CASE("Bytes that are not UTF-8 become the replacement character") {
    CHECK(quoted("\xE4ngen") == "\"\uFFFDngen\"");
    CHECK(quoted("\xC0\x80") == "\"\uFFFD\uFFFD\"");
    CHECK(quoted("\xED\xA0\x80") == "\"\uFFFD\uFFFD\uFFFD\"");
    CHECK(quoted("a\xF0\x9F\x98") == "\"a\uFFFD\uFFFD\uFFFD\"");
}

TEST_CASE("Numbers are shortest and finite") {
    CHECK(number(0.1) == "0.1");
    CHECK(number(1e300) == "1e+300");
    CHECK(number(NAN) == "null");
    CHECK(number(INFINITY) == "null");
}

TEST_CASE("Coordinates have at most seven decimals and no trailing zeros") {
    CHECK(degrees(126'900'000) == "12.69");
    CHECK(degrees(-1) == "-0.0000001");
    CHECK(degrees(0) == "0");
    CHECK(degrees(1'800'000'000) == "180");
    CHECK(degrees(-1'801'234'567) == "-180.1234567");
}
