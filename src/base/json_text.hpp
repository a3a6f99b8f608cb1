#pragma once
/// \file Pieces of JSON text, written fast: strings, numbers and coordinates.

#include <cstdint>
#include <string>
#include <string_view>

namespace trygg::json {

/// Append `text` as a JSON string with its quotes. Control characters, quotes, backslashes and
/// U+2028/2029 are escaped; bytes that are not UTF-8 become U+FFFD.
void append_string(std::string& out, std::string_view text);

/// Append the shortest text that reads back as the same number; null when it is not finite.
void append_number(std::string& out, double value);

void append_integer(std::string& out, std::int64_t value);

/// Longest texts that `write_number` and `write_integer` make.
inline constexpr int max_number_length = 32, max_integer_length = 20;

/// Write as append_number and append_integer do. Return the end.
char* write_number(char* out, double value);
char* write_integer(char* out, std::int64_t value);

/// Longest text that `write_degrees` makes: "-180.1234567".
inline constexpr int max_degrees_length = 12;

/// Write a coordinate of ten-millionths of a degree without trailing zeros. Returns its end.
char* write_degrees(char* out, std::int32_t tenmillionths);

/// Append `value` rounded to `decimals` (at most 9), without zeros at its end; null when it is not
/// finite or above 10^9.
void append_rounded(std::string& out, double value, int decimals);

} // namespace trygg::json
