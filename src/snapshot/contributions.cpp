#include "snapshot/contributions.hpp"

#include "snapshot/loading.hpp"

#include <fmt/format.h>

namespace trygg::snapshot {

namespace {

std::string text_literal(std::string_view text) {
    std::string result{"'"};
    for (auto const c : text) {
        result += c;
        if (c == '\'') {
            result += c;
        }
    }
    return result + '\'';
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

/// Only there when something is published: a collection of nothing would promise something.
void load_contributions(loading& at) {
    if (at.database.count("SELECT count(*) FROM published_contribution") == 0) {
        return;
    }
    table_query query{.from = "published_contribution p JOIN workshop w ON w.id = p.workshop_id",
                      .id = "p.id",
                      .geometry = "p.geom",
                      .crs = at.crs,
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
    for (auto const& set : at.into.zone_sets) {
        query.properties.push_back(
            {"zone_" + set.name,
             fmt::format("(SELECT zone_code FROM published_contribution_zone pz WHERE "
                         "pz.contribution_id = p.id AND pz.zone_set = {})",
                         text_literal(set.name))});
    }
    auto published = read_table(at.database, query);
    published.id = "contributions";
    published.title = "Bidrag från workshoppar";
    published.description = "Vad deltagare i öppna workshoppar har sagt om platser. Inget urval: "
                            "räknas aldrig in i undersökningens andelar.";
    at.into.tables.push_back(std::move(published));
}

} // namespace trygg::snapshot
