#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/setting_notes.hpp"
#include "cli/table.hpp"
#include "store/administration.hpp"
#include "store/database.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <utility>

namespace trygg::cli {
namespace {

std::pair<std::string, std::string> read_assignment(std::string const& assignment) {
    auto const equals = assignment.find('=');
    if (equals == std::string::npos) {
        throw input_error{"'{}': write KEY=VALUE, for example municipality=1463", assignment};
    }
    return {assignment.substr(0, equals), assignment.substr(equals + 1)};
}

void assign(store::administrator& by, std::string const& key, std::string const& value) {
    store::check_setting(key, value);
    by.set(key, value);
}

std::string settings_text(db::connection& database) {
    std::vector<std::vector<std::string>> rows;
    auto settings = database.query("SELECT key, value FROM setting ORDER BY key");
    while (settings.next()) {
        rows.push_back({fmt::format("{}={}", settings.text(0), settings.text(1))});
    }
    return aligned(rows, 0);
}

} // namespace

void add_settings(CLI::App& command, arguments& given) {
    add_keys(command, given, {"db"});
    command.add_option("assignments", given.assignments, "what to set; an empty value removes it")
        ->option_text("KEY=VALUE…");
    command.footer(
        "Shows all settings, after any change. They live in the database and reach a running\n"
        "server at once.\n\n"
        "Settings:\n"
        "  municipality         code of the municipality that the map is about\n"
        "  title                of the map\n"
        "  language             sv or en: the page's first language\n"
        "  time_zone            of times in files that state none, such as Europe/Stockholm\n"
        "  basemap_url          tiles below the map, https://…/{z}/{x}/{y}.png\n"
        "  basemap_attribution  who to thank for them\n"
        "  basemap_file         a base map of your own instead: a .pmtiles file\n"
        "  breaks.FIGURE        where the colours of the map part, 1 to 4 numbers: \"0.5,1,2\"; "
        "FIGURE\n"
        "                       is incident_rate, incident_rate_eb, mention_share, unsafe_share,\n"
        "                       incidents or mentions_unsafe\n"
        "  layer_names_en       names of your own layers in English: \"gatlyktor=Street lamps; "
        "vatten=Water\"\n"
        "  form_changes         years in which the incidents' report form changed: \"2016,2018\"\n"
        "  embed_origins        sites that may show the map in a frame: \"https://mark.se\"\n"
        "  upload_mb            megabytes of a file that administrators upload: 1 to 1024, else "
        "100\n"
        "  organisation         who is responsible: in the accessibility statement\n"
        "  contact_email        whom to tell of what cannot be used\n"
        "  contact_phone        the same\n"
        "  accessibility_date   when the statement was last gone through, 2026-11-23\n"
        "  k, k.NAME            smallest number of people or events that the public sees: 3 or\n"
        "                       more, 5 when not set; NAME is a survey or a dataset\n"
        "  n_min, n_min.NAME    fewest answers behind a public share: 10 or more, else 30\n"
        "  public.NAME          what the public sees of a dataset of incidents: points, counts or\n"
        "                       none\n\n"
        "Example:\n  trygghetskarta settings --db mark.db municipality=1463 title=\"Trygghet i "
        "Mark\"");
}

int run_settings(arguments const& given) {
    auto const path = database_of(settle(given));
    if (!std::filesystem::exists(path)) {
        throw input_error{"there is no database {}; make one with import or demo", path};
    }
    auto database = store::open_to_write(path);
    if (!given.assignments.empty()) {
        store::change change{database};
        store::administrator by{database, store::command_line};
        std::string notes;
        for (auto const& each : given.assignments) {
            auto const [key, value] = read_assignment(each);
            assign(by, key, value);
            notes += setting_note(database, key, value);
        }
        change.commit();
        fmt::print(stderr, "{}", notes);
    }
    fmt::print("{}", settings_text(database));
    return 0;
}

} // namespace trygg::cli
