#pragma once
/// \file Text out of HTML snippets that some sources put in their fields.

#include <cstddef>
#include <string>
#include <string_view>

namespace trygg::ingest {

/// Without tags, with the common entities resolved and white space folded to single blanks.
std::string plain_text(std::string_view html);

/// At most `most` bytes, cut at a word and ended by "…".
std::string shortened(std::string_view text, std::size_t most);

} // namespace trygg::ingest
