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

TEST_CASE("The discoveries of published examples are found") {
    // Example of BenHoch in the R package HDLSSkST.
    CHECK(benjamini_hochberg(std::vector{.50, .01, .001, .69, .02, .05, .0025}, 0.05).found ==
          std::vector{false, true, true, false, true, false, true});

    // J. H. McDonald (2014), Handbook of Biological Statistics, 3rd ed., pp. 254–260: what women
    // eat and the density of their breasts (García-Arenzana et al. 2014); of 25 the first five. The
    // sixth lies on its bound, 0.06 = 6/25·0.25: out by the handbook's <, in by the paper's ≤.
    std::vector<double> const food{.001, .008, .039, .041, .042, .060, .074, .205, .212,
                                   .216, .222, .251, .269, .275, .340, .341, .384, .569,
                                   .594, .696, .762, .940, .942, .975, .986};
    auto const eaten = benjamini_hochberg(food, 0.2499);
    CHECK(eaten.tests == 25);
    CHECK(std::ranges::count(eaten.found, true) == 5);
    CHECK(eaten.threshold == 0.042);
    CHECK(benjamini_hochberg(food, 0.25).threshold == 0.06);
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
