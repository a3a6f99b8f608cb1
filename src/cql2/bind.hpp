#pragma once
/// \file Looks up the names of a filter and checks its types.

#include "cql2/expression.hpp"
#include "cql2/operand.hpp"

namespace trygg::cql2 {

/// What `parsed` is for the table, which must outlive it. Coordinates are in `in`. Throws
/// input_error for unknown properties and types that do not fit.
operand bind(expression const& parsed, snapshot::table const& table, model::crs const& in);

} // namespace trygg::cql2
