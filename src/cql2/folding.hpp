#pragma once
/// \file What CASEI and ACCENTI make of a text.

#include <string>
#include <string_view>

namespace trygg::cql2 {

/// Full Unicode case folding: Å becomes å, ß becomes ss.
std::string without_case(std::string_view text);

/// Letters without their marks: å ä becomes a, ö ø becomes o, æ becomes ae; case stays.
std::string without_accents(std::string_view text);

} // namespace trygg::cql2
