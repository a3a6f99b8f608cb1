#pragma once
/// \file Properties of a table as operands.

#include "cql2/operand.hpp"
#include "snapshot/table.hpp"

namespace trygg::cql2 {

/// A property by its name; "id" is the feature's id and "geometry" or "geom" its geometry, where no
/// property is called so. The table must outlive the operand. Throws input_error when there is
/// none, naming the nearest.
operand property_of(snapshot::table const& table, std::string const& name, std::string place);

/// A column of dates, times and years together is described to clients as text: where a text is
/// wanted it is one. Leaves all others.
void mixed_times_to_text(operand& of);

/// Whether a row has no value of what `property_of` gave.
predicate_pointer is_missing(snapshot::table const& table, operand const& of);

} // namespace trygg::cql2
