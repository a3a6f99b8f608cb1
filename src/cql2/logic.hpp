#pragma once
/// \file AND, OR and NOT of three-valued logic.

#include "cql2/operand.hpp"
#include "cql2/operators.hpp"

#include <string>
#include <vector>

namespace trygg::cql2 {

/// `points` tells that rows are points: then one must lie in the bounds of all parts of an AND.
/// Throws input_error for parts that are no conditions.
operand combine(op which, std::vector<operand> parts, bool points, std::string place);

} // namespace trygg::cql2
