#include "lattice.hpp"
#include "north_carolina.hpp"
#include "st_louis.hpp"
#include "stats/smoothing.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <numeric>

using namespace trygg;
using namespace trygg::stats;

namespace {

std::vector<double> deaths() {
    std::vector<double> result;
    for (auto const& county : tests::north_carolina) {
        result.push_back(county.deaths);
    }
    return result;
}

std::vector<double> births() {
    std::vector<double> result;
    for (auto const& county : tests::north_carolina) {
        result.push_back(county.births);
    }
    return result;
}

} // namespace

TEST_CASE("The global estimates of North Carolina's counties equal published values") {
    auto const smoothed = empirical_bayes(deaths(), births());
    REQUIRE(smoothed.size() == 100);
    CHECK(smoothed[0] == Approx(0.00169729733).margin(5e-12));
    CHECK(smoothed[1] == Approx(0.00170537768).margin(5e-12));
    CHECK(smoothed[2] == Approx(0.00177308702).margin(5e-12));
    CHECK(smoothed[3] == Approx(0.00201286808).margin(5e-12));
    CHECK(smoothed[4] == Approx(0.00353491315).margin(5e-12));
}

TEST_CASE("Global and local estimates of the counties around St. Louis equal PySAL's") {
    std::vector<double> homicides, people;
    for (auto const& county : tests::st_louis) {
        homicides.push_back(county.homicides);
        people.push_back(county.people);
    }

    // The documentation of Empirical_Bayes and of Spatial_Empirical_Bayes.
    std::vector<double> const global{2.36718950e-05, 4.54539167e-05, 4.78114019e-05, 2.76907146e-05,
                                     6.58989323e-05, 3.66494122e-05, 5.79952721e-05, 2.03064590e-05,
                                     3.31152999e-05, 3.02748380e-05};
    std::vector<double> const local{4.01485749e-05, 3.62437513e-05, 4.93034844e-05, 5.09387329e-05,
                                    3.72735210e-05, 3.69333797e-05, 5.40245456e-05, 2.99806055e-05,
                                    3.73034109e-05, 3.47270722e-05};
    auto const found = empirical_bayes(homicides, people);
    auto const near = local_empirical_bayes(homicides, people, tests::st_louis_neighbours());
    for (std::size_t i = 0; i < global.size(); ++i) {
        CHECK(found[i] == Approx(global[i]).margin(6e-14));
        CHECK(near[i] == Approx(local[i]).margin(6e-14));
    }
}

TEST_CASE("The prior is the moments of Marshall's paper") {
    auto const found = prior_of(deaths(), births());
    CHECK(found.mean == Approx(667.0 / 329962));
    CHECK(found.variance == Approx(7.6929306e-7).epsilon(1e-7));
}

TEST_CASE("Smoothing draws small populations more than large ones, always towards the mean") {
    prior const towards{0.002, 1e-6};
    CHECK(shrunk(0, 100, towards) == Approx(0.002 * (1 - 1.0 / 21)));
    CHECK(shrunk(0, 100'000, towards) == Approx(0.002 * (1 - 1.0 / 1.02)));
    CHECK(shrunk(5, 1000, towards) < 0.005);
    CHECK(shrunk(5, 1000, towards) > 0.002);
}

TEST_CASE("Rates that vary less than chance are all the mean") {
    // Exactly the same rate everywhere: the moment estimate of the variance is negative.
    std::vector<double> const events{1, 2, 3}, people{100, 200, 300};
    CHECK(prior_of(events, people).variance == 0.0);
    CHECK(empirical_bayes(events, people)[0] == Approx(0.01));
}

TEST_CASE("Without any event all smoothed rates are 0, not undefined") {
    CHECK(empirical_bayes(std::vector{0.0, 0.0}, std::vector{10.0, 20.0}) == std::vector{0.0, 0.0});
}

TEST_CASE("A zone without people has no rate and does not move the others") {
    auto const with = empirical_bayes(std::vector{2.0, 9.0, 4.0}, std::vector{100.0, 0.0, 50.0});
    auto const without = empirical_bayes(std::vector{2.0, 4.0}, std::vector{100.0, 50.0});
    CHECK(std::isnan(with[1]));
    CHECK(with[0] == without[0]);
    CHECK(with[2] == without[1]);
}

TEST_CASE("The local estimate is the global one of the zone and its neighbours") {
    auto const found =
        local_empirical_bayes(deaths(), births(), tests::north_carolina_neighbours());
    // Ashe with Alleghany, Wilkes and Watauga.
    std::vector<double> const near_deaths{1, 0, 4, 1}, near_births{1091, 487, 3146, 1323};
    auto const towards = prior_of(near_deaths, near_births);
    CHECK(found[0] == Approx(shrunk(1, 1091, towards)));
    CHECK(found[0] == Approx(6.0 / 6047).epsilon(1e-9)); // four rates that vary less than chance
    // Northampton, with the highest rate around, stays above its neighbours' mean.
    CHECK(found[4] > 0.004);
    CHECK(found[4] < 9.0 / 1421);
}

TEST_CASE("An island has no neighbourhood to be drawn towards") {
    std::vector<geo::point> const three{{0, 0}, {1, 0}, {90, 0}};
    auto const found = local_empirical_bayes(
        std::vector{1.0, 2.0, 3.0}, std::vector{100.0, 100.0, 100.0}, within_distance(three, 2));
    CHECK(std::isnan(found[2]));
    CHECK_FALSE(std::isnan(found[0]));
}
