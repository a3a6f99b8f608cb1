#pragma once
/// \file The temporal functions, after Allen's relations of intervals.

#include "cql2/operand.hpp"
#include "cql2/operators.hpp"

#include <string>

namespace trygg::cql2 {

/// Ends of intervals that are open.
inline constexpr instant past{{std::numeric_limits<std::int64_t>::min(), 0},
                              {std::numeric_limits<std::int64_t>::min(), 0}};
inline constexpr instant future{{std::numeric_limits<std::int64_t>::max(), 0},
                                {std::numeric_limits<std::int64_t>::max(), 0}};

/// Throws input_error for what is neither an instant nor an interval, and for instants where the
/// standard wants intervals.
operand temporal(op which, operand one, operand other, std::string place);

bool answer(op which, period const& one, period const& other);

} // namespace trygg::cql2
