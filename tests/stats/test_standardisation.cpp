#include "north_carolina.hpp"
#include "st_louis.hpp"
#include "stats/standardisation.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace trygg;
using namespace trygg::stats;

TEST_CASE("The ratio of observed to expected equals published values") {
    // SIDS in Northampton, North Carolina, 1974–78.
    auto const sids = standardised_ratio(9, 2.872473);
    CHECK(sids->value == Approx(3.133189).margin(1e-6));
    CHECK(sids->low == Approx(1.432693).margin(1e-6));
    CHECK(sids->high == Approx(5.947768).margin(1e-6));
}

TEST_CASE("The limits of the ratio are the factors of Breslow and Day's table 2.10") {
    auto const one = standardised_ratio(1, 1), three = standardised_ratio(3, 3);
    auto const ten = standardised_ratio(10, 10), hundred = standardised_ratio(100, 100);
    CHECK(one->low == Approx(0.0253).margin(5e-5));
    CHECK(one->high == Approx(5.57).margin(5e-3));
    CHECK(three->low == Approx(0.206).margin(5e-4));
    CHECK(three->high == Approx(2.92).margin(5e-3));
    CHECK(ten->low == Approx(0.480).margin(5e-4));
    CHECK(ten->high == Approx(1.84).margin(5e-3));
    CHECK(hundred->low == Approx(0.814).margin(5e-4));
    CHECK(hundred->high == Approx(1.22).margin(5e-3));
}

TEST_CASE("Indirect standardisation equals that of PySAL's example") {
    // standardized_mortality_ratio: 30 + 25 + 25 + 15 events where the standard's rates lead to
    // 10 + 5 + 13.2 + 10, and 33 + 21 + 30 + 20 where they lead to 5 + 3 + 22 + 8.
    CHECK(standardised_ratio(95, 38.2)->value == Approx(2.4869).margin(5e-5));
    CHECK(standardised_ratio(104, 38)->value == Approx(2.7368).margin(5e-5));
}

TEST_CASE("The ratios of counties to all of them equal PySAL's") {
    // Excess_Risk of its examples sids2 and stl, printed to six and eight digits.
    double const sids_rate = 667 / 329962.0;
    std::vector<double> const sids{0.453433, 0, 0.775871, 0.973810, 3.133190};
    for (std::size_t i = 0; i < sids.size(); ++i) {
        auto const& [name, births, deaths, neighbours] = tests::north_carolina[i];
        auto const ratio = standardised_ratio(std::lround(deaths), births * sids_rate);
        CHECK(ratio->value == Approx(sids[i]).margin(1e-6));
    }

    double homicides = 0, people = 0;
    for (auto const& county : tests::st_louis) {
        homicides += county.homicides;
        people += county.people;
    }
    std::vector<double> const stl{0.20665681, 0.43613787, 0.42078261, 0.22066928, 0.57981596,
                                  0.35301709, 0.56407549, 0.17020994, 0.3052372,  0.25821905};
    for (std::size_t i = 0; i < stl.size(); ++i) {
        auto const& county = tests::st_louis[i];
        auto const ratio =
            standardised_ratio(std::lround(county.homicides), county.people * homicides / people);
        CHECK(ratio->value == Approx(stl[i]).margin(6e-9));
    }
}

TEST_CASE("Where nothing was expected there is no ratio") {
    CHECK_FALSE(standardised_ratio(0, 0));
    CHECK_FALSE(standardised_ratio(3, 0));
}

TEST_CASE("The directly standardised rate equals published values") {
    // J. L. Fleiss (1981), table 14.4: Down's syndrome by mother's age, children born fifth or
    // later; the interval is that of the R package dsrTest, method gamma.
    std::vector<stratum> const fifth{{0, 327, 319933},      {8, 30666, 931318},
                                     {63, 123419, 786511},  {112, 149919, 488235},
                                     {262, 104088, 237863}, {295, 34392, 61313}};
    auto const rate = direct_rate(fifth);
    CHECK(1e5 * rate->value == Approx(75.52901).margin(1e-5));
    CHECK(1e5 * rate->low == Approx(67.70212).margin(1e-5));
    CHECK(1e5 * rate->high == Approx(188.30017).margin(1e-5));
}

TEST_CASE("The directly standardised rate equals that of PySAL's example") {
    std::vector<stratum> const first{
        {30, 1000, 1000}, {25, 1000, 900}, {25, 1100, 1000}, {15, 900, 900}};
    auto const rate = direct_rate(first);
    CHECK(rate->value == Approx(0.02374402).margin(1e-8));
    CHECK(rate->low == Approx(0.01920491).margin(1e-8));
    CHECK(rate->high == Approx(0.02904848).margin(1e-8));

    std::vector<stratum> const second{
        {33, 1000, 1000}, {21, 900, 900}, {30, 1100, 1000}, {20, 900, 900}};
    auto const other = direct_rate(second);
    CHECK(other->value == Approx(0.02665072).margin(1e-8));
    CHECK(other->low == Approx(0.02177143).margin(1e-8));
    CHECK(other->high == Approx(0.03230508).margin(1e-8));
}

TEST_CASE("Without events the directly standardised rate has 0 as its lower bound") {
    std::vector<stratum> const none{{0, 100, 1}, {0, 200, 1}};
    auto const rate = direct_rate(none);
    CHECK(rate->value == 0.0);
    CHECK(rate->low == 0.0);
    CHECK(rate->high > 0);
}

TEST_CASE("A stratum without people has no rate to standardise") {
    std::vector<stratum> const empty{{0, 0, 1}, {2, 200, 1}};
    CHECK_FALSE(direct_rate(empty));
}
