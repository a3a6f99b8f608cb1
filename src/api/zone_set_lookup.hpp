#pragma once
/// \file A zone set or zone by its name in a request.

#include "snapshot/snapshot.hpp"

#include <cstdint>
#include <string>

namespace trygg::api {

/// Index in snapshot::zone_sets. Throws not_found, naming the nearest.
std::size_t find_set(snapshot::snapshot const& data, std::string const& name);

/// Row of the set's table. Throws not_found.
std::int32_t find_zone(snapshot::zone_set const& set, std::string const& code);

} // namespace trygg::api
