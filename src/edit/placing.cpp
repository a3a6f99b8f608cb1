#include "edit/placing.hpp"

#include "geo/geometry.hpp"

#include <optional>
#include <string>

namespace trygg::edit {
namespace {

struct position {
    std::optional<geo::point> at;
    std::string zone_set, zone_code, precision;
};

struct placed {
    std::optional<std::int64_t> zone;
    char const* way;
};

position position_of(db::connection& database, kind const& of, std::int64_t id) {
    auto row = database.query(
        fmt::format("SELECT ST_AsBinary(geom), {} FROM {} WHERE id = ?",
                    of.has_zone ? "zone_set, zone_code, precision" : "NULL, NULL, ''", of.table),
        id);
    position result;
    if (row.next()) {
        if (!row.is_null(0)) {
            result.at = geo::representative_point(geo::from_wkb(row.bytes(0)));
        }
        result.zone_set = row.text(1);
        result.zone_code = row.text(2);
        result.precision = row.text(3);
    }
    return result;
}

placed by_position(db::connection& database, std::int64_t set, position const& where) {
    auto zones = database.query(
        "SELECT id, ST_AsBinary(geom) FROM zone WHERE zone_set_id = ?1 AND id IN (SELECT pkid FROM "
        "idx_zone_geom WHERE xmin <= ?2 AND xmax >= ?2 AND ymin <= ?3 AND ymax >= ?3) ORDER BY "
        "code",
        set, where.at->x, where.at->y);
    auto const point = geo::point_at(*where.at);
    while (zones.next()) {
        if (geo::covers(geo::from_wkb(zones.bytes(1)), point)) {
            return {zones.integer(0), where.precision == "place" ? "name" : "geometry"};
        }
    }
    return {{}, "outside"};
}

placed by_code(db::connection& database, std::int64_t set, std::string const& set_name,
               position const& where) {
    auto code = where.zone_code;
    char const* way = "code";
    if (!where.zone_set.empty() && where.zone_set != set_name) {
        auto parent =
            database.query("SELECT parent FROM zone JOIN zone_set ON zone_set.id = zone_set_id "
                           "WHERE zone_set.name = ? AND code = ? AND parent IS NOT NULL",
                           where.zone_set, code);
        if (!parent.next()) {
            return {{}, "no_position"};
        }
        code = parent.text(0);
        way = "parent";
    }
    auto zone = database.query("SELECT id FROM zone WHERE zone_set_id = ? AND code = ?", set, code);
    if (zone.next()) {
        return {zone.integer(0), way};
    }
    return {{}, where.zone_set == set_name ? "unknown_code" : "no_position"};
}

} // anonymous namespace

void place(db::connection& database, kind const& of, std::int64_t id) {
    if (of.theme == 0) {
        return;
    }
    database.query("DELETE FROM placement WHERE theme = ? AND event_id = ?", of.theme, id).run();
    auto const where = position_of(database, of, id);
    auto insert = database.query("INSERT INTO placement VALUES (?, ?, ?, ?, ?)", 0, 0, 0, 0, "");
    auto sets = database.query("SELECT id, name FROM zone_set WHERE EXISTS (SELECT 1 FROM zone "
                               "WHERE zone_set_id = zone_set.id) ORDER BY id");
    while (sets.next()) {
        auto const set = sets.integer(0);
        auto const found = where.at ? by_position(database, set, where)
                           : where.zone_code.empty()
                               ? placed{{}, "no_position"}
                               : by_code(database, set, std::string{sets.text(1)}, where);
        insert.bind(of.theme, id, set, found.zone, found.way).run();
    }
}

} // namespace trygg::edit
