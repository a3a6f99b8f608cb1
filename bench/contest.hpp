#pragma once
/// \file Ways to join points to zones, each measured on the same data.

#include "made_country.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace trygg::bench {

/// One way's result.
struct outcome {
    std::string name;
    std::string skipped;      ///< why it was not measured; empty when it was
    bool wall_clock = false;  ///< of another process; else user time of this one
    std::size_t every = 1;    ///< of so many points one was asked
    double build_seconds = 0; ///< medians
    double find_seconds = 0;
    std::vector<std::int32_t> zones; ///< of each asked point, -1 for none
};

/// This program's index.
outcome join_by_index(country const& made, int runs);
/// GEOS: STRtree of the zones' boxes, then prepared `covers`.
outcome join_by_geos(country const& made, int runs);
/// SpatiaLite in memory: R*Tree of the points asked zone by zone, then ST_Covers. On a sample.
outcome join_by_spatialite(country const& made, int runs, std::size_t every);
/// PostGIS: GiST indexes, ST_Covers, one worker. On a sample. Needs psql and a server (PGHOST,
/// PGDATABASE …).
outcome join_by_postgis(country const& made, int runs, std::size_t every);

} // namespace trygg::bench
