#include "cql2/folding.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace trygg::cql2 {

namespace {

/// The letters from U+00C0 on, whose first byte in UTF-8 is this, are most of what our texts have
/// beyond ASCII: they are folded here, everything else by Unicode's tables.
constexpr char western = '\xc3';
constexpr std::size_t letters = 64;

std::array<std::string, letters> table_of(std::string (*fold)(std::string_view)) {
    std::array<std::string, letters> result;
    for (std::size_t i = 0; i < letters; ++i) {
        result[i] = fold(std::string{western, static_cast<char>(0x80 + i)});
    }
    return result;
}

/// Whether the text is of ASCII and these letters alone.
bool is_western(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (static_cast<unsigned char>(text[i]) < 0x80) {
            continue;
        }
        if (text[i] != western || i + 1 == text.size()) {
            return false;
        }
        ++i;
    }
    return true;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
char same(char c) { return c; }

std::string folded(std::string_view text, std::array<std::string, letters> const& table,
                   char (*fold)(char)) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == western) {
            result += table[static_cast<unsigned char>(text[++i]) - 0x80U];
        } else {
            result += fold(text[i]);
        }
    }
    return result;
}

} // namespace

std::string without_case(std::string_view text) {
    static auto const table = table_of(case_folded);
    return is_western(text) ? folded(text, table, lower) : case_folded(text);
}

std::string without_accents(std::string_view text) {
    static auto const table = table_of(without_marks);
    return is_western(text) ? folded(text, table, same) : without_marks(text);
}

} // namespace trygg::cql2
