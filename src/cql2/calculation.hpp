#pragma once
/// \file Arithmetic: whole numbers stay whole as long as they can.

#include "cql2/nodes.hpp"
#include "cql2/operators.hpp"

#include <optional>

namespace trygg::cql2 {

/// Nothing for a division by zero and what is too large.
std::optional<number> calculate(number const& one, op which, number const& other);

} // namespace trygg::cql2
