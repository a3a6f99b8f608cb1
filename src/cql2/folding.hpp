#pragma once
/// \file What CASEI and ACCENTI make of a text, and whether a text is like a pattern.

#include <string>
#include <string_view>

namespace trygg::cql2 {

/// Full Unicode case folding: Å becomes å, ß becomes ss.
std::string without_case(std::string_view text);

/// Letters without their marks: å ä becomes a, ö ø becomes o, æ becomes ae; case stays.
std::string without_accents(std::string_view text);

/// % stands for any characters, _ for one, a backslash takes their meaning from them.
bool is_like(std::string_view text, std::string_view pattern);

} // namespace trygg::cql2
