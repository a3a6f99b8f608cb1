#pragma once
/// \file Geometries in CQL2 JSON: GeoJSON and bbox.

#include "cql2/budget.hpp"
#include "cql2/expression.hpp"
#include "cql2/json_reader.hpp"

namespace trygg::cql2 {

/// A GeoJSON geometry. Throws input_error where it is not well formed.
shape shape_of(json_value const& from, budget& costs);

/// The array of a bbox.
bounding_box box_of(json_value const& from);

} // namespace trygg::cql2
