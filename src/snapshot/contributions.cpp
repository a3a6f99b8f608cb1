#include "snapshot/contributions.hpp"

#include "snapshot/loading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace trygg::snapshot {

namespace {

/// Index in the set of the zone that each of `ids`, which rise, was joined to.
std::vector<std::int32_t> zones_of(db::connection& database, zone_set const& set,
                                   std::vector<std::int64_t> const& ids) {
    std::vector<std::int32_t> result(ids.size(), outside);
    auto row = database.query("SELECT contribution_id, zone_code FROM published_contribution_zone "
                              "WHERE zone_set = ?",
                              set.name);
    while (row.next()) {
        auto const at = std::ranges::lower_bound(ids, row.integer(0));
        auto const zone = std::ranges::lower_bound(set.zones, row.text(1), {}, &zone::code);
        if (at != ids.end() && *at == row.integer(0) && zone != set.zones.end() &&
            zone->code == row.text(1)) {
            result[static_cast<std::size_t>(at - ids.begin())] =
                static_cast<std::int32_t>(zone - set.zones.begin());
        }
    }
    return result;
}

} // namespace

table contributions_of(db::connection& database, std::int64_t workshop_id, std::string const& crs) {
    auto result = read_table(
        database,
        {.from = fmt::format("contribution c LEFT JOIN workshop_item s ON s.id = c.scenario_id "
                             "LEFT JOIN workshop_item q ON q.id = c.question_id "
                             "WHERE c.workshop_id = {} AND c.state <> 'withdrawn'",
                             workshop_id),
         .id = "c.id",
         .geometry = "c.geom",
         .crs = crs,
         .properties = {{"kind", "c.kind"},
                        {"theme", "c.theme"},
                        {"category", "c.category"},
                        {"comment", "c.comment"},
                        {"scenario", "s.text"},
                        {"question", "q.text"},
                        {"channel", "c.channel"},
                        {"state", "c.state"},
                        {"merged_into", "c.merged_into", column_type::integer},
                        {"likes",
                         "(SELECT count(*) FROM reaction r WHERE r.contribution_id = c.id)",
                         column_type::integer},
                        {"made_at", "c.made_at", column_type::temporal}}});
    result.id = "workshop-" + std::to_string(workshop_id);
    result.title = "Bidrag";
    result.description = "Vad som sagts i en workshop.";
    return result;
}

namespace {

/// What figures need of each, in the order of the table.
void load_contribution_facts(loading& at, std::vector<std::int64_t> const& ids) {
    auto& facts = at.into.contributions;
    std::map<std::int64_t, std::uint16_t> workshops; // index by the database's id
    auto row = at.database.query("SELECT p.workshop_id, w.title, p.channel = 'paper', p.made_on "
                                 "FROM published_contribution p JOIN workshop w "
                                 "ON w.id = p.workshop_id ORDER BY p.id");
    while (row.next()) {
        auto const [entry, is_new] = workshops.try_emplace(
            row.integer(0), static_cast<std::uint16_t>(at.into.workshops.size()));
        if (is_new) {
            at.into.workshops.emplace_back(row.text(1));
        }
        auto const day = model::days_of(row.text(3));
        facts.workshop.push_back(entry->second);
        facts.on_paper.push_back(row.integer(2) != 0 ? 1 : 0);
        facts.day.push_back(day ? day->first : no_day);
    }
    for (auto const& set : at.into.zone_sets) {
        facts.zones.push_back(zones_of(at.database, set, ids));
    }
    facts.municipality =
        at.own_municipalities(std::vector<municipality_index>(ids.size()), facts.zones);
}

table_query published_contributions(std::string const& crs) {
    return {.from = "published_contribution p JOIN workshop w ON w.id = p.workshop_id",
            .id = "p.id",
            .geometry = "p.geom",
            .crs = crs,
            .starts = "p.made_on",
            .ends = "p.made_on",
            .properties = {{"workshop", "w.title"},
                           {"made_up", "w.made_up", column_type::boolean},
                           {"kind", "p.kind"},
                           {"theme", "p.theme"},
                           {"category", "p.category"},
                           {"comment", "p.comment"},
                           {"scenario", "p.scenario"},
                           {"channel", "p.channel"},
                           {"likes", "p.likes", column_type::integer},
                           {"made_on", "p.made_on", column_type::temporal}}};
}

} // namespace

/// The collection is only there when something is published: one of nothing would promise
/// something.
void load_contributions(loading& at) {
    auto published = read_table(at.database, published_contributions(at.crs));
    load_contribution_facts(at, published.ids->numbers());
    if (published.size() == 0) {
        return;
    }
    add_zone_codes(published, at.into.zone_sets, at.into.contributions.zones);
    published.id = "contributions";
    published.title = "Bidrag från workshoppar";
    published.description = "Vad deltagare i öppna workshoppar har sagt om platser. Inget urval: "
                            "räknas aldrig in i undersökningens andelar.";
    at.into.tables.push_back(std::move(published));
}

} // namespace trygg::snapshot
