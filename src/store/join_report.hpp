#pragma once
/// \file How the rows of each source found their zones, and whether the database is whole.

#include "db/sqlite.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace trygg::store {

/// What a file gave when it was imported. accepted + updated + unchanged + rejected = rows.
struct source_count {
    std::int64_t id = 0;
    std::string name;
    std::string profile;
    std::string imported_at;
    bool made_up = false;
    std::int64_t rows = 0, accepted = 0, updated = 0, unchanged = 0, rejected = 0;
    std::map<std::string, std::int64_t> rejected_by_reason; ///< reason code -> rows
};

/// The events of one theme that lead back to one source, in one zone set.
/// joined + outside = events = the sum over `ways`.
struct join_count {
    std::int64_t source_id = 0;
    std::string source;
    std::string theme; ///< "incidents", "mentions", "measures", "activities", "places", "responses"
                       ///< or "notes"
    std::string zone_set;
    std::int64_t events = 0, joined = 0, outside = 0;
    std::map<std::string, std::int64_t> ways; ///< way ("geometry", "code", "outside" …) -> events
};

struct join_report {
    std::vector<source_count> sources; ///< in order of import
    std::vector<join_count> joins;     ///< by theme, source and zone set
};

/// Throws error when the database cannot be read.
join_report report_joins(db::connection& database);

/// What is wrong with the database, a sentence each; nothing when all is well: SQLite's own
/// integrity and foreign keys, events without a placement or placements without an event,
/// sources whose counts do not add up, and the first change that is not what the log's chain says.
std::vector<std::string> find_faults(db::connection& database);

} // namespace trygg::store
