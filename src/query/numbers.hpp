#pragma once
/// \file Parameters that are numbers within bounds.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace trygg::query {

/// Smallest and largest that a parameter takes, both included.
template <typename Number>
struct bounds {
    Number least, most;
};

/// Throws input_error for what is no whole number within the bounds.
std::int64_t parse_whole(std::string_view parameter, std::optional<std::string> const& text,
                         std::int64_t otherwise, bounds<std::int64_t> within);

/// Throws input_error for what is no number (digits with a point) within the bounds.
double parse_number(std::string_view parameter, std::optional<std::string> const& text,
                    double otherwise, bounds<double> within);

} // namespace trygg::query
