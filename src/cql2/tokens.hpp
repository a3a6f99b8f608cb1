#pragma once
/// \file CQL2 text cut into words, numbers, texts and signs.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::cql2 {

enum class token_type { word, quoted_name, text, number, sign, end };

struct token {
    token_type type = token_type::end;
    std::string text{}; ///< of quoted names and texts what is between the quotes, decoded
    std::size_t at = 0; ///< character where it starts, from 1
};

/// Throws input_error for a character that fits nowhere, and a text or name that does not end.
std::vector<token> tokens_of(std::string_view text);

/// "at character 5"
std::string place_of(token const& where);

} // namespace trygg::cql2
