#include "snapshot/loading.hpp"

#include <algorithm>
#include <map>

namespace trygg::snapshot {

namespace {

/// A place that stands for a whole municipality is not a place: it is never drawn.
constexpr char const* drawn_geometry =
    "CASE WHEN precision NOT IN ('municipality', 'none') THEN geom END";

/// The events' zones; adds them to the table as properties.
zone_indexes place(loading& at, table& events, placements const& where, theme of) {
    auto zones = where.read(of, events.ids->numbers());
    add_zone_codes(events, at.into.zone_sets, zones);
    return zones;
}

std::vector<municipality_index> stated_municipalities(loading& at, column const& codes) {
    std::vector<municipality_index> of_word;
    for (std::uint32_t word = 0; word < codes.texts.size(); ++word) {
        of_word.push_back(at.municipality(codes.texts.text(word)));
    }
    std::vector<municipality_index> result;
    for (auto const word : codes.words) {
        result.push_back(of_word[word]);
    }
    return result;
}

void add_days(column const& dates, std::size_t row, std::vector<std::int32_t>& first,
              std::vector<std::int32_t>& last) {
    auto const days = model::days_of(dates.texts.text(dates.words[row]));
    first.push_back(days ? days->first : no_day);
    last.push_back(days ? days->last : no_day);
}

void group(incident_facts& facts, table const& events,
           std::vector<municipality_index> const& municipalities) {
    auto const &kinds = *events.find("kind"), &parts = *events.find("part");
    std::map<incident_facts::group, std::uint32_t> numbers;
    for (std::size_t i = 0; i < events.size(); ++i) {
        incident_facts::group const found{kinds.words[i], part_of(parts.texts.text(parts.words[i])),
                                          municipalities[i]};
        auto const [entry, is_new] =
            numbers.try_emplace(found, static_cast<std::uint32_t>(facts.groups.size()));
        if (is_new) {
            facts.groups.push_back(found);
        }
        facts.group_of.push_back(entry->second);
    }
}

/// A year is covered when at least a hundredth of the kind's incidents lie in it: single dates far
/// from the rest are slips or old cases, and would stretch the years that rates divide by.
void find_covered_years(incident_facts& facts) {
    std::map<std::uint32_t, std::map<int, std::int64_t>> by_kind;
    for (std::size_t i = 0; i < facts.first_day.size(); ++i) {
        if (facts.first_day[i] != no_day) {
            ++by_kind[facts.groups[facts.group_of[i]].kind][model::year_of(facts.first_day[i])];
        }
    }
    for (auto const& [kind, years] : by_kind) {
        std::int64_t total = 0;
        for (auto const& [year, number] : years) {
            total += number;
        }
        for (auto const& [year, number] : years) {
            if (number * 100 >= total) {
                facts.covered_years[kind].insert(year);
            }
        }
    }
}

table read_incidents(loading& at) {
    return read_table(at.database,
                      {.from = "incident CROSS JOIN source ON source.id = incident.source_id",
                       .id = "incident.id",
                       .geometry = drawn_geometry,
                       .crs = at.crs,
                       .starts = "starts",
                       .ends = "coalesce(ends, starts)",
                       .properties = {{"kind", "kind"},
                                      {"object", "object"},
                                      {"date", "starts", column_type::temporal},
                                      {"date_to", "ends", column_type::temporal},
                                      {"part", "part"},
                                      {"count", "count", column_type::integer},
                                      {"title", "title"},
                                      {"place", "place"},
                                      {"precision", "precision"},
                                      {"municipality", "municipality"},
                                      {"source", "source.name"}}});
}

table read_measures(loading& at) {
    return read_table(
        at.database,
        {.from =
             "measure CROSS JOIN source ON source.id = measure.source_id WHERE measure.id NOT IN "
             "(SELECT feature FROM retired WHERE collection = 'measures')",
         .id = "measure.id",
         .geometry = drawn_geometry,
         .crs = at.crs,
         .starts = "coalesce(min(planned_from, done_on), planned_from, done_on, planned_to)",
         .ends = "coalesce(max(planned_to, done_on), done_on, planned_to, planned_from)",
         .properties = {{"type", "type"},
                        {"title", "title"},
                        {"place", "place"},
                        {"owner", "owner"},
                        {"status", "status"},
                        {"status_reason", "status_reason"},
                        {"planned_from", "planned_from", column_type::temporal},
                        {"planned_to", "planned_to", column_type::temporal},
                        {"done_on", "done_on", column_type::temporal},
                        {"cost_sek", "cost_sek", column_type::integer},
                        {"lamps", "lamps", column_type::integer},
                        {"lamp_watt", "lamp_watt", column_type::real},
                        {"lamp_lumen", "lamp_lumen", column_type::real},
                        {"lamp_kelvin", "lamp_kelvin", column_type::real},
                        {"description", "description"},
                        {"url", "url"},
                        {"answers",
                         "EXISTS (SELECT 1 FROM measure_mention WHERE measure_id = measure.id) OR "
                         "EXISTS (SELECT 1 FROM measure_incident WHERE measure_id = measure.id)",
                         column_type::boolean},
                        {"precision", "precision"},
                        {"source", "source.name"}}});
}

table read_activities(loading& at, std::string const& which) {
    return read_table(
        at.database,
        {.from = "activity CROSS JOIN commitment ON commitment.id = activity.commitment_id "
                 "CROSS JOIN pledge ON pledge.id = commitment.pledge_id WHERE activity.id NOT IN "
                 "(SELECT feature FROM retired WHERE collection = 'activities') AND " +
                 which,
         .id = "activity.id",
         .geometry = drawn_geometry,
         .crs = at.crs,
         .starts = "coalesce(activity.date, printf('%04d', year))",
         .ends = "coalesce(activity.date, printf('%04d', year))",
         .properties = {{"year", "year", column_type::integer},
                        {"commitment", "commitment.id", column_type::integer},
                        {"party", "party"},
                        {"text", "text"},
                        {"target", "target", column_type::integer},
                        {"rule", "rule"},
                        {"kind", "kind"},
                        {"date", "activity.date", column_type::temporal},
                        {"place", "place"},
                        {"outcome", "outcome"},
                        {"status", "status"},
                        {"precision", "precision"}}});
}

/// Of each activity of a table whether the council made it public.
std::vector<std::uint8_t> which_are_public(loading& at, table const& activities) {
    std::vector<std::uint8_t> result(activities.size());
    auto row = at.database.query("SELECT id, public FROM activity");
    while (row.next()) {
        if (auto const found = activities.ids->find(std::to_string(row.integer(0)))) {
            result[*found] = row.integer(1) != 0 ? 1 : 0;
        }
    }
    return result;
}

/// Which dataset each incident is of, and where the public may see it.
void load_protection(loading& at, table const& events) {
    std::map<std::string, std::uint16_t, std::less<>> numbers;
    auto row = at.database.query("SELECT dataset FROM incident ORDER BY id");
    while (row.next()) {
        auto const [entry, is_new] = numbers.try_emplace(
            std::string{row.text(0)}, static_cast<std::uint16_t>(at.into.datasets.size()));
        if (is_new) {
            at.into.datasets.push_back(entry->first);
        }
        at.into.incidents.dataset.push_back(entry->second);
    }
    geometry_builder points;
    auto place = at.database.query("SELECT ST_AsBinary(MakePoint(x, y)) FROM incident LEFT JOIN "
                                   "public_position ON theme = 1 AND event_id = id ORDER BY id");
    while (place.next()) {
        points.add(place.is_null(0) ? std::string_view{} : place.bytes(0));
    }
    auto made = std::make_shared<geometry_column const>(std::move(points).finish(at.crs));
    if (made->missing().size() < events.size()) {
        at.into.public_points = std::move(made);
    }
}

activity_facts::state state_of(std::string_view status) {
    return status == "done"      ? activity_facts::state::done
           : status == "planned" ? activity_facts::state::planned
                                 : activity_facts::state::cancelled;
}

std::uint8_t status_index(std::string_view status) {
    auto const found = std::ranges::find(measure_statuses, status);
    return static_cast<std::uint8_t>(found - std::begin(measure_statuses));
}

} // namespace

void load_incidents(loading& at, placements const& where) {
    auto events = read_incidents(at);
    events.id = "incidents";
    events.title = "Händelser";
    events.description = "Anlagda bränder och andra händelser.";
    auto& facts = at.into.incidents;
    facts.zones = place(at, events, where, theme::incident);
    group(facts, events,
          at.municipalities(stated_municipalities(at, *events.find("municipality")), facts.zones));
    auto const& counts = *events.find("count");
    for (std::size_t i = 0; i < events.size(); ++i) {
        add_days(*events.find("date"), i, facts.first_day, facts.last_day);
        facts.count.push_back(static_cast<std::int32_t>(counts.integers[i]));
    }
    find_covered_years(facts);
    load_protection(at, events);
    at.into.tables.push_back(std::move(events));
}

void load_measures(loading& at, placements const& where) {
    auto measures = read_measures(at);
    measures.id = "measures";
    measures.title = "Åtgärder";
    measures.description = "Planerade, pågående och genomförda åtgärder.";
    auto& facts = at.into.measures;
    facts.zones = place(at, measures, where, theme::measure);
    auto const& status = *measures.find("status");
    for (auto const word : status.words) {
        facts.status.push_back(status_index(status.texts.text(word)));
    }
    facts.municipality =
        at.municipalities(std::vector<municipality_index>(measures.size()), facts.zones);
    // A measure without a place is one of the database's own municipality, such as a letter to
    // everybody; one with a place outside all zones is somebody else's.
    for (auto const row : measures.shapes->missing()) {
        auto& municipality = facts.municipality[row];
        municipality = municipality == 0 ? at.into.own : municipality;
    }
    at.into.tables.push_back(std::move(measures));
}

void load_activities(loading& at, placements const& where) {
    // Figures follow up all activities; only those that the council made public are listed.
    auto all = read_activities(at, "TRUE");
    auto& facts = at.into.activities;
    facts.zones = place(at, all, where, theme::activity);
    auto const &status = *all.find("status"), &dates = *all.find("date");
    auto const& years = all.find("year")->integers;
    facts.is_public = which_are_public(at, all);
    for (std::size_t i = 0; i < all.size(); ++i) {
        facts.status.push_back(state_of(status.texts.text(status.words[i])));
        add_days(dates, i, facts.first_day, facts.last_day);
        if (facts.first_day[i] == no_day) {
            auto const year = model::days_of_year(static_cast<int>(years[i]));
            facts.first_day[i] = year.first;
            facts.last_day[i] = year.last;
        }
    }
    facts.municipality =
        at.own_municipalities(std::vector<municipality_index>(all.size()), facts.zones);

    // Of what is done today nobody is told where somebody is. What is planned is for staff.
    auto listed =
        read_activities(at, "public = 1 AND (activity.status = 'planned' OR activity.date "
                            "IS NULL OR activity.date < date('now', 'localtime'))");
    listed.id = "activities";
    listed.title = "Aktiviteter i medborgarlöftet";
    listed.description = "Vad som har gjorts och planeras inom medborgarlöftets åtaganden.";
    place(at, listed, where, theme::activity);
    at.into.tables.push_back(std::move(listed));
}

void load_places(loading& at, placements const& where) {
    auto places = read_table(at.database, {.from = "place WHERE id NOT IN (SELECT feature FROM "
                                                   "retired WHERE collection = 'places')",
                                           .id = "id",
                                           .geometry = "geom",
                                           .crs = at.crs,
                                           .properties = {{"name", "name"},
                                                          {"kind", "kind"},
                                                          {"municipality", "municipality"},
                                                          {"address", "address"}}});
    places.id = "places";
    places.title = "Platser";
    places.description = "Skolor och andra platser med namn.";
    place(at, places, where, theme::place);
    at.into.tables.push_back(std::move(places));
}

void load_commitments(loading& at) {
    auto commitments = read_table(
        at.database,
        {.from = "commitment CROSS JOIN pledge ON pledge.id = pledge_id WHERE commitment.id NOT IN "
                 "(SELECT feature FROM retired WHERE collection = 'commitments')",
         .id = "commitment.id",
         .geometry = "NULL",
         .crs = at.crs,
         .starts = "printf('%04d', year)",
         .ends = "printf('%04d', year)",
         .properties = {{"year", "year", column_type::integer},
                        {"title", "title"},
                        {"party", "party"},
                        {"text", "text"},
                        {"target", "target", column_type::integer},
                        {"rule", "rule"}}});
    commitments.id = "commitments";
    commitments.title = "Åtaganden i medborgarlöftet";
    commitments.description = "Vad som har lovats, med mål och regel.";
    at.into.tables.push_back(std::move(commitments));
}

/// Those for everyone, when there are any; what only some roles may read is never in a snapshot.
void load_notes(loading& at, placements const& where) {
    auto notes = read_table(at.database,
                            {.from = "note WHERE audience = 'public' AND id NOT IN (SELECT feature "
                                     "FROM retired WHERE collection = 'notes')",
                             .id = "id",
                             .geometry = drawn_geometry,
                             .crs = at.crs,
                             .starts = "starts",
                             .ends = "ends",
                             .properties = {{"title", "title"},
                                            {"text", "text"},
                                            {"place", "place"},
                                            {"starts", "starts", column_type::temporal},
                                            {"ends", "ends", column_type::temporal},
                                            {"owner", "owner"},
                                            {"precision", "precision"}}});
    if (notes.size() == 0) {
        return;
    }
    notes.id = "notes";
    notes.title = "Lägesbild";
    notes.description = "Vad som pågår nu: noteringar som alla får läsa.";
    place(at, notes, where, theme::note);
    at.into.tables.push_back(std::move(notes));
}

} // namespace trygg::snapshot
