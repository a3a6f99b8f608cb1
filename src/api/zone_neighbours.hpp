#pragma once
/// \file Which zones of a set are neighbours, in the way that a client chooses.

#include "query/parameters.hpp"
#include "snapshot/snapshot.hpp"
#include "stats/weights.hpp"

#include <cstdint>
#include <span>
#include <string>

namespace trygg::api {

struct neighbour_choice {
    std::string how = "queen"; ///< queen, rook, nearest or distance
    std::int64_t k = 6;        ///< of nearest
    double metres = 5'000;     ///< of distance, between points within the zones
};

/// From neighbours, k and distance. Throws input_error, also for a k or distance that the way
/// chosen does not use.
neighbour_choice parse_neighbours(query::parameters const& stated);

/// Of these rows of the set's table, numbered in their order; zones that are not among them are
/// nobody's neighbours.
stats::weights neighbours_of(snapshot::snapshot const& data, snapshot::zone_set const& set,
                             std::span<std::uint32_t const> rows, neighbour_choice const& choice);

} // namespace trygg::api
