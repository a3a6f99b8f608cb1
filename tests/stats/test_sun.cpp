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
