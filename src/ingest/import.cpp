#include "ingest/import.hpp"

#include "base/error.hpp"
#include "base/scratch_folder.hpp"
#include "base/suggest.hpp"
#include "base/time.hpp"
#include "ingest/file_import.hpp"
#include "ingest/placement.hpp"
#include "ingest/profile.hpp"
#include "ingest/public_positions.hpp"
#include "ingest/recorded_import.hpp"
#include "ingest/zone_sets.hpp"
#include "store/database.hpp"
#include "store/publication.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

namespace trygg::ingest {
namespace {

namespace fs = std::filesystem;

/// The database to write to. A dry run on a database that does not exist works on one that is
/// thrown away; an import that fails leaves no new file behind.
class target {
public:
    target(std::string const& path, bool dry_run) : m_path(path), m_is_new(!fs::exists(path)) {
        if (dry_run && m_is_new) {
            m_path = (m_folder.emplace().path() / "dry-run.db").string();
        }
    }
    target(target const&) = delete;
    target& operator=(target const&) = delete;
    ~target() {
        if (m_is_new && !m_keep && !m_folder) {
            std::error_code ignored;
            for (auto const* ending : {"", "-wal", "-shm"}) {
                fs::remove(m_path + ending, ignored);
            }
        }
    }

    std::string const& path() const { return m_path; }
    void keep() { m_keep = true; }

private:
    std::string m_path;
    std::optional<scratch_folder> m_folder;
    bool m_is_new;
    bool m_keep = false;
};

bool changes_zones(profile const& by) { return by.theme == "zones" || by.theme == "members"; }

bool anything_new(import_report const& report) {
    return std::ranges::any_of(report.files, [](file_report const& file) {
        return file.accepted > 0 || file.updated > 0;
    });
}

void say_names(named_places const& names, file_report& report) {
    if (!names.ambiguous.empty()) {
        std::vector<std::string> list;
        for (auto const& [name, count] : names.ambiguous) {
            list.push_back(fmt::format("'{}' ({} places)", name, count));
        }
        note(report, "ambiguous_name",
             fmt::format("{} place names stand for several places and were given none: {}",
                         list.size(), first_of(list)));
    }
    if (!names.offered.empty()) {
        std::vector<std::string> list;
        for (auto const& [name, offer] : names.offered) {
            list.push_back(fmt::format("'{}' (did it mean '{}'?)", name, offer));
        }
        note(
            report, "unknown_name",
            fmt::format("{} place names are near to known ones but not the same, and were given no "
                        "position: {}",
                        list.size(), first_of(list)));
    }
}

/// Nearly all of a file's points outside of all zones is a sign of a wrong CRS or a wrong file.
void say_outside(file_report& report) {
    std::int64_t inside = 0, outside = 0;
    for (auto const& zones : report.zones) {
        auto const ways = [&](char const* way) {
            auto const found = zones.ways.find(way);
            return found == zones.ways.end() ? std::int64_t{0} : found->second;
        };
        inside = std::max(inside, ways("geometry"));
        outside = std::max(outside, ways("outside"));
    }
    constexpr std::int64_t few = 10;
    if (outside >= few && inside * 10 < outside) {
        note(report, "mostly_outside",
             fmt::format(
                 "{} of {} positions lie outside of all zones; is it the right file, and are "
                 "its coordinates in the CRS it states?",
                 outside, outside + inside));
    }
}

void start_touched(db::connection& database) {
    database.run("CREATE TEMP TABLE IF NOT EXISTS touched (theme INTEGER, event_id INTEGER, "
                 "PRIMARY KEY (theme, event_id)) WITHOUT ROWID; DELETE FROM temp.touched");
}

/// Which events a file met, put aside until all files are in and zones are known.
using touched_events = std::vector<std::pair<int, std::int64_t>>;

touched_events take_touched(db::connection& database) {
    touched_events result;
    for (auto rows = database.query("SELECT theme, event_id FROM temp.touched"); rows.next();) {
        result.emplace_back(static_cast<int>(rows.integer(0)), rows.integer(1));
    }
    database.run("DELETE FROM temp.touched");
    return result;
}

/// Codes that no zone has, each with the nearest that one has.
void say_unknown_codes(db::connection& database, theme_id theme, file_report& report) {
    char const* const table = theme == theme_id::incident ? "incident" : "response";
    std::vector<std::string> list;
    auto rows = database.query(
        std::string{
            "SELECT DISTINCT e.zone_set, e.zone_code FROM temp.touched t JOIN placement p ON "
            "p.theme = t.theme AND p.event_id = t.event_id JOIN "} +
            table +
            " e ON e.id = t.event_id WHERE t.theme = ? AND p.way = 'unknown_code' LIMIT 1000",
        static_cast<int>(theme));
    while (rows.next()) {
        auto known =
            database.query("SELECT z.code FROM zone z JOIN zone_set s ON s.id = z.zone_set_id "
                           "WHERE s.name = ? AND substr(z.code, 1, 4) = substr(?, 1, 4)",
                           rows.text(0), rows.text(1));
        std::vector<std::string> codes;
        while (known.next()) {
            codes.emplace_back(known.text(0));
        }
        if (!codes.empty()) { // nothing is known of other municipalities, which is no fault
            list.push_back(
                fmt::format("{} is not there{}", rows.text(1), did_you_mean(rows.text(1), codes)));
        }
    }
    if (!list.empty()) {
        note(report, "unknown_zone_code",
             fmt::format("{} zone codes are unknown: {}", list.size(), first_of(list)));
    }
}

/// How often the zone that a row states is the one its position lies in.
void say_agreement(db::connection& database, file_report& report) {
    auto rows = database.query(
        "SELECT s.name, count(*), sum(z.code IS e.zone_code), sum(p.zone_id IS NULL) "
        "FROM temp.touched t JOIN incident e ON e.id = t.event_id JOIN placement p ON p.theme = "
        "t.theme AND p.event_id = t.event_id JOIN zone_set s ON s.id = p.zone_set_id LEFT JOIN "
        "zone "
        "z ON z.id = p.zone_id WHERE t.theme = 1 AND e.geom IS NOT NULL AND EXISTS (SELECT 1 FROM "
        "zone k WHERE k.zone_set_id = s.id AND k.code = e.zone_code) GROUP BY s.name");
    while (rows.next()) {
        auto const all = rows.integer(1), same = rows.integer(2), none = rows.integer(3);
        note(report, "stated_zone",
             fmt::format("of {} positions with a stated zone of {}, {} lie in it ({:.2f} %), {} in "
                         "another and {} in none; the position is what counts",
                         all, rows.text(0), same,
                         100.0 * static_cast<double>(same) / static_cast<double>(all),
                         all - same - none, none));
    }
}

void count_zones(db::connection& database, theme_id theme, touched_events const& events,
                 file_report& report) {
    if (theme == theme_id::none) {
        return;
    }
    database.run("DELETE FROM temp.touched");
    auto insert = database.query("INSERT INTO temp.touched VALUES (?, ?)", 0, 0);
    for (auto const& [number, id] : events) {
        insert.bind(number, id).run();
    }
    report.zones = count_placements(database, theme);
    report.municipalities = count_by_municipality(database, theme);
    say_outside(report);
    if (theme == theme_id::incident) {
        say_agreement(database, report);
    }
    if (theme == theme_id::incident || theme == theme_id::response) {
        say_unknown_codes(database, theme, report);
    }
}

import_report import_all(db::connection& database, profile const& by, import_request const& request,
                         import_record const& record,
                         std::function<void(progress const&)> const& on_progress) {
    import_report report{request.dry_run, {}};
    start_touched(database);
    std::vector<touched_events> touched;
    for (auto const& path : request.paths) {
        report.files.push_back(
            import_file(database, path, by, request, record.shown_as, on_progress));
        touched.push_back(take_touched(database));
    }
    if (changes_zones(by) && anything_new(report)) {
        dissolve_sets(database, store::storage_crs(database));
        fill_municipalities(database);
        forget_placements(database);
        store::place_published(database);
    }
    auto const names = place_events(database);
    make_public_positions(database);
    for (std::size_t i = 0; i < report.files.size(); ++i) {
        count_zones(database, placed_theme(by.theme), touched[i], report.files[i]);
    }
    if (!report.files.empty()) {
        say_names(names, report.files.back());
    }
    for (auto const& file : report.files) {
        store_report(database, file, record.by);
    }
    return report;
}

struct change_outcome {
    import_report told;
    bool committed = false;
};

/// All files in one transaction, which is kept when it brings anything new.
change_outcome change_all(db::connection& database, profile const& by,
                          import_request const& request, import_record const& record,
                          std::function<void(progress const&)> const& on_progress) {
    store::change change{database};
    auto const sources = [&] {
        return database.count("SELECT count(*) FROM source");
    };
    auto const known_sources = sources();
    change_outcome result{.told = import_all(database, by, request, record, on_progress)};
    if (!request.dry_run && (anything_new(result.told) || sources() > known_sources)) {
        if (record.before_commit) {
            record.before_commit(database, result.told);
        }
        change.commit();
        result.committed = true;
    }
    return result;
}

/// The revision stays: the map shows nothing of it.
void note_all_repeated(db::connection& database, import_report const& report,
                       std::string const& by) {
    db::transaction all{database};
    for (auto const& file : report.files) {
        note_repeated(database, file, by);
    }
    all.commit();
}

} // anonymous namespace

import_report run_import(import_request const& request,
                         std::function<void(progress const&)> const& on_progress) {
    return run_recorded_import(request, {}, on_progress);
}

import_report run_recorded_import(import_request const& request, import_record const& record,
                                  std::function<void(progress const&)> const& on_progress) {
    auto const by = load_profile(request.profile);
    if (request.paths.empty()) {
        throw input_error{"name at least one file to import"};
    }
    target where{request.database, request.dry_run};
    auto database = store::open_to_write(where.path());
    time::use_zone(store::setting(database, "time_zone").value_or("Europe/Stockholm"));
    auto report = change_all(database, by, request, record, on_progress);
    if (report.committed) {
        where.keep();
    } else if (!request.dry_run) {
        note_all_repeated(database, report.told, record.by);
    }
    return std::move(report.told);
}

} // namespace trygg::ingest
