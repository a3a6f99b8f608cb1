#include "cli/demo_work.hpp"

#include "edit/editor.hpp"

namespace trygg::cli {

namespace {

using edit::json;

/// Measures within this many metres of a place that residents pointed out as unsafe answer it.
constexpr int answers_within = 400;

json notes() {
    return {{{"title", "Badhuset Kaskad är stängt för renovering"},
             {"text", "Påhittat exempel. Personalen finns i ungdomsverksamheten under tiden."},
             {"place", "Kinna"},
             {"starts", "2021-03-01"},
             {"owner", "Marks kommun"},
             {"audience", "public"}},
            {{"title", "Fler områdespoliser"},
             {"text", "Påhittat exempel. Två nya områdespoliser börjar efter sommaren."},
             {"starts", "2021-08-16"},
             {"owner", "Polisen"},
             {"audience", "public"}},
            {{"title", "Insatser mot hemlöshet"},
             {"text", "Påhittat exempel. Uppsökande arbete tillsammans med bostadsbolaget."},
             {"place", "Skene"},
             {"starts", "2021-01-11"},
             {"owner", "Socialtjänsten"},
             {"audience", "staff"}}};
}

void link_measures(db::connection& database) {
    database
        .query("INSERT OR IGNORE INTO measure_mention "
               "SELECT m.id, p.response_id, p.number FROM measure m JOIN mention p "
               "ON p.sentiment = 'unsafe' AND p.precision = 'exact' AND m.geom IS NOT NULL "
               "AND ST_Distance(m.geom, p.geom) <= ?",
               answers_within)
        .run();
}

} // namespace

void add_demo_work(db::connection& database) {
    for (auto const& each : notes()) {
        edit::create(database, *edit::find_kind("notes"), {.properties = each}, {"demo", ""});
    }
    link_measures(database);
}

} // namespace trygg::cli
