#pragma once
/// \file Each event's zone in every zone set, stored with how it was found.

#include "db/sqlite.hpp"
#include "ingest/theme.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace trygg::ingest {

/// Forget where events were found in all zone sets: after zones have changed.
void forget_placements(db::connection& database);

/// Forget where one event was found: after it has changed.
void forget_placement(db::connection& database, theme_id theme, std::int64_t event);

/// What became of place names without coordinates.
struct named_places {
    std::int64_t found = 0;                     ///< one place of that name
    std::map<std::string, int> ambiguous;       ///< name -> how many places have it
    std::map<std::string, std::string> offered; ///< unknown name -> the name it may be a slip of
    std::int64_t unknown = 0;
};

/// Give events that only name their place the position of the place with that name (precision
/// "place"). A close spelling is only offered. Then find the zone of every event that has no
/// placement yet. Events with a position by GEOS `covers`, of several zones the lowest code; events
/// with a zone code by the code, in coarser sets by the zone's parent.
named_places place_events(db::connection& database);

/// Rows by zone set and way, of the events in temp.touched (theme, event_id).
std::vector<zone_count> count_placements(db::connection& database, theme_id theme);

/// The same by municipality code.
std::map<std::string, std::vector<zone_count>> count_by_municipality(db::connection& database,
                                                                     theme_id theme);

} // namespace trygg::ingest
