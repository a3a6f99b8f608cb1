#include "encode/gzip.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>

using namespace trygg;

TEST_CASE("Text comes back from gzip as it was, whole or in pieces") {
    std::string const text(100'000, 'x');
    CHECK(encode::gzipped(text).size() < 1'000);
    CHECK(encode::gunzipped(encode::gzipped(text)) == text);
    CHECK(encode::gunzipped(encode::gzipped("")).empty());

    encode::gzip_stream stream;
    std::string packed;
    stream.add("one, ", packed);
    stream.add("", packed);
    stream.add("two", packed);
    stream.finish(packed);
    CHECK(encode::gunzipped(packed) == "one, two");
}

TEST_CASE("What is no whole gzip is refused") {
    auto const packed = encode::gzipped("some text");
    CHECK_THROWS_AS(encode::gunzipped(packed.substr(0, packed.size() - 9)), error);
    CHECK_THROWS_AS(encode::gunzipped("plain"), error);
}
