#pragma once
/// \file Shapes that guests draw: a point, a line or an area, near the workshop.

#include "api/answers.hpp"

#include <string>

namespace trygg::api {

/// "point", "line" or "area" of a GeoJSON geometry that was checked.
std::string kind_of_shape(json const& geometry);

/// A Point, LineString or Polygon of one ring in CRS84 as text with seven decimals. Throws
/// input_error: another type, too many positions, or one farther from `area` ([west, south, east,
/// north]) than the area is wide.
std::string checked_shape(json const& geometry, json const& area);

/// Throws input_error for what is no FeatureCollection of such shapes with short texts as
/// properties.
void check_feature_collection(json const& given);

} // namespace trygg::api
