#include "lattice.hpp"
#include "north_carolina.hpp"
#include "st_louis.hpp"
#include "stats/moran.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <numeric>

using namespace trygg;
using namespace trygg::stats;

namespace {

std::vector<double> const nine{1, 2, 3, 4, 5, 6, 7, 8, 9};

// PySAL's example desmith, with neighbours by index.
std::vector<double> const desmith{2.24, 3.10, 4.55, -5.15, -4.39, 0.46, 5.54, 9.02, -2.09, -3.06};

weights desmith_neighbours() {
    return weights{{{{1}, {3}},
                    {{0}, {4}},
                    {{3}, {6}},
                    {{0}, {2}, {4}, {7}},
                    {{1}, {3}, {5}, {8}},
                    {{4}, {9}},
                    {{2}, {7}},
                    {{3}, {6}, {8}},
                    {{4}, {7}, {9}},
                    {{5}, {8}}}};
}

} // namespace

TEST_CASE("Moran's I of a board of nine and its variance equal published values") {
    auto const result = global_moran(nine, tests::rook_lattice(3), {1, 99});
    REQUIRE(result);
    CHECK(result->i == Approx(0.5));
    CHECK(result->expected == Approx(-0.125));
    CHECK(result->variance == Approx(0.0596875).epsilon(1e-12)); // PySAL's tests, VI_rand
    CHECK(result->z == Approx(0.625 / std::sqrt(0.0596875)));
}

TEST_CASE("Moran's I of North Carolina's rates equals that of PySAL's example sids2") {
    std::vector<double> rates;
    for (auto const& county : tests::north_carolina) {
        rates.push_back(std::round(1e9 * county.deaths / county.births) / 1e6); // as in its file
    }
    auto const neighbours = tests::north_carolina_neighbours().row_standardised();
    auto const result = global_moran(rates, neighbours, {1, 999});
    CHECK(result->i == Approx(0.24772519320480135).margin(1e-8));
    CHECK(result->p == Approx(0.002));
}

TEST_CASE("Moran's I of the homicides around St. Louis equals that of PySAL's example stl") {
    std::vector<double> rates;
    for (auto const& county : tests::st_louis) {
        rates.push_back(county.later_rate);
    }
    auto const result =
        global_moran(rates, tests::st_louis_neighbours().row_standardised(), {1, 99});
    CHECK(result->i == Approx(0.24365582621771659).margin(1e-12));
    CHECK(result->expected == Approx(-0.012987012987012988).epsilon(1e-12));
}

TEST_CASE("Moran's p is the same for the same seed") {
    auto const one = global_moran(desmith, desmith_neighbours(), {5, 999});
    auto const again = global_moran(desmith, desmith_neighbours(), {5, 999});
    CHECK(one->p == again->p);
}

TEST_CASE("The quadrants of PySAL's example desmith are as published") {
    using enum quadrant;
    auto const result = local_morans(desmith, desmith_neighbours().row_standardised());
    REQUIRE(result);
    CHECK(result->quadrants == std::vector{high_low, high_low, high_low, low_high, low_low, low_low,
                                           high_high, high_low, low_low, low_low});
}

TEST_CASE("The local I of six zones, one of them an island, equals that of GeoDa's library") {
    // localMoran in the tests of geodalib, which divides by the variance of a sample, n − 1.
    std::vector<double> const six{3, 3, 0, 9, 8, 8.5};
    weights const neighbours{{{{1}}, {{0}}, {}, {{4}, {5}}, {{3}, {5}}, {{3}, {4}}}};
    auto const result = local_morans(six, neighbours.row_standardised());
    REQUIRE(result);
    std::vector<double> const published{0.3622540250447227, 0.3622540250447227, 0,
                                        0.8050089445438283, 0.6887298747763864, 0.7558139534883721};
    for (auto const zone : {0u, 1u, 3u, 4u, 5u}) {
        CHECK(result->i[zone] * 5 / 6 == Approx(published[zone]).epsilon(1e-14));
    }
    CHECK(std::isnan(result->i[2])); // where GeoDa gives 0 to the island
    using enum quadrant;
    CHECK(result->quadrants[0] == low_low);
    CHECK(result->quadrants[3] == high_high);
}

TEST_CASE("With row-standardised weights the mean of the local I is the global one") {
    auto const neighbours = desmith_neighbours().row_standardised();
    auto const local = local_morans(desmith, neighbours);
    auto const mean = std::accumulate(local->i.begin(), local->i.end(), 0.0) / 10;
    CHECK(mean == Approx(global_moran(desmith, neighbours, {1, 9})->i));
}

TEST_CASE("The local I of a corner of a board of nine is its definition's") {
    // z = −4, neighbours −3 and −1, m2 = 60/9.
    auto const result = local_morans(nine, tests::rook_lattice(3));
    CHECK(result->i[0] == Approx(-4 * (-3 - 1) / (60.0 / 9)));
}

TEST_CASE("Equal values, no neighbours and three zones have no Moran's I") {
    CHECK_FALSE(global_moran(std::vector(9, 2.5), tests::rook_lattice(3), {1, 9}));
    CHECK_FALSE(local_morans(std::vector(9, 2.5), tests::rook_lattice(3)));
    CHECK_FALSE(global_moran(nine, weights{std::vector<std::vector<neighbour>>(9)}, {1, 9}));
    std::vector<geo::point> const three{{0, 0}, {1, 0}, {2, 0}};
    CHECK_FALSE(global_moran(std::vector{1.0, 2.0, 3.0}, nearest(three, 1), {1, 9}));
}

TEST_CASE("Weights in one direction only count once in the variance") {
    // k-nearest weights are not symmetric; the variance must be positive and finite.
    std::vector<geo::point> const points{{0, 0}, {1, 0}, {3, 0}, {6, 0}, {10, 0}};
    auto const result =
        global_moran(std::vector{1.0, 5.0, 2.0, 8.0, 3.0}, nearest(points, 1), {1, 9});
    // S0 = 5, S1 = 6, S2 = 28 by hand.
    CHECK(result->variance > 0);
    CHECK(std::isfinite(result->z));
}

TEST_CASE("An island has no local I") {
    std::vector<geo::point> const points{{0, 0}, {1, 0}, {2, 0}, {90, 0}};
    auto const result = local_morans(std::vector{1.0, 2.0, 3.0, 9.0}, within_distance(points, 1));
    CHECK(std::isnan(result->i[3]));
}
