#include "lattice.hpp"
#include "stats/getis_ord.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace trygg;
using namespace trygg::stats;

namespace {

void check_all(std::vector<double> const& found, std::vector<double> const& published) {
    REQUIRE(found.size() == published.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        CHECK(found[i] == Approx(published[i]).margin(5e-9));
    }
}

std::vector<double> const nine{1, 2, 3, 4, 5, 6, 7, 8, 9};

std::vector<geo::point> const six{{10, 10}, {20, 10}, {40, 10}, {15, 20}, {30, 20}, {30, 30}};
std::vector<double> const six_values{2, 3, 3.2, 5, 8, 7};

} // namespace

TEST_CASE("Gi* on a board of nine equals published values") {
    auto const z = gi_star(nine, tests::rook_lattice(3));
    CHECK(z[0] == Approx(-2.06559112).margin(5e-9));
    CHECK(z[1] == Approx(-2.20454077).margin(5e-9));
    CHECK(z[2] == Approx(-1.03279556).margin(5e-9));
    CHECK(z[4] == Approx(0).margin(1e-12));
    CHECK(z[8] == Approx(2.06559112).margin(5e-9));
}

TEST_CASE("Gi and Gi* of six points equal PySAL's example with binary weights") {
    auto const neighbours = within_distance(six, 15);
    check_all(gi(six_values, neighbours),
              {-1.0136729, -0.04361589, 1.31558703, -0.31412676, 1.15373986, 1.77833941});
    check_all(gi_star(six_values, neighbours),
              {-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331});
}

TEST_CASE("An island has neither Gi nor Gi*") {
    auto const neighbours = within_distance(six, 11.5);
    CHECK(std::isnan(gi(six_values, neighbours)[2]));
    CHECK(std::isnan(gi_star(six_values, neighbours)[2]));
}

TEST_CASE("Scaling a zone's weights changes neither Gi nor Gi*") {
    auto const plain = within_distance(six, 15), scaled = plain.row_standardised();
    check_all(gi(six_values, scaled), gi(six_values, plain));
    check_all(gi_star(six_values, scaled), gi_star(six_values, plain));
}

TEST_CASE("Equal values have no hot spots rather than a z of 0") {
    std::vector<double> const equal(9, 0.1);
    for (auto const z : gi_star(equal, tests::rook_lattice(3))) {
        CHECK(std::isnan(z));
    }
    for (auto const z : gi(equal, tests::rook_lattice(3))) {
        CHECK(std::isnan(z));
    }
}

TEST_CASE("A zone that has all others as neighbours has no Gi") {
    std::vector<geo::point> const three{{0, 0}, {1, 0}, {0, 1}};
    std::vector<double> const values{1, 5, 9};
    CHECK(std::isnan(gi(values, within_distance(three, 10))[0]));
}
