#pragma once
/// \file From coordinates as written to longitude and latitude.

#include "cql2/expression.hpp"
#include "geo/geometry.hpp"
#include "model/crs.hpp"

#include <string>

namespace trygg::cql2 {

/// Takes x and y and gives longitude and latitude. Long lines of a projected CRS get points in
/// between, so that they stay straight there. Throws input_error for coordinates that are no place
/// in the CRS.
shape in_degrees(shape written, model::crs const& in, std::string const& place);

/// The polygons (one, or two across the antimeridian), a line or a point that a box is, in the axis
/// order x, y and in its CRS. Throws input_error when its corners are exchanged.
shape shape_of(bounding_box const& written, model::crs const& in, std::string const& place);

/// Well-known binary of it.
std::string wkb_of(shape const& from);

bool is_projected(model::crs const& crs);

/// From the order of the CRS' axes to x (east) and y (north), and back.
geo::point east_first(geo::point written, model::crs const& in);
shape east_first(shape written, model::crs const& in);

} // namespace trygg::cql2
