#pragma once
/// \file Where the sun stands. Numbers in, numbers out.

#include <cstdint>

namespace trygg::stats {

struct sun_position {
    double declination = 0;      ///< degrees north
    double right_ascension = 0;  ///< degrees, 0 … 360
    double equation_of_time = 0; ///< minutes that a sundial is ahead of the mean sun
};

/// The sun's apparent place, good to 0.01° from 1900 to 2100. J. Meeus (1998), Astronomical
/// Algorithms, 2nd ed., chapters 25 and 28, as NOAA's solar calculator uses it. `utc` is in seconds
/// since 1970.
sun_position sun_at(std::int64_t utc);

/// Degrees of the sun's middle above the horizon, without refraction. Chapter 13.
double sun_elevation(std::int64_t utc, double latitude, double longitude);

enum class light {
    day,      ///< the sun's upper edge is above the horizon: elevation above −0.833°
    twilight, ///< civil twilight: down to −6°
    dark,     ///< below it
};

light light_at(std::int64_t utc, double latitude, double longitude);

} // namespace trygg::stats
