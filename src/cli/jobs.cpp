#include "store/jobs.hpp"
#include "cli/commands.hpp"
#include "cli/table.hpp"
#include "store/database.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace trygg::cli {
namespace {

using json = nlohmann::ordered_json;

constexpr std::int64_t most = 200;

json job_json(store::job const& of) {
    json result{{"id", of.id},          {"kind", of.kind}, {"state", of.state},
                {"by", of.actor},       {"file", of.file}, {"options", json::parse(of.options)},
                {"made_at", of.made_at}};
    result["ended_at"] = of.ended_at ? json(*of.ended_at) : json(nullptr);
    result["problem"] = of.problem ? json(*of.problem) : json(nullptr);
    result["report"] = of.result ? json::parse(*of.result) : json(nullptr);
    return result;
}

} // namespace

void add_jobs(CLI::App& command, arguments& given) {
    add_keys(command, given, {"db"});
    command.add_flag("--json", given.json, "print them as JSON, with their reports");
    command.footer("A trial changes nothing. `import` does the same on the command line, with\n"
                   "--dry-run for a trial.\n\n"
                   "Example:\n  trygghetskarta jobs --db mark.db");
}

int run_jobs(arguments const& given) {
    auto database = store::open_to_read(database_of(settle(given)));
    auto list = json::array();
    std::vector<std::vector<std::string>> rows{
        {"number", "what", "state", "file", "by", "begun (UTC)", "problem"}};
    for (auto const& each : store::newest_jobs(database, most)) {
        list.push_back(job_json(each));
        rows.push_back({std::to_string(each.id), each.kind, each.state, each.file, each.actor,
                        each.made_at, each.problem.value_or("")});
    }
    fmt::print("{}", given.json ? list.dump(2) + "\n" : aligned(rows, 0));
    return 0;
}

} // namespace trygg::cli
