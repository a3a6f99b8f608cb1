#include "stats/sun.hpp"

#include <cmath>
#include <numbers>

namespace trygg::stats {

namespace {

double sine(double degrees) { return std::sin(degrees * std::numbers::pi / 180); }
double cosine(double degrees) { return std::cos(degrees * std::numbers::pi / 180); }
double degrees(double radians) { return radians * 180 / std::numbers::pi; }

double positive(double angle) {
    auto const rest = std::fmod(angle, 360);
    return rest < 0 ? rest + 360 : rest;
}

/// Julian centuries since J2000.0. The minute between universal and dynamical time moves the sun by
/// less than a thousandth of a degree.
double centuries(std::int64_t utc) {
    return (static_cast<double>(utc) / 86400 + 2440587.5 - 2451545) / 36525;
}

double node(double t) { return 125.04 - 1934.136 * t; }

double mean_longitude(double t) { return positive(280.46646 + t * (36000.76983 + t * 0.0003032)); }

/// True longitude with aberration and nutation.
double apparent_longitude(double t) {
    auto const anomaly = 357.52911 + t * (35999.05029 - t * 0.0001537);
    auto const centre = (1.914602 - t * (0.004817 + t * 0.000014)) * sine(anomaly) +
                        (0.019993 - t * 0.000101) * sine(2 * anomaly) +
                        0.000289 * sine(3 * anomaly);
    return mean_longitude(t) + centre - 0.00569 - 0.00478 * sine(node(t));
}

double obliquity(double t) {
    auto const mean = 23.43929111 - t * (0.013004167 + t * (1.64e-7 - t * 5.04e-7));
    return mean + 0.00256 * cosine(node(t));
}

} // namespace

sun_position sun_at(std::int64_t utc) {
    auto const t = centuries(utc);
    auto const longitude = apparent_longitude(t), tilt = obliquity(t);
    sun_position result;
    result.declination = degrees(std::asin(sine(tilt) * sine(longitude)));
    result.right_ascension =
        positive(degrees(std::atan2(cosine(tilt) * sine(longitude), cosine(longitude))));
    auto const nutation = -0.00478 * sine(node(t)) * cosine(tilt);
    auto const mean = mean_longitude(t) - 0.0057183 + nutation;
    auto const ahead = positive(mean - result.right_ascension + 180) - 180;
    result.equation_of_time = ahead * 4; // minutes a degree
    return result;
}

double sun_elevation(std::int64_t utc, double latitude, double longitude) {
    auto const sun = sun_at(utc);
    auto const minutes = static_cast<double>(((utc % 86400) + 86400) % 86400) / 60;
    auto const hour_angle = (minutes + sun.equation_of_time) / 4 + longitude - 180;
    return degrees(std::asin(sine(latitude) * sine(sun.declination) +
                             cosine(latitude) * cosine(sun.declination) * cosine(hour_angle)));
}

light light_at(std::int64_t utc, double latitude, double longitude) {
    constexpr double upper_edge = -0.833, civil = -6; // degrees
    auto const elevation = sun_elevation(utc, latitude, longitude);
    if (elevation > upper_edge) {
        return light::day;
    }
    return elevation > civil ? light::twilight : light::dark;
}

} // namespace trygg::stats
