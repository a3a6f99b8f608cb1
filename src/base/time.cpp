#include "base/time.hpp"

#include "base/error.hpp"
#include "base/zone_name.hpp"

#include <array>
#include <cctype>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string_view>
#include <vector>

namespace trygg::time {
namespace {

namespace chrono = std::chrono;

/// What a text says, before it is checked.
struct fields {
    int year = 0, month = 0, day = 0;
    int hour = -1, minute = 0, second = 0;
    std::optional<int> offset{}; ///< minutes east of UTC
};

/// Reads a text from the left.
class cursor {
public:
    explicit cursor(std::string_view text) : m_rest(text) {}

    bool done() const { return m_rest.empty(); }
    char peek() const { return m_rest.empty() ? '\0' : m_rest.front(); }

    bool take(std::string_view any_of) {
        if (m_rest.empty() || any_of.find(m_rest.front()) == std::string_view::npos) {
            return false;
        }
        m_rest.remove_prefix(1);
        return true;
    }

    /// A number of `least` to `most` digits.
    std::optional<int> number(std::size_t least, std::size_t most) {
        std::size_t count = 0;
        int value = 0;
        while (count < most && count < m_rest.size() &&
               std::isdigit(static_cast<unsigned char>(m_rest[count])) != 0) {
            value = value * 10 + (m_rest[count] - '0');
            ++count;
        }
        if (count < least) {
            return {};
        }
        m_rest.remove_prefix(count);
        return value;
    }

    std::string word() {
        std::string result;
        while (std::isalpha(static_cast<unsigned char>(peek())) != 0) {
            result += static_cast<char>(std::tolower(static_cast<unsigned char>(peek())));
            m_rest.remove_prefix(1);
        }
        return result;
    }

    void skip_blanks() {
        while (take(" ")) {
        }
    }

private:
    std::string_view m_rest;
};

int month_named(std::string const& word) {
    static constexpr std::array names{"jan", "feb", "mar", "apr", "maj", "jun",
                                      "jul", "aug", "sep", "okt", "nov", "dec"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (word.starts_with(names.at(i))) {
            return static_cast<int>(i) + 1;
        }
    }
    if (word.starts_with("may")) {
        return 5;
    }
    return word.starts_with("oct") ? 10 : 0;
}

bool year_first(cursor& at, fields& out) {
    auto const year = at.number(4, 4);
    if (!year) {
        return false;
    }
    out.year = *year;
    if (at.done()) {
        return true;
    }
    bool const separated = at.take("-/.");
    auto const month = at.number(separated ? 1 : 2, 2);
    if (!month || *month == 0) { // a month of 0 must not pass for "no month"
        return false;
    }
    out.month = *month;
    if (at.done()) {
        return separated; // "202012" would be a guess
    }
    if (separated && !at.take("-/.")) {
        return false;
    }
    auto const day = at.number(separated ? 1 : 2, 2);
    out.day = day.value_or(0);
    return day && *day > 0;
}

bool day_first(cursor& at, fields& out) {
    auto const day = at.number(1, 2);
    if (!day || *day == 0) {
        return false;
    }
    out.day = *day;
    at.skip_blanks();
    at.take("/.-");
    at.skip_blanks();
    auto const month = at.number(1, 2);
    out.month = month ? *month : month_named(at.word());
    at.take(".");
    at.skip_blanks();
    at.take("/.-");
    auto const year = at.number(4, 4);
    out.year = year.value_or(0);
    return year && out.month > 0;
}

bool read_offset(cursor& at, fields& out) {
    at.skip_blanks();
    if (at.done()) {
        return true;
    }
    if (at.take("Zz")) {
        out.offset = 0;
        return at.done();
    }
    int const sign = at.peek() == '-' ? -1 : 1;
    if (!at.take("+-")) {
        return false;
    }
    auto const hours = at.number(2, 2);
    at.take(":");
    auto const minutes = at.done() ? 0 : at.number(2, 2);
    if (!hours || !minutes || *hours > 14 || *minutes > 59) {
        return false;
    }
    out.offset = sign * (*hours * 60 + *minutes);
    return at.done();
}

bool read_clock(cursor& at, fields& out) {
    if (!at.take("T") && !at.take("t")) {
        at.skip_blanks();
    }
    auto const hour = at.number(1, 2);
    if (!hour || !at.take(":.")) {
        return false;
    }
    auto const minute = at.number(2, 2);
    if (!minute) {
        return false;
    }
    out.hour = *hour;
    out.minute = *minute;
    if (at.take(":.")) {
        auto const second = at.number(2, 2);
        if (!second) {
            return false;
        }
        out.second = *second;
        if (at.take(".,") && !at.number(1, 9)) {
            return false;
        }
    }
    return *hour < 24 && *minute < 60 && out.second < 61 && read_offset(at, out);
}

bool real_date(fields const& given) {
    if (given.year < 1800 || given.year > 2200) {
        return false;
    }
    if (given.month == 0) {
        return true;
    }
    chrono::year_month_day const date{
        chrono::year{given.year}, chrono::month{static_cast<unsigned>(given.month)},
        chrono::day{static_cast<unsigned>(given.day == 0 ? 1 : given.day)}};
    return date.ok();
}

std::time_t to_utc(fields const& given) {
    std::tm broken{};
    broken.tm_year = given.year - 1900;
    broken.tm_mon = given.month - 1;
    broken.tm_mday = given.day;
    broken.tm_hour = given.hour;
    broken.tm_min = given.minute;
    broken.tm_sec = given.second;
    broken.tm_isdst = -1;
    return given.offset ? timegm(&broken) - *given.offset * 60 : mktime(&broken);
}

moment local_moment(fields const& given) {
    auto const utc = to_utc(given);
    std::tm local{};
    localtime_r(&utc, &local);
    auto const offset = local.tm_gmtoff / 60;
    auto const distance = offset < 0 ? -offset : offset;
    return {fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}{:02}:{:02}", local.tm_year + 1900,
                        local.tm_mon + 1, local.tm_mday, local.tm_hour, local.tm_min, local.tm_sec,
                        offset < 0 ? '-' : '+', distance / 60, distance % 60),
            local.tm_hour};
}

moment date_moment(fields const& given) {
    if (given.month == 0) {
        return {fmt::format("{:04}", given.year), -1};
    }
    if (given.day == 0) {
        return {fmt::format("{:04}-{:02}", given.year, given.month), -1};
    }
    return {fmt::format("{:04}-{:02}-{:02}", given.year, given.month, given.day), -1};
}

bool read_all(std::string_view text, fields& out) {
    cursor at{text};
    bool const starts_with_year = text.size() >= 4 && text.find_first_not_of("0123456789") != 1 &&
                                  text.find_first_not_of("0123456789") != 2;
    if (!(starts_with_year ? year_first(at, out) : day_first(at, out)) || !real_date(out)) {
        return false;
    }
    return at.done() || (out.day > 0 && read_clock(at, out));
}

} // anonymous namespace

bool is_zone(std::string const& name) {
    bool const plain = name.find("..") == std::string::npos && name.find('\0') == name.npos &&
                       !name.empty() && name[0] != '/';
    if (!plain) {
        return false;
    }
    std::ifstream file{"/usr/share/zoneinfo/" + name, std::ios::binary};
    std::array<char, 4> mark{};
    file.read(mark.data(), mark.size());
    return file.good() && std::string_view{mark.data(), mark.size()} == "TZif";
}

void use_zone(std::string const& name) {
    if (!is_zone(name)) {
        throw input_error{"'{}' is no time zone; give a name such as Europe/Stockholm", name};
    }
    setenv("TZ", name.c_str(), 1);
    tzset();
}

std::optional<moment> parse(std::string_view text) {
    fields given;
    if (!read_all(text, given)) {
        return {};
    }
    bool const midnight = given.hour == 0 && given.minute == 0 && given.second == 0;
    if (given.hour < 0 || (midnight && !given.offset)) {
        return date_moment(given);
    }
    return local_moment(given);
}

int hour_of_week(long long utc) {
    std::time_t const when = utc;
    std::tm local{};
    localtime_r(&when, &local);
    return (local.tm_wday + 6) % 7 * 24 + local.tm_hour;
}

std::string local_day(long long seconds) {
    std::time_t const when = seconds;
    std::tm local{};
    localtime_r(&when, &local);
    return fmt::format("{:04}-{:02}-{:02}", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

std::string utc_text(long long seconds) {
    std::time_t const when = seconds;
    std::tm broken{};
    gmtime_r(&when, &broken);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", broken.tm_year + 1900,
                       broken.tm_mon + 1, broken.tm_mday, broken.tm_hour, broken.tm_min,
                       broken.tm_sec);
}

std::string now_utc() { return utc_text(std::time(nullptr)); }

} // namespace trygg::time
