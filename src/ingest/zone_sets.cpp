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
    // A zone without a name of its own is better known by that of the zone around it.
    database
        .query("UPDATE zone SET name = m.parent_name FROM zone_member m, zone_set s WHERE s.id = "
               "zone.zone_set_id AND s.name = m.zone_set AND m.code = zone.code AND m.zone_set = ? "
               "AND m.parent_set = ? AND zone.name = zone.code",
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
               title.empty() ? name : title,
               version.empty() ? std::nullopt : std::optional{version})
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
    std::vector<store::value> const key{m_set_id, zone.code};
    // A member list or another set may have given a parent or a municipality that this file does
    // not state: they are kept, and the hash is of what the file says, so that it looks the same
    // again.
    auto const hash = store::row_hash(key, {zone.name, zone.parent, zone.municipality}, wkb);
    auto known = m_database->query("SELECT parent, municipality FROM zone WHERE zone_set_id = ? "
                                   "AND code = ?",
                                   m_set_id, zone.code);
    bool const is_known = known.next();
    auto const keep = [&](std::string const& given, int column) {
        return store::text_or_null(given.empty() && is_known ? std::string{known.text(column)}
                                                             : given);
    };
    return m_writer
        .write(key,
               {zone.name, keep(zone.parent, 0), keep(zone.municipality, 1),
                geo::area(geo::from_wkb(wkb))},
               wkb, m_source_id, hash)
        .what;
}

std::vector<std::string> overlapping(std::vector<named_shape> const& zones) {
    std::vector<geo::geometry> shapes;
    double total = 0;
    for (auto const& zone : zones) {
        shapes.push_back(geo::from_wkb(zone.wkb));
        total += geo::area(shapes.back());
    }
    // Looking at all pairs takes long; whether any overlap at all shows in the area they cover.
    constexpr double rounding = 1e-9;
    if (geo::area(geo::dissolved(shapes)) >= total * (1 - rounding)) {
        return {};
    }
    std::vector<std::string> result;
    for (std::size_t i = 0; i < zones.size(); ++i) {
        auto const box = geo::envelope(shapes[i]);
        for (std::size_t j = i + 1; j < zones.size(); ++j) {
            constexpr double square_metre = 1;
            if (box.intersects(geo::envelope(shapes[j])) &&
                geo::area(geo::intersection(shapes[i], shapes[j])) > square_metre) {
                result.push_back(fmt::format("{} and {}", zones[i].code, zones[j].code));
            }
        }
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
