#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/import_report.hpp"
#include "cli/progress.hpp"
#include "ingest/recorded_import.hpp"
#include "store/administration.hpp"
#include "store/database.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>

namespace trygg::cli {
namespace {

constexpr int done = 0;
constexpr int rows_rejected = 3;

std::string profiles_text() {
    std::string text = "Profiles:\n";
    for (auto const& [name, purpose] : ingest::shipped_profiles()) {
        text += fmt::format("  {:<16}{}\n", name, purpose);
    }
    return text +
           "  or the path of a profile of your own, ending in .toml\n\n"
           "Examples:\n"
           "  trygghetskarta import --db mark.db --profile scb-deso deso.topojson\n"
           "  trygghetskarta import --db mark.db --profile police-crime --dry-run arson.csv\n"
           "  trygghetskarta import --db mark.db --profile points --field kind=TYP fires.csv\n"
           "  trygghetskarta import --db mark.db --profile layer --set street-lamps lamps.gpkg\n"
           "  trygghetskarta import --db mark.db --profile zones --set areas --crs EPSG:3007 "
           "areas.gpkg\n\n"
           "All files are imported, or none. The same file twice changes nothing. Exit code 3: "
           "done,\n"
           "but some rows were rejected; they and the reasons are kept, see --rejected.";
}

std::map<std::string, std::string> field_map(std::vector<std::string> const& pairs) {
    std::map<std::string, std::string> fields;
    for (auto const& pair : pairs) {
        auto const equals = pair.find('=');
        if (equals == 0 || equals == std::string::npos || equals + 1 == pair.size()) {
            throw input_error{"--field {}: write OUR=THEIRS, for example --field date=Datum", pair};
        }
        fields[pair.substr(0, equals)] = pair.substr(equals + 1);
    }
    return fields;
}

/// The municipality that the database is set to; empty when none is, or there is no database.
std::string own_municipality(std::string const& path) {
    if (!std::filesystem::exists(path)) {
        return {};
    }
    auto database = store::open_to_read(path);
    return store::setting(database, "municipality").value_or("");
}

ingest::import_report import_with_progress(ingest::import_request const& request) {
    progress_line line;
    return ingest::run_recorded_import(request, {.by = store::command_line},
                                       [&line](auto const& now) { line.show(now); });
}

} // namespace

void add_import(CLI::App& command, arguments& given) {
    add_keys(command, given, {"db"});
    command
        .add_option("--profile", given.import.profile, "what kind of files these are, see below")
        ->option_text("NAME")
        ->required();
    command.add_option("PATH", given.import.paths, "the files")->option_text("…")->required();
    command.add_option("--layer", given.import.layer, "the layer to read, in a file of several")
        ->option_text("LAYER");
    command.add_option("--set", given.import.set, "name of the zone set, layer or data set")
        ->option_text("NAME");
    command.add_option("--field", given.fields, "our field = the file's column; may be repeated")
        ->option_text("OUR=THEIRS")
        ->allow_extra_args(false);
    command
        .add_option("--crs", given.import.crs, "the CRS, when the file states none or a wrong one")
        ->option_text("EPSG:N");
    command.add_flag("--dry-run", given.import.dry_run, "show what would happen, change nothing");
    command
        .add_option("--rejected", given.rejected, "write rejected rows and reasons to this file")
        ->option_text("OUT.csv");
    command.add_flag("--json", given.json, "print the result as JSON");
    command.footer(profiles_text);
}

int run_import(arguments const& given) {
    auto request = given.import;
    request.database = database_of(settle(given));
    request.fields = field_map(given.fields);
    auto const report = import_with_progress(request);
    if (!given.rejected.empty()) {
        write_rejected(given.rejected, report);
    }
    fmt::print("{}\n",
               given.json ? as_json(report) : as_text(report, own_municipality(request.database)));
    return has_rejected(report) ? rows_rejected : done;
}

} // namespace trygg::cli
