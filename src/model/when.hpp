#pragma once
/// \file Dates and times as our files and the API write them (ISO 8601, RFC 3339).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace trygg::model {

/// Days since 1970-01-01, both included.
struct day_span {
    std::int32_t first = 0, last = 0;
    friend bool operator==(day_span const&, day_span const&) = default;
};

/// Seconds since 1970-01-01T00:00:00Z, both included.
struct time_span {
    std::int64_t first = 0, last = 0;
    friend bool operator==(time_span const&, time_span const&) = default;
};

/// The days of "2020", "2020-05", "2020-05-31" or of the date in "2020-05-31T22:10:00+02:00" (as
/// written, so its local day). Nothing for what is no such text or no such day.
std::optional<day_span> days_of(std::string_view text);

/// The seconds of the same texts; a date without a time is its whole day in UTC. A time must have
/// its offset or Z; fractions of seconds are cut.
std::optional<time_span> seconds_of(std::string_view text);

/// The fraction of a second of a text that `seconds_of` takes, digits after the ninth cut.
std::int32_t nanoseconds_of(std::string_view text);

/// The text with Z behind it when it has a time of day and no offset.
std::string with_zone(std::string_view text);

/// The calendar year of a day.
int year_of(std::int32_t day);

/// First and last day of a year.
day_span days_of_year(int year);

/// "2020-05-31"
std::string date_text(std::int32_t day);

/// "2020-05-31T20:10:00Z"
std::string time_text(std::int64_t seconds);

} // namespace trygg::model
