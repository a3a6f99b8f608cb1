#include "ingest/zone_sets.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "geo/geometry.hpp"
#include "geo/repair.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

namespace trygg::ingest {
namespace {

store::table_shape const shape{
    "zone", {"zone_set_id", "code"}, {"name", "parent", "municipality", "area_m2"}, true};

struct dissolved {
    std::string name, municipality;
    std::int64_t source_id = 0;
    std::vector<geo::geometry> members;
};

std::map<std::string, dissolved> members_by_parent(db::connection& database, std::string const& set,
                                                   std::string const& parent_set) {
    std::map<std::string, dissolved> result;
    auto rows = database.query(
        "SELECT m.parent_code, m.parent_name, m.municipality, m.source_id, ST_AsBinary(z.geom) "
        "FROM zone_member m JOIN zone_set s ON s.name = m.zone_set "
        "JOIN zone z ON z.zone_set_id = s.id AND z.code = m.code "
        "WHERE m.zone_set = ? AND m.parent_set = ? ORDER BY m.parent_code, m.code",
        set, parent_set);
    while (rows.next()) {
        auto& zone = result[std::string{rows.text(0)}];
        zone.name = rows.text(1);
        zone.municipality = rows.text(2);
        zone.source_id = rows.integer(3);
        zone.members.push_back(geo::from_wkb(rows.bytes(4)));
    }
    return result;
}

bool dissolve(db::connection& database, int crs, std::string const& set,
              std::string const& parent_set) {
    auto const set_id = database.count("SELECT id FROM zone_set WHERE name = ?", parent_set);
    bool changed = false;
    for (auto const& [code, zone] : members_by_parent(database, set, parent_set)) {
        zone_store zones{database, set_id, crs, zone.source_id};
        changed |=
            zones.write({code, zone.name, "", zone.municipality},
                        geo::to_wkb(geo::dissolved(zone.members))) != store::outcome::unchanged;
    }
    database
        .query("UPDATE zone SET parent = m.parent_code FROM zone_member m, zone_set s "
               "WHERE s.id = zone.zone_set_id AND s.name = m.zone_set AND m.code = zone.code AND "
               "m.zone_set = ? AND m.parent_set = ? AND zone.parent IS NOT m.parent_code",
               set, parent_set)
        .run();
    return changed;
}

} // anonymous namespace

void check_collection_name(std::string_view name) {
    static constexpr std::array taken{"incidents",  "mentions", "measures",
                                      "activities", "places",   "contributions"};
    bool const well_formed =
        !name.empty() && name.size() <= 40 && std::islower(static_cast<unsigned char>(name[0])) &&
        std::ranges::all_of(name, [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        });
    if (!well_formed) {
        throw input_error{"'{}' cannot name a set or layer; use a–z, 0–9, - and _, starting with a "
                          "letter, at most 40",
                          name};
    }
    if (std::ranges::find(taken, name) != taken.end() || name.starts_with("zones-") ||
        name.starts_with("trygghet-")) {
        throw input_error{"'{}' is the name of a collection that is always there; choose another",
                          name};
    }
}

std::int64_t ensure_zone_set(db::connection& database, std::string const& name,
                             std::string const& title, std::string const& version) {
    database
        .query("INSERT OR IGNORE INTO zone_set (name, title, version) VALUES (?, ?, ?)", name,
               title.empty() ? name : title, version.empty() ? std::nullopt : std::optional{version})
        .run();
    return database.count("SELECT id FROM zone_set WHERE name = ?", name);
}

std::string dissolved_code(std::string_view municipality, std::string_view name) {
    std::string result{municipality};
    bool gap = true;
    for (auto const c : fold(name)) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
            result += gap && !result.empty() ? "-" : "";
            result += c;
            gap = false;
        } else {
            gap = true;
        }
    }
    return result;
}

zone_store::zone_store(db::connection& database, std::int64_t set_id, int crs,
                       std::int64_t source_id)
    : m_database(&database), m_writer(database, shape, crs), m_set_id(set_id),
      m_source_id(source_id) {}

store::outcome zone_store::write(zone_row const& zone, std::string const& wkb) {
    // A parent that a member list gave earlier must not make the same row look changed.
    auto known = m_database->query("SELECT parent, municipality FROM zone WHERE zone_set_id = ? "
                                   "AND code = ?",
                                   m_set_id, zone.code);
    bool const is_known = known.next();
    auto const keep = [&](std::string const& given, int column) {
        return given.empty() && is_known ? std::string{known.text(column)} : given;
    };
    auto const parent = keep(zone.parent, 0);
    auto const municipality = keep(zone.municipality, 1);
    auto const what =
        m_writer.write({m_set_id, zone.code},
                       {zone.name, store::text_or_null(parent), store::text_or_null(municipality),
                        geo::area(geo::from_wkb(wkb))},
                       wkb, m_source_id);
    return what.what;
}

std::vector<std::string> zone_store::overlaps() const {
    std::vector<std::string> result;
    auto rows = m_database->query(
        "SELECT a.code, b.code FROM zone a JOIN idx_zone_geom r ON r.xmin <= MbrMaxX(a.geom) AND "
        "r.xmax >= MbrMinX(a.geom) AND r.ymin <= MbrMaxY(a.geom) AND r.ymax >= MbrMinY(a.geom) "
        "JOIN zone b ON b.id = r.pkid WHERE a.zone_set_id = ?1 AND b.zone_set_id = ?1 "
        "AND a.code < b.code AND ST_Relate(a.geom, b.geom, '2********') = 1 "
        "AND ST_Area(ST_Intersection(a.geom, b.geom)) > 1",
        m_set_id);
    while (rows.next()) {
        result.push_back(fmt::format("{} and {}", rows.text(0), rows.text(1)));
    }
    return result;
}

bool dissolve_sets(db::connection& database, int crs) {
    std::vector<std::pair<std::string, std::string>> sets;
    auto rows = database.query("SELECT DISTINCT m.zone_set, m.parent_set FROM zone_member m "
                               "JOIN zone_set s ON s.name = m.parent_set");
    while (rows.next()) {
        sets.emplace_back(rows.text(0), rows.text(1));
    }
    bool changed = false;
    for (auto const& [set, parent_set] : sets) {
        changed |= dissolve(database, crs, set, parent_set);
    }
    return changed;
}

void fill_municipalities(db::connection& database) {
    database.run(
        "UPDATE zone SET municipality = (SELECT o.municipality FROM idx_zone_geom r "
        "JOIN zone o ON o.id = r.pkid, (SELECT ST_PointOnSurface(zone.geom) AS inner) p "
        "WHERE o.municipality IS NOT NULL AND r.xmin <= ST_X(p.inner) AND r.xmax >= ST_X(p.inner) "
        "AND r.ymin <= ST_Y(p.inner) AND r.ymax >= ST_Y(p.inner) AND ST_Covers(o.geom, p.inner) = "
        "1 "
        "ORDER BY o.zone_set_id, o.code LIMIT 1) WHERE municipality IS NULL");
}

std::string first_of(std::vector<std::string> const& many) {
    constexpr std::size_t most = 5;
    auto const shown = std::min(many.size(), most);
    std::string result = fmt::format(
        "{}", fmt::join(many.begin(), many.begin() + static_cast<std::ptrdiff_t>(shown), ", "));
    return many.size() > most ? result + ", …" : result;
}

} // namespace trygg::ingest
