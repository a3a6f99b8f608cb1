#pragma once
/// \file Lists of values and the functions that compare them. Order and repetition do not matter.

#include "cql2/operand.hpp"
#include "cql2/operators.hpp"

#include <optional>
#include <string_view>

namespace trygg::cql2 {

/// The elements of a JSON array; nothing when it is none.
std::optional<elements> elements_of_json(std::string_view text);

/// One element as it stands among `elements`.
std::string element_of(bool value);
std::string element_of(number const& value);
std::string element_of(std::string_view value);

predicate_pointer compare_arrays(op which, array_source one, array_source other);

} // namespace trygg::cql2
