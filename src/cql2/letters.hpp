#pragma once
/// \file ASCII letters of keywords and names, upper and lower case alike.

#include <algorithm>
#include <string>
#include <string_view>

namespace trygg::cql2 {

inline char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

inline std::string upper(std::string_view word) {
    std::string result{word};
    std::ranges::transform(result, result.begin(), [](char c) { return upper(c); });
    return result;
}

inline bool same_word(std::string_view one, std::string_view other) {
    return std::ranges::equal(one, other, [](char a, char b) { return upper(a) == upper(b); });
}

} // namespace trygg::cql2
