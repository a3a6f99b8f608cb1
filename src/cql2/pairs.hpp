#pragma once
/// \file Two values that are compared: whether their types fit, and which is the greater.

#include "cql2/operand.hpp"
#include "cql2/ranges.hpp"

#include <compare>
#include <string>
#include <string_view>

namespace trygg::cql2 {

/// Throws input_error, naming both, when the two are not of one type that can be compared. A text
/// in quotes beside a date or time becomes one.
void check_pair(operand& left, operand& right, std::string const& place);

inline std::partial_ordering order_of(std::string_view a, std::string_view b) { return a <=> b; }
inline std::partial_ordering order_of(period const& a, period const& b) {
    return compare(a.start, b.start);
}
inline std::partial_ordering order_of(number const& a, number const& b) {
    return order_of_numbers(a, b);
}

} // namespace trygg::cql2
