#include "encode/compressor.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace trygg;
using encode::coding;
using encode::effort;

TEST_CASE("Text comes back from every coding as it was, whole or in pieces") {
    auto const into = GENERATE(coding::gzip, coding::brotli, coding::zstd);
    auto const how = GENERATE(effort::quick, effort::thorough);
    std::string const text(1'000'000, 'x');

    CHECK(encode::compressed(text, into, how).size() < 10'000);
    CHECK(encode::decompressed(encode::compressed(text, into, how), into) == text);
    CHECK(encode::decompressed(encode::compressed("", into, how), into).empty());

    auto const stream = encode::make_compressor(into, how);
    std::string packed;
    stream->add("one, ", packed);
    stream->add("", packed);
    stream->add(text, packed);
    stream->finish(", two", packed);
    CHECK(encode::decompressed(packed, into) == "one, " + text + ", two");
}

TEST_CASE("Identity leaves text as it is") {
    CHECK(encode::make_compressor(coding::identity, effort::quick) == nullptr);
    CHECK(encode::compressed("text", coding::identity, effort::quick) == "text");
    CHECK(encode::decompressed("text", coding::identity) == "text");
}

TEST_CASE("Codings have the names that Content-Encoding uses") {
    CHECK(encode::name_of(coding::gzip) == "gzip");
    CHECK(encode::name_of(coding::brotli) == "br");
    CHECK(encode::name_of(coding::zstd) == "zstd");
    CHECK(encode::name_of(coding::identity) == "identity");
}

TEST_CASE("What is not whole, or no such coding, is refused") {
    auto const from = GENERATE(coding::gzip, coding::brotli, coding::zstd);
    auto const packed = encode::compressed("some text", from, effort::quick);

    CHECK_THROWS_AS(encode::decompressed(packed.substr(0, packed.size() - 1), from), error);
    CHECK_THROWS_AS(encode::decompressed("plain", from), error);
    CHECK_THROWS_AS(encode::decompressed("", from), error);
}
