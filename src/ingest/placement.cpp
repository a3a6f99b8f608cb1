#include "ingest/placement.hpp"

#include "geo/geometry.hpp"
#include "ingest/place_names.hpp"
#include "join/zone_index.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace trygg::ingest {
namespace {

constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();

struct placed_table {
    theme_id theme;
    char const* table;
    bool has_geometry, has_code;
    char const* municipality; ///< SQL expression, e = event, z = zone or NULL
};

constexpr std::array tables{
    placed_table{theme_id::incident, "incident", true, true,
                 "coalesce(e.municipality, z.municipality)"},
    placed_table{theme_id::mention, "mention", true, true, "z.municipality"},
    placed_table{theme_id::measure, "measure", true, true, "z.municipality"},
    placed_table{theme_id::activity, "activity", true, true, "z.municipality"},
    placed_table{theme_id::place, "place", true, false, "coalesce(e.municipality, z.municipality)"},
    placed_table{theme_id::response, "response", false, true,
                 "coalesce(e.municipality, z.municipality)"},
    placed_table{theme_id::note, "note", true, true, "z.municipality"}};

placed_table const& table_of(theme_id theme) {
    return tables.at(static_cast<std::size_t>(theme) - 1);
}

/// The zones of one set, ready for questions.
struct zone_lookup {
    std::int64_t set_id = 0;
    std::string name;
    std::vector<std::int64_t> ids; ///< in code order
    std::vector<std::string> shapes;
    std::unordered_map<std::string, std::int64_t> by_code;
};

/// Parent zone of a zone, by "set/code".
using parent_codes = std::unordered_map<std::string, std::string>;

struct event {
    std::int64_t id = 0;
    double x = nowhere, y = nowhere;
    std::string zone_set, zone_code, precision;
};

std::vector<zone_lookup> read_zone_sets(db::connection& database) {
    std::vector<zone_lookup> result;
    for (auto sets = database.query("SELECT id, name FROM zone_set ORDER BY id"); sets.next();) {
        zone_lookup lookup{sets.integer(0), std::string{sets.text(1)}, {}, {}, {}};
        auto rows = database.query(
            "SELECT id, code, ST_AsBinary(geom) FROM zone WHERE zone_set_id = ? ORDER BY code",
            lookup.set_id);
        while (rows.next()) {
            lookup.ids.push_back(rows.integer(0));
            lookup.by_code.emplace(rows.text(1), rows.integer(0));
            lookup.shapes.emplace_back(rows.bytes(2));
        }
        if (!lookup.ids.empty()) {
            result.push_back(std::move(lookup));
        }
    }
    return result;
}

parent_codes read_parents(db::connection& database) {
    parent_codes result;
    for (auto rows = database.query("SELECT s.name, z.code, z.parent FROM zone z JOIN zone_set s "
                                    "ON s.id = z.zone_set_id WHERE z.parent IS NOT NULL");
         rows.next();) {
        result.emplace(std::string{rows.text(0)} + "/" + std::string{rows.text(1)}, rows.text(2));
    }
    return result;
}

std::string events_sql(placed_table const& from) {
    std::string const position =
        from.has_geometry
            ? "ST_X(e.geom), ST_Y(e.geom), CASE WHEN e.geom IS NOT NULL AND ST_X(e.geom) "
              "IS NULL THEN ST_AsBinary(e.geom) END, "
            : "NULL, NULL, NULL, ";
    std::string const code = from.has_code ? "e.zone_set, e.zone_code" : "NULL, NULL";
    return "SELECT e.id, " + position + code + " FROM " + from.table +
           " e WHERE NOT EXISTS (SELECT 1 FROM placement p WHERE p.theme = ? AND p.event_id = e.id "
           "AND p.zone_set_id = ?) ORDER BY e.id";
}

std::string precision_sql(placed_table const& from) {
    return std::string{"SELECT id FROM "} + from.table + " WHERE precision = 'place'";
}

std::vector<event> read_events(db::connection& database, placed_table const& from,
                               std::int64_t set_id) {
    std::vector<event> result;
    auto rows = database.query(events_sql(from), static_cast<int>(from.theme), set_id);
    while (rows.next()) {
        event one{rows.integer(0),           nowhere, nowhere, std::string{rows.text(4)},
                  std::string{rows.text(5)}, {}};
        if (!rows.is_null(1)) {
            one.x = rows.real(1);
            one.y = rows.real(2);
        } else if (!rows.is_null(3)) {
            auto const inner = geo::representative_point(geo::from_wkb(rows.bytes(3)));
            one.x = inner.x;
            one.y = inner.y;
        }
        result.push_back(std::move(one));
    }
    return result;
}

struct found {
    std::optional<std::int64_t> zone;
    char const* way;
};

found find_by_code(event const& one, zone_lookup const& zones, parent_codes const& parents) {
    auto code = one.zone_code;
    char const* way = "code";
    if (one.zone_set.empty()) { // the source does not say of which set its codes are
        auto const zone = zones.by_code.find(code);
        return zone == zones.by_code.end() ? found{{}, "no_position"} : found{zone->second, way};
    }
    if (one.zone_set != zones.name) {
        auto const parent = parents.find(one.zone_set + "/" + one.zone_code);
        if (parent == parents.end()) {
            return {{}, "no_position"};
        }
        code = parent->second;
        way = "parent";
    }
    auto const zone = zones.by_code.find(code);
    if (zone == zones.by_code.end()) {
        return {{}, one.zone_set == zones.name ? "unknown_code" : "no_position"};
    }
    return {zone->second, way};
}

/// Places the events of one table in one zone set.
class placer {
public:
    placer(db::connection& database, placed_table const& table, ambiguous_events const& ambiguous)
        : m_table(table), m_ambiguous(ambiguous),
          m_insert(database.query("INSERT INTO placement VALUES (?, ?, ?, ?, ?)", 0, 0, 0, 0, "")) {
        if (table.has_geometry && table.theme != theme_id::incident &&
            table.theme != theme_id::place) {
            for (auto rows = database.query(precision_sql(table)); rows.next();) {
                m_named.insert(rows.integer(0));
            }
        }
    }

    void place(std::vector<event> const& events, zone_lookup const& zones,
               parent_codes const& parents, join::zone_index const& index) {
        std::vector<double> xs, ys;
        for (auto const& one : events) {
            xs.push_back(one.x);
            ys.push_back(one.y);
        }
        std::vector<std::int32_t> at(events.size());
        index.find(xs, ys, at);
        for (std::size_t i = 0; i < events.size(); ++i) {
            auto const& one = events[i];
            auto const where = std::isnan(one.x) ? by_statement(one, zones, parents)
                                                 : by_position(one, zones, at[i]);
            m_insert
                .bind(static_cast<int>(m_table.theme), one.id, zones.set_id, where.zone, where.way)
                .run();
        }
    }

private:
    found by_position(event const& one, zone_lookup const& zones, std::int32_t at) const {
        if (at == join::zone_index::none) {
            return {{}, "outside"};
        }
        return {zones.ids[static_cast<std::size_t>(at)],
                m_named.contains(one.id) ? "name" : "geometry"};
    }

    found by_statement(event const& one, zone_lookup const& zones,
                       parent_codes const& parents) const {
        if (!one.zone_code.empty()) {
            return find_by_code(one, zones, parents);
        }
        return {{}, m_ambiguous.contains({m_table.theme, one.id}) ? "ambiguous" : "no_position"};
    }

    placed_table const& m_table;
    ambiguous_events const& m_ambiguous;
    db::statement m_insert;
    std::set<std::int64_t> m_named;
};

std::vector<zone_count> counted(db::statement rows) {
    std::vector<zone_count> result;
    while (rows.next()) {
        auto const name = std::string{rows.text(0)};
        if (result.empty() || result.back().zone_set != name) {
            result.push_back({name, 0, 0, {}});
        }
        auto const number = rows.integer(3);
        (rows.integer(2) == 1 ? result.back().joined : result.back().outside) += number;
        result.back().ways[std::string{rows.text(1)}] += number;
    }
    return result;
}

} // anonymous namespace

void forget_placements(db::connection& database) { database.run("DELETE FROM placement"); }

void forget_placement(db::connection& database, theme_id theme, std::int64_t event) {
    database
        .query("DELETE FROM placement WHERE theme = ? AND event_id = ?", static_cast<int>(theme),
               event)
        .run();
}

named_places place_events(db::connection& database) {
    named_places result;
    ambiguous_events ambiguous;
    resolve_names(database, result, ambiguous);
    auto const parents = read_parents(database);
    for (auto const& zones : read_zone_sets(database)) {
        join::zone_index const index{zones.shapes};
        for (auto const& table : tables) {
            auto const events = read_events(database, table, zones.set_id);
            if (!events.empty()) {
                placer{database, table, ambiguous}.place(events, zones, parents, index);
            }
        }
    }
    return result;
}

std::vector<zone_count> count_placements(db::connection& database, theme_id theme) {
    return counted(database.query(
        "SELECT s.name, p.way, p.zone_id IS NOT NULL, count(*) FROM temp.touched t "
        "JOIN placement p ON p.theme = t.theme AND p.event_id = t.event_id "
        "JOIN zone_set s ON s.id = p.zone_set_id WHERE t.theme = ? GROUP BY 1, 2, 3 ORDER BY 1, 2",
        static_cast<int>(theme)));
}

std::map<std::string, std::vector<zone_count>> count_by_municipality(db::connection& database,
                                                                     theme_id theme) {
    std::map<std::string, std::vector<zone_count>> result;
    auto const& from = table_of(theme);
    auto rows = database.query(
        std::string{"SELECT s.name, p.way, p.zone_id IS NOT NULL, count(*), "} + from.municipality +
            " AS m FROM temp.touched t JOIN placement p ON p.theme = t.theme AND p.event_id = "
            "t.event_id JOIN zone_set s ON s.id = p.zone_set_id JOIN " +
            from.table +
            " e ON e.id = t.event_id LEFT JOIN zone z ON z.id = p.zone_id "
            "WHERE t.theme = ? AND m IS NOT NULL GROUP BY m, 1, 2, 3 ORDER BY m, 1, 2",
        static_cast<int>(theme));
    while (rows.next()) {
        auto& sets = result[std::string{rows.text(4)}];
        auto const name = std::string{rows.text(0)};
        if (sets.empty() || sets.back().zone_set != name) {
            sets.push_back({name, 0, 0, {}});
        }
        auto const number = rows.integer(3);
        (rows.integer(2) == 1 ? sets.back().joined : sets.back().outside) += number;
        sets.back().ways[std::string{rows.text(1)}] += number;
    }
    return result;
}

} // namespace trygg::ingest
