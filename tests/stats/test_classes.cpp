#include "stats/classes.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace trygg::stats;

namespace {

// Employment density of California's 58 counties, the example of PySAL's mapclassify.
std::vector<double> const california{
    329.92, 0.42,    5.9,   14.03, 2.78,   1.34,   181.27, 1.65,  10.03, 16.7,   1.32, 3.99,
    3.16,   0.22,    8.7,   6.56,  3.27,   0.33,   370.5,  4.51,  75.29, 0.99,   2.74, 8.68,
    0.14,   0.92,    12.63, 28.7,  12.02,  722.85, 36.68,  0.74,  29.82, 192.05, 3.38, 11.15,
    110.74, 4111.45, 49.47, 10.33, 317.11, 20.47,  264.93, 66.26, 5.39,  0.13,   0.61, 50.65,
    40.48,  36.67,   13.09, 1.81,  0.2,    7.6,    2.51,   57.26, 24.32, 6.97};

} // namespace

TEST_CASE("Quantile breaks equal those of mapclassify") {
    auto const breaks = quantile_breaks(california, 5);
    REQUIRE(breaks.size() == 5);
    CHECK(breaks[0] == Approx(1.464));
    CHECK(breaks[1] == Approx(5.798));
    CHECK(breaks[2] == Approx(13.278));
    CHECK(breaks[3] == Approx(54.616));
    CHECK(breaks[4] == 4111.45);
}

TEST_CASE("Jenks breaks equal the exact ones of mapclassify's Fisher-Jenks") {
    CHECK(jenks_breaks(california, 5) == std::vector{75.29, 192.05, 370.5, 722.85, 4111.45});
}

TEST_CASE("Jenks breaks split between clusters") {
    CHECK(jenks_breaks(std::vector{1.0, 2.0, 10.0, 11.0, 12.0, 50.0}, 3) ==
          std::vector{2.0, 12.0, 50.0});
}

TEST_CASE("Jenks breaks have the least deviation that trying all splits finds") {
    std::vector<double> const values{3, 4, 4, 6, 9, 9.5, 14, 14.5, 15, 31};
    // {3 4 4 6} {9 9.5 14 14.5 15} {31} costs 4.75 + 33.7 + 0; the split after 9.5, which looks as
    // good, costs 38.21 + 0.5 + 0.
    CHECK(jenks_breaks(values, 3) == std::vector{6.0, 15.0, 31.0});
}

TEST_CASE("Fewer different values than classes are a class each") {
    CHECK(jenks_breaks(std::vector{2.0, 1.0, 2.0, 1.0}, 5) == std::vector{1.0, 2.0});
    CHECK(quantile_breaks(std::vector{0.0, 0.0, 0.0, 0.0, 8.0}, 4) == std::vector{0.0, 8.0});
}

TEST_CASE("What has no value has no class") {
    CHECK(jenks_breaks(std::vector{double{NAN}}, 5).empty());
    CHECK(quantile_breaks(std::vector{double{NAN}}, 5).empty());
    CHECK(quantile_breaks(std::vector{double{NAN}, 3.0}, 2) == std::vector{3.0});
}
