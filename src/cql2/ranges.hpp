#pragma once
/// \file Columns of numbers against numbers that are known: as quick as can be.

#include "cql2/nodes.hpp"
#include "cql2/operators.hpp"

#include <compare>

namespace trygg::cql2 {

/// Exact, also between whole numbers and others.
std::partial_ordering order_of_numbers(number const& one, number const& other);

/// Whether a column of numbers is equal to, less than … a number.
predicate_pointer in_range(snapshot::column const& column, op which, number const& known);

/// Whether it lies from the one to the other, both included.
predicate_pointer in_range(snapshot::column const& column, number const& from, number const& to);

} // namespace trygg::cql2
