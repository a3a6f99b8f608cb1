#include "query/datetime.hpp"

#include "base/error.hpp"

#include <algorithm>

namespace trygg::query {

namespace {

constexpr std::size_t date_length = 10;

/// RFC 3339 is stricter than what files hold: no bare years and months, a T (or t) before the time,
/// and always seconds.
bool is_rfc3339(std::string_view text) {
    constexpr std::size_t second_colon = 16, shortest_time = 20;
    return text.size() == date_length ||
           (text.size() >= shortest_time &&
            (text[date_length] == 'T' || text[date_length] == 't') && text[second_colon] == ':');
}

model::time_span parse_instant(std::string_view text) {
    auto const span = is_rfc3339(text) ? model::seconds_of(text) : std::nullopt;
    if (!span) {
        throw input_error{"'datetime' holds '{}', which is neither a date (2020-05-31) nor a time "
                          "with offset (2020-05-31T22:10:00+02:00)",
                          text};
    }
    return *span;
}

bool is_open(std::string_view end) { return end.empty() || end == ".."; }

model::day_span parse_days(std::string_view text) {
    auto const days = model::days_of(text);
    if (!days || text.size() > date_length) {
        throw input_error{"'period' holds '{}', which is no year, month or day (2020, 2020-05 or "
                          "2020-05-31)",
                          text};
    }
    return *days;
}

} // namespace

model::time_span parse_datetime(std::string_view text) {
    auto const slash = text.find('/');
    if (slash == std::string_view::npos) {
        return parse_instant(text);
    }
    auto const from = text.substr(0, slash), to = text.substr(slash + 1);
    if (is_open(from) && is_open(to)) {
        throw input_error{"'datetime' is an interval without any end; leave it out instead"};
    }
    model::time_span const result{is_open(from) ? earliest : parse_instant(from).first,
                                  is_open(to) ? latest : parse_instant(to).last};
    if (result.first > result.last) {
        throw input_error{"'datetime' ends before it starts: '{}'", text};
    }
    return result;
}

model::day_span parse_period(std::string_view text) {
    auto const slash = text.find('/');
    if (slash == std::string_view::npos) {
        return parse_days(text);
    }
    model::day_span const result{parse_days(text.substr(0, slash)).first,
                                 parse_days(text.substr(slash + 1)).last};
    if (result.first > result.last) {
        throw input_error{"'period' ends before it starts: '{}'", text};
    }
    return result;
}

model::day_span days_touched(model::time_span const& span) {
    constexpr std::int64_t day = 86'400;
    constexpr std::int64_t lowest = std::numeric_limits<std::int32_t>::min() + std::int64_t{1};
    constexpr std::int64_t highest = std::numeric_limits<std::int32_t>::max();
    auto const day_of = [&](std::int64_t seconds) {
        auto const cut = seconds / day - (seconds % day < 0 ? 1 : 0);
        return static_cast<std::int32_t>(std::clamp(cut, lowest, highest));
    };
    return {day_of(span.first), day_of(span.last)};
}

} // namespace trygg::query
