#pragma once
/// \file A made-up country with the size and density of Sweden, always the same for a seed.

#include <cstdint>
#include <string>
#include <vector>

namespace trygg::bench {

struct country_options {
    std::size_t zones = 6000;
    std::size_t points = 1'000'000;
    int vertices = 150; ///< of a zone, on average
    unsigned seed = 1463;
};

/// Coordinates in metres, as in EPSG:3006.
struct country {
    std::vector<std::string> zones; ///< WKB of valid MultiPolygons that share their borders exactly
    std::size_t vertices = 0;
    std::size_t holes = 0;    ///< lakes, in no zone
    std::size_t enclaves = 0; ///< parts of a zone within another
    std::vector<double> xs;   ///< points, dense in towns; a few lie in no zone
    std::vector<double> ys;
};

country make_country(country_options const& options);

} // namespace trygg::bench
