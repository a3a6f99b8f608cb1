#include "snapshot/loading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>

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

using yearly = std::map<int, std::int64_t>;

/// For each zone within others the people of all zones that lie in it, of the years that all of
/// them tell.
std::map<std::string, yearly, std::less<>> people_of_parents(table const& zones,
                                                             zone_set const& set) {
    auto const& parent = *zones.find("parent");
    std::map<std::string, std::pair<yearly, yearly>, std::less<>> sums; // people, zones by year
    std::map<std::string, std::int64_t, std::less<>> parts;
    for (std::size_t i = 0; i < set.zones.size(); ++i) {
        auto const code = std::string{parent.texts.text(parent.words[i])};
        ++parts[code];
        for (auto const& [year, people] : set.zones[i].population) {
            sums[code].first[year] += people;
            ++sums[code].second[year];
        }
    }
    std::map<std::string, yearly, std::less<>> result;
    for (auto const& [code, sum] : sums) {
        for (auto const& [year, people] : sum.first) {
            if (sum.second.at(year) == parts[code]) {
                result[code][year] = people;
            }
        }
    }
    return result;
}

/// Gives the zones of sets without any population that of the zones within them: files tell the
/// people of the smallest zones alone.
void add_up_population(snapshot& into) {
    auto const is_known = [](zone const& one) {
        return !one.population.empty();
    };
    for (auto const& fine : into.zone_sets) {
        auto const sums = people_of_parents(into.tables[fine.table], fine);
        for (auto& coarse : into.zone_sets) {
            if (&coarse == &fine || std::ranges::any_of(coarse.zones, is_known)) {
                continue;
            }
            for (auto& zone : coarse.zones) {
                if (auto const found = sums.find(zone.code); found != sums.end()) {
                    zone.population.assign(found->second.begin(), found->second.end());
                }
            }
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
    add_up_population(at.into);
}

} // namespace trygg::snapshot
