#pragma once
/// \file Polygons whose corners are whole numbers, as vector tiles want them.

#include "geo/shape.hpp"

namespace trygg::geo {

/// Polygons with whole-number corners, made valid where they are not: no ring crosses itself or
/// another, no two polygons overlap. Corners stay whole numbers. Empty when no area is left.
shape valid_on_grid(shape const& polygons);

} // namespace trygg::geo
