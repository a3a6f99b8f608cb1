#include "cli/commands.hpp"
#include "cli/table.hpp"
#include "store/database.hpp"
#include "store/import_history.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace trygg::cli {
namespace {

using json = nlohmann::ordered_json;

template <typename Value>
json or_null(std::optional<Value> const& value) {
    return value ? json(*value) : json(nullptr);
}

json source_json(store::source_file const& of) {
    return {{"id", of.id},
            {"file", of.name},
            {"profile", of.profile},
            {"sha256", of.sha256},
            {"file_time", of.file_time},
            {"imported_at", of.imported_at},
            {"licence", or_null(of.licence)},
            {"sampling", or_null(of.sampling)},
            {"made_up", of.made_up},
            {"rows", of.rows},
            {"rejected", of.rejected}};
}

json run_json(store::import_run const& run) {
    return {{"id", run.id},
            {"at", run.at},
            {"by", run.actor},
            {"rows", run.rows},
            {"accepted", run.accepted},
            {"updated", run.updated},
            {"unchanged", run.unchanged},
            {"rejected", run.rejected}};
}

void print_sources(db::connection& database, bool as_json) {
    auto list = json::array();
    std::vector<std::vector<std::string>> rows{
        {"number", "file", "profile", "file's date", "imported", "rows", "rejected", "licence"}};
    for (auto const& each : store::source_files(database)) {
        list.push_back(source_json(each));
        rows.push_back({std::to_string(each.id), each.name, each.profile,
                        each.file_time.substr(0, 10), each.imported_at.substr(0, 10),
                        std::to_string(each.rows), std::to_string(each.rejected),
                        each.licence.value_or("")});
    }
    fmt::print("{}", as_json ? list.dump(2) + "\n" : aligned(rows, 0));
}

void print_runs(db::connection& database, std::int64_t source, bool as_json) {
    store::find_source_file(database, source);
    auto list = json::array();
    std::vector<std::vector<std::string>> rows{
        {"import", "when (UTC)", "by", "rows", "accepted", "updated", "unchanged", "rejected"}};
    for (auto const& each : store::runs_of(database, source)) {
        list.push_back(run_json(each));
        rows.push_back({std::to_string(each.id), each.at, each.actor, std::to_string(each.rows),
                        std::to_string(each.accepted), std::to_string(each.updated),
                        std::to_string(each.unchanged), std::to_string(each.rejected)});
    }
    fmt::print("{}", as_json ? list.dump(2) + "\n" : aligned(rows, 0));
}

} // namespace

void add_sources(CLI::App& command, arguments& given) {
    add_keys(command, given, {"db"});
    command.add_option("NUMBER", given.number, "of a source: each import of it")->option_text(" ");
    command.add_flag("--json", given.json, "print the result as JSON");
    command.footer("Examples:\n  trygghetskarta sources --db mark.db\n"
                   "  trygghetskarta sources 3 --db mark.db");
}

int run_sources(arguments const& given) {
    auto database = store::open_to_read(database_of(settle(given)));
    if (given.number == 0) {
        print_sources(database, given.json);
    } else {
        print_runs(database, given.number, given.json);
    }
    return 0;
}

} // namespace trygg::cli
