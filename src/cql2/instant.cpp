#include "cql2/instant.hpp"

#include <algorithm>
#include <cctype>

namespace trygg::cql2 {

namespace {

constexpr std::string_view date_form = "dddd-dd-dd";
constexpr std::string_view timestamp_form = "dddd-dd-ddTdd:dd:dd";
constexpr std::int32_t last_nanosecond = 999'999'999;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// d stands for a digit.
bool has_form(std::string_view text, std::string_view form) {
    return std::ranges::equal(text, form,
                              [](char c, char f) { return f == 'd' ? is_digit(c) : c == f; });
}

/// What may follow the seconds: "Z" or ".25Z".
bool is_utc_end(std::string_view text) {
    if (!text.ends_with('Z')) {
        return false;
    }
    text.remove_suffix(1);
    return text.empty() || (text.size() > 1 && text.front() == '.' &&
                            std::ranges::all_of(text.substr(1), is_digit));
}

} // namespace

std::strong_ordering compare(instant const& one, instant const& other) {
    if (one.is_timestamp() != other.is_timestamp()) {
        return one.last < other.first   ? std::strong_ordering::less
               : one.first > other.last ? std::strong_ordering::greater
                                        : std::strong_ordering::equal;
    }
    auto const by_beginning = one.first <=> other.first;
    return std::is_neq(by_beginning) ? by_beginning : one.last <=> other.last;
}

instant instant_of(model::time_span const& span, std::int32_t nanoseconds) {
    if (span.first == span.last) {
        return {{span.first, nanoseconds}, {span.first, nanoseconds}};
    }
    return {{span.first, 0}, {span.last, last_nanosecond}};
}

std::optional<instant> read_date(std::string_view text) {
    return has_form(text, date_form) ? read_loosely(text) : std::nullopt;
}

std::optional<instant> read_timestamp(std::string_view text) {
    bool const whole = has_form(text.substr(0, timestamp_form.size()), timestamp_form) &&
                       is_utc_end(text.substr(timestamp_form.size()));
    return whole ? read_loosely(text) : std::nullopt;
}

std::optional<instant> read_instant(std::string_view text) {
    auto const date = read_date(text);
    return date ? date : read_timestamp(text);
}

std::optional<instant> read_loosely(std::string_view text) {
    auto const span = model::seconds_of(text);
    if (!span) {
        return std::nullopt;
    }
    return instant_of(*span, model::nanoseconds_of(text));
}

} // namespace trygg::cql2
