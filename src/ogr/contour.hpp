#pragma once
/// \file Areas between two heights of a surface.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace trygg::ogr {

/// Heights at the centres of square cells, row by row from the south-west.
struct surface {
    double west = 0, south = 0; ///< outer corner of the first cell
    double cell = 1;            ///< side
    std::size_t columns = 0, rows = 0;
    std::span<double const> heights;
};

struct contour_band {
    double low = 0, high = 0; ///< `high` of the last band is the surface's own
    std::string wkb;          ///< MultiPolygon, in the surface's coordinates
};

/// The bands between rising `levels`, and the one above the last; what is below the first belongs
/// to none. Bands that are empty are left out. The surface must have a cell, and there must be a
/// level.
std::vector<contour_band> contour_bands(surface const& of, std::span<double const> levels);

} // namespace trygg::ogr
