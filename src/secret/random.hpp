#pragma once
/// \file What nobody can guess.

#include <cstddef>
#include <string>
#include <string_view>

namespace trygg::secret {

/// So many random bytes as base64url: letters, digits, "-" and "_". 32 bytes make 43 letters.
std::string random_text(std::size_t bytes = 32);

/// So many letters, each drawn from `letters`.
std::string random_letters(std::string_view letters, std::size_t count);

/// A password that can be read aloud: four groups of five letters and digits, none of which looks
/// like another (98 bits).
std::string random_password();

} // namespace trygg::secret
