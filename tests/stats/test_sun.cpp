#include "stats/sun.hpp"

#include <catch2/catch.hpp>

using namespace trygg::stats;

namespace {

/// The minute of the day, UTC, from `from` on in which the sun's upper edge crosses the horizon.
int change_of_edge(std::int64_t midnight, int from, double latitude, double longitude) {
    bool const was_up = light_at(midnight + from * 60, latitude, longitude) == light::day;
    int minute = from;
    while ((light_at(midnight + minute * 60, latitude, longitude) == light::day) == was_up) {
        ++minute;
    }
    return minute - 1;
}

} // namespace

TEST_CASE("The sun's place equals Meeus' example 25.a and 28.b") {
    auto const sun = sun_at(718934400); // 1992-10-13 00:00
    CHECK(sun.declination == Approx(-7.78507).margin(0.001));
    CHECK(sun.right_ascension == Approx(198.38083).margin(0.001));
    CHECK(sun.equation_of_time == Approx(13.71).margin(0.01)); // 13 min 42.6 s
}

TEST_CASE("The sun's place equals that of NOAA's solar calculator") {
    // Its spreadsheet, in the tests of the Python package astral.
    auto const winter = sun_at(1325376000), summer = sun_at(1527811200); // 2012-01-01, 2018-06-01
    CHECK(winter.declination == Approx(-23.06317068).margin(1e-4));
    CHECK(winter.right_ascension == Approx(360 - 79.16480352).margin(1e-4));
    CHECK(winter.equation_of_time == Approx(-3.078194825).margin(1e-2));
    CHECK(summer.declination == Approx(22.01463552).margin(1e-4));
    CHECK(summer.right_ascension == Approx(68.86915896).margin(1e-4));
    CHECK(summer.equation_of_time == Approx(2.232039737).margin(1e-2));
}

TEST_CASE("The elevation equals published values, without refraction") {
    // New Delhi on 2001-06-21 at 13:11 UTC, in the tests of the Python package astral.
    CHECK(sun_elevation(993129060, 28.61, 77.22) == Approx(7.293490557).margin(0.01));
}

TEST_CASE("Sunrise, sunset and civil twilight in London are those of timeanddate.com") {
    double const latitude = 51.4733, longitude = -0.0008333;
    struct {
        std::int64_t midnight;
        int dawn, sunrise, sunset, dusk; // minutes after it, UTC
    } const days[]{
        {1448928000, 7 * 60 + 4, 7 * 60 + 43, 15 * 60 + 55, 16 * 60 + 34},  // 2015-12-01
        {1449878400, 7 * 60 + 16, 7 * 60 + 56, 15 * 60 + 51, 16 * 60 + 31}, // 2015-12-12
        {1451001600, 7 * 60 + 25, 8 * 60 + 5, 15 * 60 + 55, 16 * 60 + 36},  // 2015-12-25
    };
    for (auto const& day : days) {
        auto const at = [&](int minute) {
            return light_at(day.midnight + minute * 60, latitude, longitude);
        };
        CHECK(at(day.dawn - 2) == light::dark);
        CHECK(at(day.dawn + 2) == light::twilight);
        CHECK(at(day.sunrise - 2) == light::twilight);
        CHECK(at(day.sunrise + 2) == light::day);
        CHECK(at(day.sunset - 2) == light::day);
        CHECK(at(day.sunset + 2) == light::twilight);
        CHECK(at(day.dusk - 2) == light::twilight);
        CHECK(at(day.dusk + 2) == light::dark);
    }
}

TEST_CASE("Sunset in Kinna on 2020-12-21 is at 15:25") {
    CHECK(change_of_edge(1608508800, 12 * 60, 57.507, 12.694) == 14 * 60 + 25); // UTC
}

TEST_CASE("The zenith angle and sunrise equal those of NREL's example") {
    // I. Reda & A. Andreas (2004), Solar Energy 76:577–589: 2003-10-17, 39.742476 N 105.1786 W; at
    // 12:30:30 local the zenith angle is 50.11°, the sun rises at 06:12, UTC−7.
    double const latitude = 39.742476, longitude = -105.1786;
    std::int64_t const midnight = 1066348800;
    CHECK(sun_elevation(midnight + (19 * 60 + 30) * 60 + 30, latitude, longitude) ==
          Approx(90 - 50.11).margin(0.03)); // refraction is not in ours
    CHECK(change_of_edge(midnight, 8 * 60, latitude, longitude) == 13 * 60 + 12);
}

TEST_CASE("Dark is below six degrees, and the clock does not decide it") {
    // Kinna at 22:00 local: light in June, dark in December.
    CHECK(light_at(1592769600, 57.507, 12.694) == light::day);      // 2020-06-21 20:00 UTC
    CHECK(light_at(1608584400, 57.507, 12.694) == light::dark);     // 2020-12-21 21:00 UTC
    CHECK(light_at(1608562200, 57.507, 12.694) == light::twilight); // 2020-12-21 14:50 UTC
}

TEST_CASE("North of the polar circle the midsummer sun does not set") {
    CHECK(light_at(1592780400, 67.86, 20.23) == light::day); // Kiruna, 2020-06-21 23:00 UTC
}
