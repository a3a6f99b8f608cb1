#pragma once
/// \file Parts of the day, as the surveys and the figures use them.

#include <string_view>

namespace trygg::model {

/// "day" from 06, "evening" from 18, "night" from 23 until 06, local time; empty for hour -1.
constexpr std::string_view part_of_day(int hour) {
    constexpr int day_from = 6, evening_from = 18, night_from = 23;
    if (hour < 0) {
        return {};
    }
    if (hour < day_from || hour >= night_from) {
        return "night";
    }
    return hour < evening_from ? "day" : "evening";
}

} // namespace trygg::model
