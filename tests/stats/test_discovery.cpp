#include "stats/discovery.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace trygg::stats;

TEST_CASE("Benjamini and Hochberg's own example has four discoveries") {
    std::vector<double> const p{.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344,
                                .0459, .3240, .4262, .5719, .6528, .7590, 1};
    auto const result = benjamini_hochberg(p, 0.05);
    CHECK(std::ranges::count(result.found, true) == 4);
    CHECK(result.found[3]);
    CHECK_FALSE(result.found[4]);
    CHECK(result.tests == 15);
    CHECK(result.threshold == 0.0095);
}

TEST_CASE("A p above its own bound is found when a later one passes") {
    // 0.03 > 1/3·0.05, but 0.033 ≤ 2/3·0.05 takes it along.
    auto const result = benjamini_hochberg(std::vector{0.033, 0.03, 0.9}, 0.05);
    CHECK(result.found == std::vector{true, true, false});
}

TEST_CASE("Nothing passing is no discovery, not even the smallest") {
    auto const result = benjamini_hochberg(std::vector{0.04, 0.5, 0.9}, 0.05);
    CHECK(result.found == std::vector{false, false, false});
    CHECK(result.threshold == 0.0);
}

TEST_CASE("What has no p is not tested") {
    auto const result = benjamini_hochberg(std::vector{0.02, double{NAN}, 0.9}, 0.05);
    CHECK(result.tests == 2);
    CHECK(result.found == std::vector{true, false, false});
}

TEST_CASE("A p of 0 is found") {
    auto const result = benjamini_hochberg(std::vector{0.0, 0.9}, 0.05);
    CHECK(result.found == std::vector{true, false});
}

TEST_CASE("Few permutations for many zones ask for many discoveries at once") {
    CHECK(fewest_discoveries(22, 0.002, 0.05) == 1);
    CHECK(fewest_discoveries(25, 0.002, 0.05) == 1);
    CHECK(fewest_discoveries(6000, 0.002, 0.05) == 240);
}
