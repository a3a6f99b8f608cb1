#include "stats/before_after.hpp"

#include <catch2/catch.hpp>

using namespace trygg::stats;

TEST_CASE("The relative effect equals published values, also with twice the variance") {
    auto const result = effect_of({50, 30, 45, 44});
    CHECK(result.effect.value == Approx(1.629630).margin(5e-7));
    CHECK(result.effect.low == Approx(0.881529).margin(5e-7));
    CHECK(result.effect.high == Approx(3.012599).margin(5e-7));
    CHECK(result.overdispersed.low == Approx(0.683443).margin(5e-7));
    CHECK(result.overdispersed.high == Approx(3.885754).margin(5e-7));
    CHECK_FALSE(result.was_corrected);
    CHECK(result.says == verdict::cannot_tell);
}

TEST_CASE("The interval is that of published odds ratios") {
    // J. M. Bland & D. G. Altman (2000), BMJ 320:1468: hay fever and eczema.
    auto const eczema = effect_of({141, 420, 928, 13525}).effect;
    CHECK(eczema.value == Approx(4.89).margin(5e-3));
    CHECK(eczema.low == Approx(4.00).margin(5e-3));
    CHECK(eczema.high == Approx(5.99).margin(5e-3));

    // A. Agresti (2002), Categorical Data Analysis, 3.1.1: aspirin and heart attacks.
    auto const aspirin = effect_of({189, 10845, 104, 10933}).effect;
    CHECK(aspirin.value == Approx(1.832).margin(5e-4));
    CHECK(aspirin.low == Approx(1.440).margin(5e-4));
    CHECK(aspirin.high == Approx(2.331).margin(5e-4));
}

TEST_CASE("The interval is that of Woolf's for counts as small as one") {
    // Example of Woolf.CI in the R package ORCI: 2 of 14 and 1 of 11.
    auto const small = effect_of({2, 12, 1, 10}).effect;
    CHECK(small.low == Approx(0.1310604).margin(5e-8));
    CHECK(small.high == Approx(21.1946394).margin(5e-8));
}

TEST_CASE("A zero cell has 0.5 added to all four, and says so") {
    auto const result = effect_of({4, 0, 3, 3});
    CHECK(result.was_corrected);
    CHECK(result.effect.value == Approx(4.5 * 3.5 / (0.5 * 3.5)));
}

TEST_CASE("The verdict needs the whole widened interval on one side of 1") {
    CHECK(effect_of({400, 100, 200, 200}).says == verdict::fewer);
    CHECK(effect_of({100, 400, 200, 200}).says == verdict::more);
    // Plain 1.12–3.56, but widened 0.88–4.53: not told from chance.
    CHECK(effect_of({64, 32, 50, 50}).effect.low > 1);
    CHECK(effect_of({64, 32, 50, 50}).says == verdict::cannot_tell);
    CHECK(effect_of({64, 32, 50, 50}, 1).says == verdict::fewer);
}
