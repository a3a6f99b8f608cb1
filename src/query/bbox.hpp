#pragma once
/// \file The parameter bbox.

#include "geo/box.hpp"
#include "model/crs.hpp"
#include "snapshot/geometry.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace trygg::query {

/// A box whose sides are straight in its CRS. x is east, whatever the axis order.
struct metric_box {
    model::crs crs;
    geo::box box;
};

struct bbox {
    std::vector<snapshot::box> boxes{}; ///< in degrees: any of them
    std::optional<metric_box> exact{};  ///< or this
};

/// "west,south,east,north", or with a lowest and highest height, which we do not have. In degrees,
/// west above east crosses the antimeridian and gives two boxes; longitudes beyond it go on on the
/// other side, latitudes beyond the poles are cut. In a CRS whose first axis points north, north
/// and south come first. Throws input_error.
bbox parse_bbox(std::string_view text, model::crs const& crs = model::crs84());

/// The box in ten-millionths of a degree, so that a rounded coordinate on its border is inside.
snapshot::fixed_box fixed(snapshot::box const& box);

/// The box cut or grown to whole millionths of a degree: all that is in it stays in it.
snapshot::box outward(snapshot::box const& box);

} // namespace trygg::query
