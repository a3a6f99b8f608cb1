#include "snapshot/loading.hpp"

#include <fmt/format.h>

namespace trygg::snapshot {

namespace {

void load_population(loading& at, zone_set& set) {
    auto row = at.database.query("SELECT code, year, count FROM population WHERE zone_set = ? "
                                 "ORDER BY code, year",
                                 set.name);
    auto zone = set.zones.begin();
    while (row.next()) {
        while (zone != set.zones.end() && zone->code < row.text(0)) {
            ++zone;
        }
        if (zone != set.zones.end() && zone->code == row.text(0)) {
            zone->population.emplace_back(static_cast<int>(row.integer(1)), row.integer(2));
        }
    }
}

/// Zones of a set of which nothing says the municipality (school areas, say) are taken for the
/// database's own; where some say it, those that do not lie elsewhere.
std::vector<zone> zones_of(loading& at, table const& zones) {
    auto const& municipality = *zones.find("municipality");
    std::vector<zone> result;
    bool any_known = false;
    for (std::size_t i = 0; i < zones.size(); ++i) {
        auto const index = at.municipality(municipality.texts.text(municipality.words[i]));
        any_known = any_known || index != 0;
        result.push_back({zones.ids->codes()[i], index});
    }
    for (auto& zone : result) {
        zone.municipality = any_known ? zone.municipality : at.into.own;
    }
    return result;
}

} // namespace

void load_zones(loading& at) {
    auto row = at.database.query("SELECT id, name, title, version FROM zone_set ORDER BY id");
    while (row.next()) {
        auto zones = read_table(at.database,
                                {.from = fmt::format("zone WHERE zone_set_id = {}", row.integer(0)),
                                 .id = "code",
                                 .numeric_id = false,
                                 .geometry = "geom",
                                 .crs = at.crs,
                                 .properties = {{"code", "code"},
                                                {"name", "name"},
                                                {"parent", "parent"},
                                                {"municipality", "municipality"},
                                                {"area_m2", "round(area_m2)", column_type::real}}});
        zone_set set{std::string{row.text(1)}, std::string{row.text(2)}, std::string{row.text(3)}};
        zones.id = "zones-" + set.name;
        zones.title = set.title;
        zones.description = "Zonerna, utan siffror.";
        set.zones = zones_of(at, zones);
        set.table = at.into.tables.size();
        load_population(at, set);
        at.into.tables.push_back(std::move(zones));
        at.into.zone_sets.push_back(std::move(set));
    }
}

} // namespace trygg::snapshot
