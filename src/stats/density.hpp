#pragma once
/// \file Events per square unit, smoothed. Numbers in, numbers out.

#include "geo/box.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace trygg::stats {

/// The quartic (biweight) kernel 3/(πh²)·(1 − d²/h²)² for d < h, else 0: what one event adds to the
/// density at distance d. B. W. Silverman (1986), Density Estimation, eq. 4.5. In events per square
/// unit of h, which must be metres on the ground, not of Web Mercator.
double quartic(double distance, double bandwidth);

struct weighted_point {
    geo::point where;
    double weight = 1; ///< how many events
};

/// Densities at the centres of square cells, row by row from the south-west.
struct density_grid {
    geo::point south_west;
    double cell = 0;
    std::size_t columns = 0, rows = 0;
    std::vector<double> values;

    geo::point centre(std::size_t column, std::size_t row) const {
        return {south_west.x + (static_cast<double>(column) + 0.5) * cell,
                south_west.y + (static_cast<double>(row) + 0.5) * cell};
    }
};

/// How many cells `quartic_density` would make.
double density_cells(std::span<weighted_point const> events, double bandwidth, double cell);

/// The sum of all events' kernels, over the events' box widened by a bandwidth and a cell, so that
/// the density is 0 all around. At least one event.
density_grid quartic_density(std::span<weighted_point const> events, double bandwidth, double cell);

} // namespace trygg::stats
