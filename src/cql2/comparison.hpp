#pragma once
/// \file =, <, BETWEEN, IN and LIKE: checks types and chooses the quickest way.

#include "cql2/operand.hpp"
#include "cql2/operators.hpp"

#include <vector>

namespace trygg::cql2 {

/// All throw input_error, naming both, when the types do not fit. A text in quotes stands for a
/// date or time where it meets one.
operand compare(op which, operand left, operand right, std::string place);
operand between(operand value, operand lowest, operand highest, std::string place);
operand among(operand value, std::vector<operand> items, std::string place);
operand like(operand value, operand written, std::string place);

} // namespace trygg::cql2
