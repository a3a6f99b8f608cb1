#include "stats/density.hpp"

#include <catch2/catch.hpp>

#include <numeric>

using namespace trygg;
using namespace trygg::stats;

TEST_CASE("The quartic kernel equals Silverman's formula") {
    CHECK(1e6 * quartic(0, 250) == Approx(15.278875).margin(5e-7)); // per square kilometre
    // (1 − 1/4)² = 9/16 and (1 − 9/16)² = 49/256 of it.
    CHECK(1e6 * quartic(125, 250) == Approx(8.594367).margin(5e-7));
    CHECK(1e6 * quartic(187.5, 250) == Approx(2.924472).margin(5e-7));
    CHECK(quartic(250, 250) == 0.0);
    CHECK(quartic(900, 250) == 0.0);
}

TEST_CASE("The quartic kernel falls as published values do") {
    // Example of kernelfunction in the R package chopin, whose quartic is that of one dimension:
    // 15/16 at the point, where that of two is 3/(πh²).
    auto const in_one_dimension = [](double distance, double bandwidth) {
        return quartic(distance, bandwidth) / quartic(0, bandwidth) * 15 / 16;
    };
    CHECK(in_one_dimension(0.1, 1) == Approx(0.9188437).margin(6e-8));
    CHECK(in_one_dimension(1, 10) == Approx(0.9188437).margin(6e-8));
    CHECK(in_one_dimension(0.1, 10) == Approx(0.9373125).margin(6e-8));
    CHECK(in_one_dimension(10, 10) == 0.0);
    CHECK(in_one_dimension(25, 10) == 0.0);
}

TEST_CASE("The densities of all cells add up to the events") {
    std::vector<weighted_point> const events{{{0, 0}}, {{300, 40}, 2}, {{1000, -700}}};
    auto const grid = quartic_density(events, 250, 10);
    auto const sum = std::accumulate(grid.values.begin(), grid.values.end(), 0.0) * 10 * 10;
    CHECK(sum == Approx(4).epsilon(1e-4));
    CHECK(static_cast<double>(grid.values.size()) == density_cells(events, 250, 10));
}

TEST_CASE("A cell's density is that of its centre") {
    std::vector<weighted_point> const events{{{500, 500}}, {{560, 500}}};
    auto const grid = quartic_density(events, 250, 25);
    auto const at = grid.centre(7, 4);
    auto const expected = quartic(std::hypot(at.x - 500, at.y - 500), 250) +
                          quartic(std::hypot(at.x - 560, at.y - 500), 250);
    CHECK(grid.values[4 * grid.columns + 7] == Approx(expected));
}

TEST_CASE("The density is 0 all around") {
    std::vector<weighted_point> const events{{{500, 500}}};
    auto const grid = quartic_density(events, 100, 30);
    for (std::size_t i = 0; i < grid.columns; ++i) {
        CHECK(grid.values[i] == 0.0);
        CHECK(grid.values[(grid.rows - 1) * grid.columns + i] == 0.0);
    }
}
