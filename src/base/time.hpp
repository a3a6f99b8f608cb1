#pragma once
/// \file Dates and times as files write them, turned to local ISO 8601 text.

#include <optional>
#include <string>
#include <string_view>

namespace trygg::time {

/// A point in local time, as exact as the source was.
struct moment {
    std::string text; ///< "2020", "2020-12", "2020-12-21" or "2020-12-21T22:10:00+01:00"
    int hour = -1;    ///< local hour 0…23; -1 when only the day is known
};

/// The process's time zone, an IANA name such as "Europe/Stockholm". Throws input_error for an
/// unknown one. Call before other threads start.
void use_zone(std::string const& name);

/// Reads ISO 8601 (also with a blank for T, one-digit hours, compact or spaced offsets),
/// "2020/12/21", "21/12 2020", "21.12.2020", "21 december 2020", "20201221", "2020-12" and "2020".
/// A time with an offset is turned to local time; one without is local already. Midnight to the
/// second without an offset counts as a date (spreadsheets write dates so).
/// Nothing for what is no such date, also for 30 February.
std::optional<moment> parse(std::string_view text);

/// Local time at a second since 1970 UTC: hours since Monday 00, 0…167.
int hour_of_week(long long utc);

/// Now, UTC, "2021-03-02T10:00:00Z".
std::string now_utc();

/// The local date at a second since 1970 UTC, "2021-03-02".
std::string local_day(long long seconds);

/// A file time in seconds since 1970 as UTC text.
std::string utc_text(long long seconds);

} // namespace trygg::time
