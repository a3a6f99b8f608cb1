#pragma once
/// \file Contributions of a workshop as a layer of the map.

#include "db/sqlite.hpp"

#include <cstdint>

namespace trygg::store {

/// Publish what is shown now and has a place, as it is now; what was published before is replaced.
/// Finds the zone of each.
void publish_contributions(db::connection& database, std::int64_t workshop_id);

/// Find the zones of all published contributions anew, as after an import of zones.
void place_published(db::connection& database);

/// Take the workshop's contributions off the map again.
void withdraw_contributions(db::connection& database, std::int64_t workshop_id);

} // namespace trygg::store
