#include "lattice.hpp"
#include "stats/permutation.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <numeric>

using namespace trygg;
using namespace trygg::stats;

TEST_CASE("A stream depends on its seed and its number alone") {
    random_stream one{1, 0}, again{1, 0}, other_stream{1, 1}, other_seed{2, 0};
    auto const first = one.next();
    CHECK(first == again.next());
    CHECK(first != other_stream.next());
    CHECK(first != other_seed.next());
}

TEST_CASE("Random numbers below a bound are spread evenly") {
    random_stream from{5, 0};
    std::vector<int> seen(10);
    for (int i = 0; i < 100'000; ++i) {
        ++seen[from.below(10)];
    }
    for (auto const count : seen) {
        CHECK(count > 9'600); // 10 000 ± 4 standard deviations of 95
        CHECK(count < 10'400);
    }
}

TEST_CASE("The pseudo-p is two-sided and at least 2/(R+1)") {
    CHECK(tails{10, 95}.two_sided(99) == Approx(0.22));
    CHECK(tails{0, 99}.two_sided(99) == Approx(0.02));
    CHECK(tails{99, 99}.two_sided(99) == 1.0);
    CHECK(smallest_pseudo_p({1, 999}) == Approx(0.002));
}

TEST_CASE("A corner of large values among small ones is not chance, its p the same every time") {
    std::vector<double> x(100, 1.0);
    for (std::size_t i = 0; i < 100; ++i) {
        x[i] += 0.01 * static_cast<double>(i % 7);
    }
    for (std::size_t const i : {0, 1, 2, 10, 11, 12, 20, 21, 22}) {
        x[i] = 9;
    }
    auto const neighbours = tests::rook_lattice(10);
    auto const p = conditional_pseudo_p(x, neighbours, {42, 999});
    CHECK(p[11] == Approx(0.002));
    CHECK(p[78] > 0.05);
    CHECK(conditional_pseudo_p(x, neighbours, {42, 999}) == p);
    CHECK(conditional_pseudo_p(x, neighbours, {43, 999}) != p);
}

TEST_CASE("A zone's pseudo-p comes near the exact one of all deals") {
    // Zone 0 of nine has neighbours 1 and 3, with the values 2 and 4: of the 28 pairs of the other
    // eight values two add up to no more than 6, 2+3 and 2+4.
    std::vector<double> const nine{1, 2, 3, 4, 5, 6, 7, 8, 9};
    auto const p = conditional_pseudo_p(nine, tests::rook_lattice(3), {1, 9999});
    CHECK(p[0] == Approx(2 * 2.0 / 28).margin(0.01));
}

TEST_CASE("Islands and equal values have no p") {
    std::vector<geo::point> const three{{0, 0}, {1, 0}, {90, 0}};
    auto const p = conditional_pseudo_p(std::vector{1.0, 2.0, 3.0}, within_distance(three, 2), {});
    CHECK_FALSE(std::isnan(p[0]));
    CHECK(std::isnan(p[2]));
    auto const equal =
        conditional_pseudo_p(std::vector{2.0, 2.0, 2.0}, within_distance(three, 2), {});
    CHECK(std::isnan(equal[0]));
}
