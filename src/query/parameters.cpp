#include "query/parameters.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

namespace trygg::query {

namespace {

int hex_value(char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

char escaped_byte(std::string_view text, std::size_t percent) {
    bool const whole = percent + 2 < text.size();
    int const high = whole ? hex_value(text[percent + 1]) : -1;
    int const low = whole ? hex_value(text[percent + 2]) : -1;
    if (high < 0 || low < 0) {
        throw input_error{"the URL has a '%' that two hexadecimal digits do not follow"};
    }
    return static_cast<char>(high * 16 + low);
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

bool breaks_line(char c) { return c == '\t' || c == '\n' || c == '\r'; }

/// A text that people write on several lines, and that forms send with '+' for spaces. Elsewhere a
/// '+' stays itself: it is in the offset of a time and in sortby.
bool is_prose(std::string_view parameter) { return parameter == "filter"; }

std::string bytes_of(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            result += escaped_byte(text, i);
            i += 2;
        } else {
            result += text[i];
        }
    }
    return result;
}

std::string decoded_value(std::string const& name, std::string value) {
    if (!is_prose(name)) {
        return percent_decoded(value);
    }
    std::ranges::replace(value, '+', ' ');
    auto result = bytes_of(value);
    auto const is_bad = [](char c) {
        return is_control(c) && !breaks_line(c);
    };
    if (!is_utf8(result) || std::ranges::any_of(result, is_bad)) {
        throw input_error{"'{}' holds bytes that are no UTF-8 text", name};
    }
    return result;
}

[[noreturn]] void refuse_unknown(std::string const& name, std::span<std::string const> known) {
    if (known.empty()) {
        throw input_error{"there is no parameter '{}' here: this takes none", name};
    }
    auto const near = nearest(name, known);
    if (near.empty()) {
        throw input_error{"there is no parameter '{}' here; there are: {}", name,
                          fmt::join(known, ", ")};
    }
    throw input_error{"there is no parameter '{}' here; did you mean '{}'?", name, near};
}

} // namespace

std::string percent_decoded(std::string_view text) {
    auto result = bytes_of(text);
    if (!is_utf8(result) || std::ranges::any_of(result, is_control)) {
        throw input_error{"the URL holds control characters (such as %00 or %0D) or bytes that are "
                          "no UTF-8 text"};
    }
    return result;
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view also = "-._~,:/", digits = "0123456789ABCDEF";
    std::string result;
    result.reserve(text.size());
    for (char const c : text) {
        bool const plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                           (c >= 'A' && c <= 'Z') || also.find(c) != std::string_view::npos;
        if (plain) {
            result += c;
        } else {
            auto const byte = static_cast<unsigned char>(c);
            result += {'%', digits[byte >> 4U], digits[byte & 15U]};
        }
    }
    return result;
}

parameters::parameters(std::string_view query, std::span<std::string const> known) {
    while (!query.empty()) {
        auto const part = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), part.size() + 1));
        if (part.empty()) {
            continue;
        }
        auto const equals = part.find('=');
        auto const name = percent_decoded(part.substr(0, equals));
        std::string value{equals == std::string_view::npos ? "" : part.substr(equals + 1)};
        if (std::ranges::find(known, name) == known.end()) {
            refuse_unknown(name, known);
        }
        if (!m_values.emplace(name, decoded_value(name, std::move(value))).second) {
            throw input_error{"the parameter '{}' is stated twice", name};
        }
    }
}

std::optional<std::string> parameters::get(std::string const& name) const {
    auto const found = m_values.find(name);
    return found == m_values.end() ? std::nullopt : std::optional{found->second};
}

bool parameters::flag(std::string const& name) const {
    auto const text = get(name);
    if (text && *text != "true" && *text != "false") {
        throw input_error{"'{}' is 'true' or 'false', not '{}'", name, *text};
    }
    return text == "true";
}

std::string parameters::with(std::map<std::string, std::string> const& changes) const {
    auto values = m_values;
    for (auto const& [name, value] : changes) {
        values[name] = value;
    }
    std::string result;
    for (auto const& [name, value] : values) {
        bool const left_out = value.empty() && changes.contains(name);
        if (!left_out) {
            result += result.empty() ? "" : "&";
            result.append(percent_encoded(name)).append("=").append(percent_encoded(value));
        }
    }
    return result;
}

std::size_t parse_limit(std::optional<std::string> const& text, std::size_t otherwise,
                        std::size_t most) {
    if (!text) {
        return otherwise;
    }
    auto const is_digit = [](char c) {
        return c >= '0' && c <= '9';
    };
    bool const digits = !text->empty() && std::ranges::all_of(*text, is_digit);
    std::size_t value = 0;
    auto const problem = std::from_chars(text->data(), text->data() + text->size(), value).ec;
    bool const huge = digits && problem == std::errc::result_out_of_range;
    if (!digits || (value == 0 && !huge)) {
        throw input_error{"'limit' is a whole number above 0, not '{}'", *text};
    }
    return huge ? most : std::min(value, most);
}

} // namespace trygg::query
