#include "base/error.hpp"
#include "query/numbers.hpp"

#include <catch2/catch.hpp>

using namespace trygg;
using Catch::Matchers::Contains;

TEST_CASE("A whole number within its bounds is taken, without one the other") {
    CHECK(query::parse_whole("seed", "7", 1, {0, 9}) == 7);
    CHECK(query::parse_whole("seed", "0", 1, {0, 9}) == 0);
    CHECK(query::parse_whole("seed", std::nullopt, 1, {0, 9}) == 1);
}

TEST_CASE("What is no whole number within the bounds is refused with them") {
    for (auto const* text : {"", "-1", "10", "7.0", "7 ", "x", "99999999999999999999"}) {
        INFO(text);
        CHECK_THROWS_WITH(query::parse_whole("seed", text, 1, {0, 9}),
                          Contains("'seed'") && Contains("from 0 to 9"));
    }
}

TEST_CASE("A number may have a fraction, but must be one") {
    CHECK(query::parse_number("alpha", "0.1", 0.05, {0.001, 0.5}) == 0.1);
    for (auto const* text : {"", "nan", "inf", "0,1", "0.6", "0"}) {
        INFO(text);
        CHECK_THROWS_AS(query::parse_number("alpha", text, 0.05, {0.001, 0.5}), input_error);
    }
}
