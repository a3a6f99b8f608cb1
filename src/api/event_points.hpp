#pragma once
/// \file Incidents whose own place is known, in metres.

#include "geo/box.hpp"
#include "snapshot/snapshot.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace trygg::api {

struct event_point {
    std::uint32_t row = 0; ///< of the incidents
    geo::point where;      ///< in the database's CRS
};

/// Of these rows those that lie at an exact place or a street: not at a place that stands for
/// others, such as the middle of a zone or what a name is known by.
std::vector<event_point> event_points(snapshot::snapshot const& data,
                                      std::span<std::uint32_t const> rows);

/// The points of a table of points, in the database's CRS; rows without one are left out.
std::vector<geo::point> points_in_metres(snapshot::snapshot const& data,
                                         snapshot::geometry_column const& of,
                                         std::span<std::uint32_t const> rows);

} // namespace trygg::api
