#include "model/when.hpp"

#include <fmt/format.h>

#include <chrono>

namespace trygg::model {

namespace {

namespace chrono = std::chrono;

/// Reads fixed-width numbers and signs from the front of a text.
class cursor {
public:
    explicit cursor(std::string_view text) : m_rest(text) {}

    std::optional<unsigned> digits(std::size_t count) {
        if (m_rest.size() < count) {
            return std::nullopt;
        }
        unsigned value = 0;
        for (char const c : m_rest.substr(0, count)) {
            if (c < '0' || c > '9') {
                return std::nullopt;
            }
            value = value * 10 + static_cast<unsigned>(c - '0');
        }
        m_rest.remove_prefix(count);
        return value;
    }

    bool take(char wanted) {
        if (m_rest.empty() || m_rest.front() != wanted) {
            return false;
        }
        m_rest.remove_prefix(1);
        return true;
    }

    bool at_end() const { return m_rest.empty(); }

private:
    std::string_view m_rest;
};

std::int32_t day_number(chrono::year_month_day date) {
    return static_cast<std::int32_t>(chrono::sys_days{date}.time_since_epoch().count());
}

/// Year, month or day at the cursor, which is left after it.
std::optional<day_span> read_date(cursor& text) {
    auto const year_digits = text.digits(4);
    if (!year_digits) {
        return std::nullopt;
    }
    chrono::year const year{static_cast<int>(*year_digits)};
    if (!text.take('-')) {
        return days_of_year(static_cast<int>(year));
    }
    auto const month = text.digits(2);
    if (!month || *month < 1 || *month > 12) {
        return std::nullopt;
    }
    chrono::year_month const of_year{year, chrono::month{*month}};
    if (!text.take('-')) {
        return day_span{day_number(of_year / 1), day_number(of_year / chrono::last)};
    }
    auto const day = text.digits(2);
    chrono::year_month_day const date{of_year / chrono::day{day.value_or(0)}};
    if (!date.ok()) {
        return std::nullopt;
    }
    return day_span{day_number(date), day_number(date)};
}

/// Seconds to subtract from local time: the offset after "+" or "-", or 0 for Z.
std::optional<std::int64_t> read_offset(cursor& text) {
    if (text.take('Z') || text.take('z')) {
        return 0;
    }
    int const sign = text.take('+') ? 1 : text.take('-') ? -1 : 0;
    auto const hours = text.digits(2);
    bool const colon = text.take(':');
    auto const minutes = text.digits(2);
    if (sign == 0 || !hours || *hours > 23 || !colon || !minutes || *minutes > 59) {
        return std::nullopt;
    }
    return sign * static_cast<std::int64_t>(*hours * 3600 + *minutes * 60);
}

/// Seconds since midnight UTC of "22:10[:00[.5]]+02:00"; may be negative or above a day.
std::optional<std::int64_t> read_time(cursor& text) {
    auto const hour = text.digits(2);
    bool const colon = text.take(':');
    auto const minute = text.digits(2);
    std::optional<unsigned> second = 0;
    if (text.take(':')) {
        second = text.digits(2);
        if (text.take('.')) {
            if (!text.digits(1)) {
                return std::nullopt;
            }
            while (text.digits(1)) {
            }
        }
    }
    auto const offset = read_offset(text);
    if (!hour || *hour > 23 || !colon || !minute || *minute > 59 || !second || *second > 60 ||
        !offset) {
        return std::nullopt;
    }
    return static_cast<std::int64_t>(*hour * 3600 + *minute * 60 + *second) - *offset;
}

constexpr std::int64_t day_seconds = 86'400;

bool separates_time(cursor& text) { return text.take('T') || text.take('t') || text.take(' '); }

} // namespace

std::optional<day_span> days_of(std::string_view text) {
    cursor at{text};
    auto const days = read_date(at);
    bool const whole = days && (at.at_end() || (days->first == days->last && separates_time(at)));
    return whole ? days : std::nullopt;
}

std::optional<time_span> seconds_of(std::string_view text) {
    cursor at{text};
    auto const days = read_date(at);
    if (!days) {
        return std::nullopt;
    }
    if (at.at_end()) {
        return time_span{days->first * day_seconds, (days->last + 1) * day_seconds - 1};
    }
    if (days->first != days->last || !separates_time(at)) {
        return std::nullopt;
    }
    auto const time = read_time(at);
    if (!time || !at.at_end()) {
        return std::nullopt;
    }
    return time_span{days->first * day_seconds + *time, days->first * day_seconds + *time};
}

std::int32_t nanoseconds_of(std::string_view text) {
    auto const point = text.find('.');
    if (point == std::string_view::npos) {
        return 0;
    }
    std::int32_t result = 0;
    auto digits = text.substr(point + 1);
    for (int place = 0; place < 9; ++place) {
        bool const more = !digits.empty() && digits.front() >= '0' && digits.front() <= '9';
        result = result * 10 + (more ? digits.front() - '0' : 0);
        digits.remove_prefix(more ? 1 : 0);
    }
    return result;
}

std::string with_zone(std::string_view text) {
    constexpr std::size_t date = 10;
    bool const local =
        text.size() > date && text.substr(date).find_first_of("Zz+-") == std::string_view::npos;
    return std::string{text} + (local ? "Z" : "");
}

int year_of(std::int32_t day) {
    return static_cast<int>(chrono::year_month_day{chrono::sys_days{chrono::days{day}}}.year());
}

day_span days_of_year(int year) {
    chrono::year const y{year};
    return {day_number(y / 1 / 1), day_number(y / 12 / 31)};
}

std::string date_text(std::int32_t day) {
    chrono::year_month_day const date{chrono::sys_days{chrono::days{day}}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string time_text(std::int64_t seconds) {
    auto const day = static_cast<std::int32_t>(
        seconds >= 0 ? seconds / day_seconds : -((day_seconds - 1 - seconds) / day_seconds));
    auto const rest = seconds - day * day_seconds;
    return fmt::format("{}T{:02}:{:02}:{:02}Z", date_text(day), rest / 3600, rest / 60 % 60,
                       rest % 60);
}

} // namespace trygg::model
