#pragma once
/// \file From SQL to a table. Only for the files that load a snapshot.

#include "db/sqlite.hpp"
#include "snapshot/snapshot.hpp"

#include <string>
#include <vector>

namespace trygg::snapshot {

/// A property and the SQL expression that gives it.
struct property {
    std::string name;
    std::string sql;
    column_type type = column_type::text;
};

/// What to read. Rows come in the order of `id`, which must be unique.
struct table_query {
    std::string from; ///< the FROM clause, with WHERE when there is one
    std::string id;   ///< expression
    bool numeric_id = true;
    std::string geometry;         ///< expression; "NULL" when there is none
    std::string crs;              ///< of the geometry: "EPSG:3006"
    std::string starts{}, ends{}; ///< expressions for the time as ISO 8601 text; may be empty
    std::vector<property> properties;
};

/// Fills everything of a table but its names.
table read_table(db::connection& database, table_query const& query);

/// The number of a placement's theme, see the schema.
enum class theme { incident = 1, mention, measure, activity, place, response, note };

/// Where the events of a theme are. `ids` are the events' in rising order; `zone_sets` is in the
/// order of snapshot::zone_sets.
class placements {
public:
    explicit placements(db::connection& database, std::vector<zone_set> const& sets);
    zone_indexes read(theme of, std::vector<std::int64_t> const& ids) const;

private:
    struct place {
        std::size_t set;
        std::int32_t zone;
    };
    db::connection* m_database;
    std::size_t m_sets;
    std::unordered_map<std::int64_t, place> m_zones; // by the zone's database id
};

/// For each zone set a property zone_<set> with the code of each row's zone.
void add_zone_codes(table& to, std::vector<zone_set> const& sets, zone_indexes const& zones);

} // namespace trygg::snapshot
