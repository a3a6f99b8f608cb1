#include "stats/rate.hpp"

#include <catch2/catch.hpp>

using namespace trygg::stats;

TEST_CASE("Garwood's interval equals published values") {
    auto const none = poisson(0);
    CHECK(none.low == 0.0);
    CHECK(none.high == Approx(3.688879).margin(1e-6));

    auto const five = poisson(5);
    CHECK(five.low == Approx(1.623486).margin(1e-6));
    CHECK(five.high == Approx(11.668332).margin(1e-6));

    // Factors of the National Vital Statistics Reports' technical notes, times the count.
    auto const one = poisson(1), ten = poisson(10), twenty = poisson(20);
    CHECK(one.low == Approx(0.025318).margin(1e-6));
    CHECK(one.high == Approx(5.571643).margin(1e-6));
    CHECK(ten.low == Approx(4.795389).margin(1e-6));
    CHECK(ten.high == Approx(18.390356).margin(1e-6));
    CHECK(twenty.low == Approx(12.216520).margin(1e-6));
    CHECK(twenty.high == Approx(30.888384).margin(1e-6));
}

TEST_CASE("A rate is the count and its bounds over the exposure") {
    auto const result = rate(5, 2.0);
    CHECK(result.value == Approx(2.5));
    CHECK(result.low == Approx(0.811743).margin(1e-6));
    CHECK(result.high == Approx(5.834166).margin(1e-6));
}

TEST_CASE("A large count has a finite interval around it") {
    auto const many = poisson(1'000'000);
    CHECK(many.low == Approx(998'041.0).epsilon(1e-5));
    CHECK(many.high == Approx(1'001'962.0).epsilon(1e-5));
}
