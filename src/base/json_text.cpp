#include "base/json_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace trygg::json {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// Length of the UTF-8 sequence at the start of `text`, 0 when it is none (RFC 3629).
std::size_t utf8_length(std::string_view text) {
    auto const byte = [&](std::size_t i) {
        return static_cast<unsigned char>(text[i]);
    };
    auto const continues = [&](std::size_t i) {
        return i < text.size() && (byte(i) & 0xC0) == 0x80;
    };
    unsigned const first = byte(0);
    if (first < 0x80) {
        return 1;
    }
    if (first >= 0xC2 && first <= 0xDF) {
        return continues(1) ? 2 : 0;
    }
    if (first >= 0xE0 && first <= 0xEF) {
        bool const ok = continues(1) && continues(2) && !(first == 0xE0 && byte(1) < 0xA0) &&
                        !(first == 0xED && byte(1) > 0x9F);
        return ok ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        bool const ok = continues(1) && continues(2) && continues(3) &&
                        !(first == 0xF0 && byte(1) < 0x90) && !(first == 0xF4 && byte(1) > 0x8F);
        return ok ? 4 : 0;
    }
    return 0;
}

void append_escape(std::string& out, unsigned char c) {
    static constexpr std::string_view digits = "0123456789abcdef";
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        out += "\\u00";
        out += digits[c >> 4U];
        out += digits[c & 15U];
    }
}

/// The texts of 0 to 99, two digits each.
constexpr auto pairs_of_digits = [] {
    std::array<char, 200> result{};
    for (std::size_t i = 0; i < 100; ++i) {
        result[2 * i] = static_cast<char>('0' + i / 10);
        result[2 * i + 1] = static_cast<char>('0' + i % 10);
    }
    return result;
}();

void write_two(char* out, std::uint32_t below_hundred) {
    std::memcpy(out, pairs_of_digits.data() + std::size_t{2} * below_hundred, 2);
}

bool is_plain(char c) {
    auto const u = static_cast<unsigned char>(c);
    return u >= 0x20 && u < 0x7F && c != '"' && c != '\\';
}

} // namespace

void append_string(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        std::size_t plain = 0;
        while (plain < text.size() && is_plain(text[plain])) {
            ++plain;
        }
        out.append(text.data(), plain);
        text.remove_prefix(plain);
        if (text.empty()) {
            break;
        }
        auto const length = utf8_length(text);
        if (length == 0) {
            out += replacement;
        } else if (length == 1) {
            append_escape(out, static_cast<unsigned char>(text[0]));
        } else if (text.starts_with("\xE2\x80\xA8")) {
            out += "\\u2028"; // a line end to JavaScript before 2019
        } else if (text.starts_with("\xE2\x80\xA9")) {
            out += "\\u2029";
        } else {
            out.append(text.data(), length);
        }
        text.remove_prefix(length == 0 ? 1 : length);
    }
    out += '"';
}

void append_number(std::string& out, double value) {
    std::array<char, max_number_length> text; // NOLINT(*-member-init): written before it is read
    out.append(text.data(), write_number(text.data(), value));
}

void append_integer(std::string& out, std::int64_t value) {
    std::array<char, max_integer_length> text; // NOLINT(*-member-init): written before it is read
    out.append(text.data(), write_integer(text.data(), value));
}

char* write_number(char* out, double value) {
    return std::isfinite(value) ? std::to_chars(out, out + max_number_length, value).ptr
                                : std::copy_n("null", 4, out);
}

char* write_integer(char* out, std::int64_t value) {
    return std::to_chars(out, out + max_integer_length, value).ptr;
}

char* write_degrees(char* out, std::int32_t tenmillionths) {
    constexpr std::uint32_t unit = 10'000'000;
    auto const negative = tenmillionths < 0;
    auto const all = static_cast<std::uint32_t>(tenmillionths);
    auto const rest = negative ? 0U - all : all;
    *out = '-';
    out += negative ? 1 : 0;
    auto const whole = rest / unit, fraction = rest % unit;
    if (whole >= 100) {
        *out++ = static_cast<char>('0' + whole / 100);
        write_two(out, whole % 100);
        out += 2;
    } else if (whole >= 10) {
        write_two(out, whole);
        out += 2;
    } else {
        *out++ = static_cast<char>('0' + whole);
    }
    if (fraction == 0) {
        return out;
    }
    *out = '.';
    write_two(out + 1, fraction / 100'000);
    write_two(out + 3, fraction / 1'000 % 100);
    write_two(out + 5, fraction / 10 % 100);
    out[7] = static_cast<char>('0' + fraction % 10);
    out += 8;
    while (out[-1] == '0') {
        --out;
    }
    return out;
}

void append_rounded(std::string& out, double value, int decimals) {
    static constexpr std::array<std::int64_t, 10> powers{
        1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};
    if (!(std::abs(value) <= 1e9)) {
        out += "null";
        return;
    }
    auto const unit = powers.at(static_cast<std::size_t>(decimals));
    auto scaled = static_cast<std::int64_t>(std::llround(value * static_cast<double>(unit)));
    if (scaled < 0) {
        out += '-';
        scaled = -scaled;
    }
    append_integer(out, scaled / unit);
    auto fraction = scaled % unit;
    if (fraction == 0) {
        return;
    }
    while (fraction % 10 == 0) {
        fraction /= 10;
        --decimals;
    }
    std::array<char, 10> text{'.'};
    for (int i = decimals; i > 0; --i) {
        text.at(static_cast<std::size_t>(i)) = static_cast<char>('0' + fraction % 10);
        fraction /= 10;
    }
    out.append(text.data(), static_cast<std::size_t>(decimals) + 1);
}

} // namespace trygg::json
