#pragma once
/// \file Parameters that list codes: kind, reason.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::query {

/// The codes of "arson,vehicle_fire", each once. Throws input_error for one that is not in `known`,
/// naming the nearest.
std::vector<std::string> parse_codes(std::string_view parameter, std::string_view text,
                                     std::span<std::string const> known);

} // namespace trygg::query
