#include "stats/proportion.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace trygg::stats;

namespace {

/// Of answers with these weights, the first `hits` of which are counted.
weighted_sums sums_of(std::vector<double> const& weights, std::size_t hits = 0) {
    weighted_sums result;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        result.weight += weights[i];
        result.weight_of_hits += i < hits ? weights[i] : 0;
        result.squared_weight += weights[i] * weights[i];
    }
    return result;
}

} // namespace

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

TEST_CASE("The effective n equals published values") {
    // Tests of EffectiveSampleSize in the R package flipData: ten answers, one of ten times the
    // weight of the others.
    CHECK(effective_n(sums_of({10, 1, 1, 1, 1, 1, 1, 1, 1, 1})) == Approx(3.311927).margin(5e-7));

    // Sawtooth Software, Lighthouse Studio Manual, appendix E: 50.41/11.79.
    CHECK(effective_n(sums_of({1.5, 0.8, 1.2, 1.1, 2.5})) == Approx(4.28).margin(5e-3));

    // Askia, Weighting efficiency: the effective n of 24 answers is 80.06 % of them.
    std::vector<double> const askia{0.820508273, 1.027660121, 0.798126889, 1.813092082, 0.524670726,
                                    1.682138128, 0.066485204, 1.524746555, 0.571220139, 1.878748796,
                                    0.070238083, 1.840453697, 0.683791839, 1.00838961,  0.833383964,
                                    1.330310173, 0.602917671, 1.257201562, 0.632265608, 1.451447184,
                                    0.622107103, 1.252551275, 0.966905785, 1.561603913};
    auto const sums = sums_of(askia);
    CHECK(sums.weight == Approx(24.82096438).margin(5e-9));
    CHECK(sums.squared_weight == Approx(32.06457627).margin(1e-8));
    CHECK(100 * effective_n(sums) / 24 == Approx(80.06).margin(5e-3));
}

TEST_CASE("The weighted share equals published values") {
    // Displayr, Data Story Guide: of five people two bought Coke, 10 and 5 of 20 bottles.
    CHECK(weighted_wilson(sums_of({10, 5, 1, 2, 2}, 2)).value == Approx(0.75));

    // The Analytical Group, WinCross: 120 men and 180 women, weighted by 150/120 and 150/180, are
    // half and half.
    weighted_sums const men{300, 150, 120 * 1.25 * 1.25 + 180 / 1.44};
    CHECK(weighted_wilson(men).value == Approx(0.5));
    CHECK(effective_n(men) == Approx(288)); // by hand: 300²/(187.5 + 125)
}

TEST_CASE("Unequal weights move the share and widen the interval to the effective n") {
    // Weights 3, 1, 1, 1 with the first one a hit: share 1/2, n_eff = 36/12 = 3.
    auto const weighted = weighted_wilson({6, 3, 12});
    auto const same = wilson(1.5, 3);
    CHECK(weighted.value == Approx(0.5));
    CHECK(weighted.low == Approx(same.low));
    CHECK(weighted.high == Approx(same.high));
}
