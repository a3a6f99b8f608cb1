#pragma once
/// \file Plain text tables for people.

#include <string>
#include <vector>

namespace trygg::cli {

/// Rows of cells as lines of aligned columns: those of numbers below a heading to the right, the
/// others to the left. Each line begins with `indent` spaces.
std::string aligned(std::vector<std::vector<std::string>> const& rows, std::size_t indent = 2);

} // namespace trygg::cli
