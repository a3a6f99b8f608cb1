#pragma once
/// \file Base64 as headers hold it.

#include <optional>
#include <string>
#include <string_view>

namespace trygg::secret {

/// The bytes; nothing for what is no base64 with its padding.
std::optional<std::string> base64_decoded(std::string_view text);

} // namespace trygg::secret
