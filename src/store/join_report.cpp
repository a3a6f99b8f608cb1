#include "store/join_report.hpp"

#include "store/change_log.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace trygg::store {
namespace {

struct theme {
    int number; ///< as in the table placement
    char const* name;
    char const* events; ///< SELECT of the events' id and source_id
};

constexpr std::array themes{
    theme{1, "incidents", "SELECT id, source_id FROM incident"},
    theme{2, "mentions",
          "SELECT mention.id, response.source_id FROM mention JOIN response ON response.id = "
          "response_id"},
    theme{3, "measures", "SELECT id, source_id FROM measure"},
    theme{4, "activities", "SELECT id, source_id FROM activity"},
    theme{5, "places", "SELECT id, source_id FROM place"},
    theme{6, "responses", "SELECT id, source_id FROM response"},
    theme{7, "notes", "SELECT id, source_id FROM note"},
};

std::vector<source_count> sources(db::connection& database) {
    std::vector<source_count> found;
    auto rows =
        database.query("SELECT id, name, profile, imported_at, made_up, rows_read, accepted,"
                       " updated, unchanged, rejected FROM source ORDER BY id");
    while (rows.next()) {
        found.push_back({.id = rows.integer(0),
                         .name = std::string{rows.text(1)},
                         .profile = std::string{rows.text(2)},
                         .imported_at = std::string{rows.text(3)},
                         .made_up = rows.integer(4) != 0,
                         .rows = rows.integer(5),
                         .accepted = rows.integer(6),
                         .updated = rows.integer(7),
                         .unchanged = rows.integer(8),
                         .rejected = rows.integer(9),
                         .rejected_by_reason = {}});
        auto reasons = database.query("SELECT code, count(*) FROM rejected_row WHERE source_id = ? "
                                      "GROUP BY code ORDER BY code",
                                      found.back().id);
        while (reasons.next()) {
            found.back().rejected_by_reason[std::string{reasons.text(0)}] = reasons.integer(1);
        }
    }
    return found;
}

void add_joins(db::connection& database, theme const& of, std::vector<join_count>& joins) {
    auto rows = database.query(
        fmt::format(
            "SELECT event.source_id, source.name, zone_set.name, way, count(*), count(zone_id)"
            " FROM ({}) AS event JOIN source ON source.id = event.source_id"
            " JOIN placement ON theme = ? AND event_id = event.id"
            " JOIN zone_set ON zone_set.id = zone_set_id"
            " GROUP BY event.source_id, zone_set.id, way"
            " ORDER BY event.source_id, zone_set.id, way",
            of.events),
        of.number);
    while (rows.next()) {
        auto const source_id = rows.integer(0);
        auto const zone_set = rows.text(2);
        if (joins.empty() || joins.back().source_id != source_id || joins.back().theme != of.name ||
            joins.back().zone_set != zone_set) {
            joins.push_back({.source_id = source_id,
                             .source = std::string{rows.text(1)},
                             .theme = of.name,
                             .zone_set = std::string{zone_set},
                             .ways = {}});
        }
        auto& join = joins.back();
        join.events += rows.integer(4);
        join.joined += rows.integer(5);
        join.outside += rows.integer(4) - rows.integer(5);
        join.ways[std::string{rows.text(3)}] += rows.integer(4);
    }
}

/// Every event has one placement in every zone set, and every placement has its event.
void check_placements(db::connection& database, theme const& of, std::vector<std::string>& faults) {
    auto missing =
        database.query(fmt::format("SELECT zone_set.name, count(*) FROM zone_set, ({}) AS event"
                                   " WHERE NOT EXISTS (SELECT 1 FROM placement WHERE theme = ?"
                                   " AND event_id = event.id AND zone_set_id = zone_set.id)"
                                   " GROUP BY zone_set.id",
                                   of.events),
                       of.number);
    while (missing.next()) {
        faults.push_back(
            fmt::format("{} {} were never looked up in the zone set '{}'; import the zones again",
                        missing.integer(1), of.name, missing.text(0)));
    }
    auto orphans = database.query(fmt::format("SELECT count(*) FROM placement WHERE theme = ?"
                                              " AND event_id NOT IN (SELECT id FROM ({}))",
                                              of.events),
                                  of.number);
    if (orphans.next() && orphans.integer(0) > 0) {
        faults.push_back(
            fmt::format("{} placements lead to {} that do not exist", orphans.integer(0), of.name));
    }
}

void check_file(db::connection& database, std::vector<std::string>& faults) {
    auto integrity = database.query("PRAGMA integrity_check");
    while (integrity.next()) {
        if (integrity.text(0) != "ok") {
            faults.push_back(
                fmt::format("the file is damaged: {}; take the latest backup", integrity.text(0)));
        }
    }
    auto keys = database.query("PRAGMA foreign_key_check");
    while (keys.next()) {
        faults.push_back(fmt::format("row {} of table {} leads to a row of {} that does not exist",
                                     keys.integer(1), keys.text(0), keys.text(2)));
    }
}

void check_sources(db::connection& database, std::vector<std::string>& faults) {
    auto sums =
        database.query("SELECT name, rows_read, accepted, updated, unchanged, rejected FROM source"
                       " WHERE accepted + updated + unchanged + rejected <> rows_read");
    while (sums.next()) {
        faults.push_back(fmt::format(
            "{}: {} accepted + {} updated + {} unchanged + {} rejected are not its {} rows",
            sums.text(0), sums.integer(2), sums.integer(3), sums.integer(4), sums.integer(5),
            sums.integer(1)));
    }
    auto kept =
        database.query("SELECT name, rejected, (SELECT count(*) FROM rejected_row"
                       " WHERE source_id = source.id) AS kept FROM source WHERE rejected <> kept");
    while (kept.next()) {
        faults.push_back(fmt::format("{}: {} rows were rejected, but {} are kept", kept.text(0),
                                     kept.integer(1), kept.integer(2)));
    }
}

} // namespace

join_report report_joins(db::connection& database) {
    join_report report{.sources = sources(database), .joins = {}};
    for (auto const& each : themes) {
        add_joins(database, each, report.joins);
    }
    return report;
}

std::vector<std::string> find_faults(db::connection& database) {
    std::vector<std::string> faults;
    check_file(database, faults);
    for (auto const& each : themes) {
        check_placements(database, each, faults);
    }
    check_sources(database, faults);
    if (auto const broken = first_broken_link(database)) {
        faults.push_back(*broken);
    }
    return faults;
}

} // namespace trygg::store
