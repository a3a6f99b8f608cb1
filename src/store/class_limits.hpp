#pragma once
/// \file Where the classes of a coloured map part, when somebody has set it: breaks.incident_rate =
/// "0.5,1,2".

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::store {

/// A map has five colours: so many limits part them at most.
inline constexpr std::size_t most_class_limits = 4;

/// Figures of a joined layer whose classes may be set.
std::span<std::string_view const> classed_figures();

/// "breaks.incident_rate", of a figure.
std::string class_limits_key(std::string_view figure);

/// The limits, when there are 1 to 4 numbers, apart by commas, each above 0 and above the one
/// before, those of a share below 1. A value on a limit is in the class above it.
std::optional<std::vector<double>> parse_class_limits(std::string_view figure,
                                                      std::string_view text);

/// Throws input_error for a value that such a key does not take; other keys and "" pass.
void check_class_limits(std::string_view key, std::string_view value);

} // namespace trygg::store
