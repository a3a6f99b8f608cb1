#include "stats/proportion.hpp"

#include <catch2/catch.hpp>

using namespace trygg::stats;

TEST_CASE("Wilson's interval equals published values") {
    auto const newcombe = wilson(81, 263); // R. G. Newcombe (1998), table I
    CHECK(newcombe.value == Approx(0.307985).margin(1e-6));
    CHECK(newcombe.low == Approx(0.255289).margin(1e-6));
    CHECK(newcombe.high == Approx(0.366210).margin(1e-6));

    auto const none = wilson(0, 20);
    CHECK(none.low == 0.0);
    CHECK(none.high == Approx(0.161125).margin(1e-6));

    auto const few = wilson(15, 148); // the other two of Newcombe's four
    CHECK(few.low == Approx(0.0624).margin(5e-5));
    CHECK(few.high == Approx(0.1605).margin(5e-5));

    auto const one = wilson(1, 29);
    CHECK(one.low == Approx(0.0061).margin(5e-5));
    CHECK(one.high == Approx(0.1718).margin(5e-5));
}

TEST_CASE("Wilson's interval equals that of Agresti and Coull's example") {
    // A. Agresti & B. Caffo (2000) and A. Agresti (2002), Categorical Data Analysis, 1.4.3: of 25
    // students none is a vegetarian, score interval (0.0, 0.133).
    auto const vegetarians = wilson(0, 25);
    CHECK(vegetarians.low == 0.0);
    CHECK(vegetarians.high == Approx(0.133).margin(5e-4));
}

TEST_CASE("All of n has 1 as upper bound, mirrored to none of n") {
    auto const all = wilson(20, 20);
    CHECK(all.high == 1.0);
    CHECK(all.low == Approx(1 - 0.161125).margin(1e-6));
}

TEST_CASE("Equal weights give the unweighted interval") {
    auto const plain = wilson(81, 263);
    auto const weighted = weighted_wilson({263 * 2.5, 81 * 2.5, 263 * 2.5 * 2.5});
    CHECK(weighted.value == Approx(plain.value));
    CHECK(weighted.low == Approx(plain.low));
    CHECK(weighted.high == Approx(plain.high));
}

TEST_CASE("Unequal weights move the share and widen the interval to the effective n") {
    // Weights 3, 1, 1, 1 with the first one a hit: share 1/2, n_eff = 36/12 = 3.
    auto const weighted = weighted_wilson({6, 3, 12});
    auto const same = wilson(1.5, 3);
    CHECK(weighted.value == Approx(0.5));
    CHECK(weighted.low == Approx(same.low));
    CHECK(weighted.high == Approx(same.high));
}
