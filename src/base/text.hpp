#pragma once
/// \file Text of people: UTF-8, Swedish letters, slips of the pen. Never throws on bytes that are
/// no UTF-8.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace trygg {

/// Whether the bytes are well-formed UTF-8 (no overlong forms, no surrogates).
bool is_utf8(std::string_view text);

/// The text without white space, no-break spaces and byte order marks at its ends.
std::string_view trim(std::string_view text);

/// Lower case, letters composed (a + ring becomes å). Bytes that are no UTF-8 stay as they are.
std::string lower(std::string_view text);

/// Lower case without marks, for comparing: å ä à become a, ö ø become o, æ becomes ae, ß becomes
/// ss.
std::string fold(std::string_view text);

/// Full case folding of Unicode, letters composed: Å becomes å, ß becomes ss.
std::string case_folded(std::string_view text);

/// Without marks, case kept: Å Ä become A, Ö Ø become O, Æ becomes AE.
std::string without_marks(std::string_view text);

/// Slips between two texts: letters left out, added, exchanged, or two neighbours swapped.
/// Counts code points (bytes, where a text is no UTF-8).
std::size_t edit_distance(std::string_view one, std::string_view other);

/// For "did you mean": the entry of `list` nearest to `name`, case and marks apart; empty when
/// none is near (more than a third of the letters differ). Of equally near ones the first.
std::string nearest(std::string_view name, std::span<std::string const> list);

} // namespace trygg
