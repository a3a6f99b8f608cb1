#include "base/assets.hpp"
#include "base/error.hpp"
#include "base/scratch_folder.hpp"
#include "cli/commands.hpp"
#include "cli/demo_work.hpp"
#include "cli/demo_workshop.hpp"
#include "ingest/import.hpp"
#include "store/database.hpp"

#include <CLI/CLI.hpp>

#include <array>
#include <filesystem>
#include <fstream>

namespace trygg::cli {
namespace {

constexpr std::string_view demo_root = "data/demo/";
constexpr char const* municipality = "1463"; // Mark

/// Which of the demo's files are read with which profile: zones before what is joined to them.
struct part {
    std::string_view prefix; ///< of the file's name
    char const* profile;
    char const* set; ///< name of the layer
};

constexpr std::array parts{
    part{"deso", "scb-deso", ""},          part{"deso", "scb-regso", ""},
    part{"tatort", "tatort", ""},          part{"population", "scb-population", ""},
    part{"arson", "police-crime", ""},     part{"places", "schools", ""},
    part{"survey", "survey", ""},          part{"measures", "measures", ""},
    part{"pledge", "pledges", ""},         part{"gatlyktor", "layer", "gatlyktor"},
    part{"busstopp", "layer", "busstopp"},
};

/// Write the embedded demo files that belong to a part into the folder; gives their paths.
std::vector<std::string> unpack(part const& wanted, std::filesystem::path const& folder) {
    std::vector<std::string> paths;
    for (auto const& each : assets()) {
        if (!each.name.starts_with(demo_root) ||
            !each.name.substr(demo_root.size()).starts_with(wanted.prefix)) {
            continue;
        }
        auto const path = folder / each.name.substr(demo_root.size());
        std::ofstream out{path, std::ios::binary};
        out.write(each.bytes.data(), static_cast<std::streamsize>(each.bytes.size()));
        out.close();
        if (!out) {
            throw error{"{} cannot be written; is there room on the disk?", path.string()};
        }
        paths.push_back(path.string());
    }
    return paths;
}

std::int64_t import_all(std::string const& database) {
    scratch_folder const folder;
    std::int64_t rows = 0;
    for (auto const& each : parts) {
        ingest::import_request request;
        request.database = database;
        request.profile = each.profile;
        request.set = each.set;
        request.paths = unpack(each, folder.path());
        if (request.paths.empty()) {
            continue;
        }
        for (auto const& file : ingest::run_import(request, [](auto const&) {}).files) {
            rows += file.rows;
        }
    }
    return rows;
}

/// A new database is made beside its place and moved there when whole.
void make(std::string const& path) {
    auto const unfinished = path + ".part";
    std::filesystem::remove(unfinished);
    try {
        import_all(unfinished);
        auto database = store::open_to_write(unfinished);
        store::change change{database};
        change.set("demo", "1");
        change.set("municipality", municipality);
        change.set("layer_names_en", "gatlyktor=Street lamps; busstopp=Bus stops");
        add_demo_work(database);
        change.commit();
        add_demo_workshop(database);
    } catch (...) {
        for (auto const* const ending : {"", "-wal", "-shm"}) {
            std::filesystem::remove(unfinished + ending);
        }
        throw;
    }
    std::filesystem::rename(unfinished, path);
}

void check_is_demo(std::string const& path) {
    auto database = store::open_to_read(path);
    if (!store::setting(database, "demo")) {
        throw input_error{
            "{} holds other data than the demo; nothing was changed. Give the path of "
            "a new file",
            path};
    }
}

} // namespace

void add_demo(CLI::App& command, arguments& given) {
    add_keys(command, given, {"db"});
    command.footer(
        "The survey, measures and pledge are made up; codes, names, populations and arson counts "
        "are\n"
        "facts. A second run changes nothing; a database with other data is left alone.\n\n"
        "Example:\n  trygghetskarta demo --db demo.db");
}

int run_demo(arguments const& given) {
    auto const path = database_of(settle(given));
    if (std::filesystem::exists(path)) {
        check_is_demo(path);
        import_all(path);
    } else {
        make(path);
    }
    fmt::print("The demo database is {}. See it with: trygghetskarta serve --db {}\n", path, path);
    return 0;
}

} // namespace trygg::cli
