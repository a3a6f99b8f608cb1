#pragma once
/// \file The parameter bbox.

#include "snapshot/geometry.hpp"

#include <string_view>
#include <vector>

namespace trygg::query {

/// "west,south,east,north" in degrees, or with a lowest and highest height, which we do not have.
/// West above east crosses the antimeridian and gives two boxes. Longitudes and latitudes beyond
/// the Earth are cut to it. Throws input_error.
std::vector<snapshot::box> parse_bbox(std::string_view text);

/// The box in ten-millionths of a degree, so that a rounded coordinate on its border is inside.
snapshot::fixed_box fixed(snapshot::box const& box);

} // namespace trygg::query
