#pragma once
/// \file Spatial functions over rows and written geometries.

#include "cql2/operand.hpp"
#include "geo/predicates.hpp"
#include "snapshot/geometry.hpp"

namespace trygg::cql2 {

/// Whether `one` contains, crosses … `other`. `rows` must outlive the predicate. A row without a
/// geometry is unknown, and so is one whose geometry GEOS cannot judge. Throws input_error for a
/// collection of mixed kinds where only `intersects` and `disjoint` make sense.
predicate_pointer spatial(geo::relation which, geometry_operand const& one,
                          geometry_operand const& other, snapshot::geometry_column const& rows,
                          std::string const& place);

} // namespace trygg::cql2
