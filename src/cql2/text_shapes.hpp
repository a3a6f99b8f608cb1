#pragma once
/// \file Geometries in CQL2 text: well-known text and BBOX.

#include "cql2/expression.hpp"
#include "cql2/token_reader.hpp"

namespace trygg::cql2 {

/// Whether a geometry or BBOX comes next.
bool at_shape(token_reader const& from);

/// That geometry. Throws input_error where it is not well formed, with too few points, or rings
/// that are not closed.
expression_pointer read_shape(token_reader& from);

} // namespace trygg::cql2
