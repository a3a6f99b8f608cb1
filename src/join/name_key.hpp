#pragma once
/// \file The parts of a place name that count when names are compared.

#include <string>
#include <string_view>
#include <vector>

namespace trygg::join {

/// The words of a name: folded, abbreviations written out, generic words in their plain form
/// ("Storg." is storgata, "N. torget" is norra torg).
std::vector<std::string> name_words(std::string_view name);

/// What must be equal, not only alike, for two names to mean the same place: its numbers and words
/// such as norra and gamla, in their order.
std::string fixed_part(std::vector<std::string> const& words);

/// The words as one compound, as name_key() gives it.
std::string compound(std::vector<std::string> const& words);

} // namespace trygg::join
