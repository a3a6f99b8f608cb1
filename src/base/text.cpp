#include "base/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <utility>
#include <vector>

namespace trygg {
namespace {

utf8proc_uint8_t const* bytes_of(std::string_view text) {
    return reinterpret_cast<utf8proc_uint8_t const*>(text.data());
}

/// The code points, or the bytes when they are no UTF-8.
std::u32string letters(std::string_view text) {
    std::u32string result;
    auto const* next = bytes_of(text);
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0) {
        utf8proc_int32_t letter = 0;
        auto const used = utf8proc_iterate(next, left, &letter);
        if (used <= 0) {
            auto const* begin = bytes_of(text);
            return {begin, begin + text.size()};
        }
        result.push_back(static_cast<char32_t>(letter));
        next += used;
        left -= used;
    }
    return result;
}

utf8proc_int32_t lower_letter(utf8proc_int32_t letter, void*) { return utf8proc_tolower(letter); }

/// What utf8proc made, which is freed; the text itself when it could not.
std::string taken(std::string_view text, utf8proc_uint8_t* made, utf8proc_ssize_t size) {
    std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> const owner{made, &std::free};
    return size < 0 ? std::string{text} : std::string{made, made + size};
}

std::string mapped(std::string_view text, int options) {
    utf8proc_uint8_t* made = nullptr;
    auto const size =
        utf8proc_map_custom(bytes_of(text), static_cast<utf8proc_ssize_t>(text.size()), &made,
                            static_cast<utf8proc_option_t>(options), lower_letter, nullptr);
    return taken(text, made, size);
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

/// Rows of the usual table; the row before last is needed for swapped neighbours.
std::size_t distance(std::u32string const& one, std::u32string const& other) {
    std::vector<std::size_t> before(other.size() + 1), last(other.size() + 1),
        row(other.size() + 1);
    for (std::size_t j = 0; j <= other.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= one.size(); ++i) {
        std::swap(before, last);
        std::swap(last, row);
        row[0] = i;
        for (std::size_t j = 1; j <= other.size(); ++j) {
            auto const exchanged = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, exchanged});
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) {
                row[j] = std::min(row[j], before[j - 2] + 1);
            }
        }
    }
    return row[other.size()];
}

} // anonymous namespace

bool is_utf8(std::string_view text) {
    auto const* next = bytes_of(text);
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0) {
        utf8proc_int32_t letter = 0;
        auto const used = utf8proc_iterate(next, left, &letter);
        if (used <= 0) {
            return false;
        }
        next += used;
        left -= used;
    }
    return true;
}

std::string_view trim(std::string_view text) {
    static constexpr std::array<std::string_view, 9> spaces{" ",  "\t",     "\n",     "\r",    "\v",
                                                            "\f", "\u00a0", "\u202f", "\ufeff"};
    auto const cut_one = [&text] {
        for (auto const space : spaces) {
            if (text.starts_with(space)) {
                text.remove_prefix(space.size());
                return true;
            }
            if (text.ends_with(space)) {
                text.remove_suffix(space.size());
                return true;
            }
        }
        return false;
    };
    while (cut_one()) {
    }
    return text;
}

std::string lower(std::string_view text) {
    return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string fold(std::string_view text) {
    // These are letters of their own in Unicode: no mark to strip.
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> own_letters{
        {{"ø", "o"}, {"æ", "ae"}, {"œ", "oe"}, {"ß", "ss"}, {"đ", "d"}, {"ð", "d"}, {"ł", "l"}}};
    auto result = mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_STRIPMARK);
    for (auto const& [from, to] : own_letters) {
        replace_all(result, from, to);
    }
    return result;
}

std::string case_folded(std::string_view text) {
    utf8proc_uint8_t* made = nullptr;
    auto const size = utf8proc_map(
        bytes_of(text), static_cast<utf8proc_ssize_t>(text.size()), &made,
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD));
    return taken(text, made, size);
}

std::string without_marks(std::string_view text) {
    // These are letters of their own in Unicode: no mark to strip.
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> own_letters{
        {{"ø", "o"},
         {"Ø", "O"},
         {"æ", "ae"},
         {"Æ", "AE"},
         {"œ", "oe"},
         {"Œ", "OE"},
         {"đ", "d"},
         {"Đ", "D"},
         {"ð", "d"},
         {"Ð", "D"},
         {"ł", "l"},
         {"Ł", "L"}}};
    utf8proc_uint8_t* made = nullptr;
    auto const size = utf8proc_map(
        bytes_of(text), static_cast<utf8proc_ssize_t>(text.size()), &made,
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_STRIPMARK));
    auto result = taken(text, made, size);
    for (auto const& [from, to] : own_letters) {
        replace_all(result, from, to);
    }
    return result;
}

std::size_t edit_distance(std::string_view one, std::string_view other) {
    return distance(letters(one), letters(other));
}

std::string nearest(std::string_view name, std::span<std::string const> list) {
    auto const wanted = letters(fold(name));
    auto best = std::max<std::size_t>(1, wanted.size() / 3) + 1;
    std::string result;
    for (auto const& entry : list) {
        auto const slips = distance(wanted, letters(fold(entry)));
        if (slips < best) {
            best = slips;
            result = entry;
        }
    }
    return result;
}

} // namespace trygg
