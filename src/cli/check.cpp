#include "cli/commands.hpp"
#include "cli/table.hpp"
#include "store/change_log.hpp"
#include "store/database.hpp"
#include "store/join_report.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace trygg::cli {
namespace {

using json = nlohmann::ordered_json;

constexpr int done = 0;
constexpr int failed = 1;

struct findings {
    std::int64_t revision;
    store::join_report report;
    std::vector<std::string> faults;
    store::log_head log;
};

std::string as_json(findings const& found) {
    auto sources = json::array();
    for (auto const& each : found.report.sources) {
        sources.push_back({{"file", each.name},
                           {"profile", each.profile},
                           {"imported_at", each.imported_at},
                           {"made_up", each.made_up},
                           {"rows", each.rows},
                           {"accepted", each.accepted},
                           {"updated", each.updated},
                           {"unchanged", each.unchanged},
                           {"rejected", each.rejected},
                           {"rejected_by_reason", each.rejected_by_reason}});
    }
    auto joins = json::array();
    for (auto const& each : found.report.joins) {
        joins.push_back({{"file", each.source},
                         {"theme", each.theme},
                         {"zone_set", each.zone_set},
                         {"events", each.events},
                         {"joined", each.joined},
                         {"outside", each.outside},
                         {"ways", each.ways}});
    }
    json const result{{"ok", found.faults.empty()},  {"revision", found.revision},
                      {"faults", found.faults},      {"changes", found.log.number},
                      {"last_hash", found.log.hash}, {"sources", std::move(sources)},
                      {"joins", std::move(joins)}};
    return result.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

std::string sources_text(store::join_report const& report) {
    std::vector<std::vector<std::string>> rows{
        {"file", "profile", "rows", "accepted", "updated", "unchanged", "rejected"}};
    for (auto const& each : report.sources) {
        rows.push_back({each.name, each.profile, std::to_string(each.rows),
                        std::to_string(each.accepted), std::to_string(each.updated),
                        std::to_string(each.unchanged), std::to_string(each.rejected)});
    }
    return "Files\n" + aligned(rows);
}

std::string joins_text(store::join_report const& report) {
    std::vector<std::vector<std::string>> rows{
        {"file", "what", "zones", "events", "joined", "outside", "by which way"}};
    for (auto const& each : report.joins) {
        std::string ways;
        for (auto const& [way, count] : each.ways) {
            ways += fmt::format("{}{} {}", ways.empty() ? "" : ", ", way, count);
        }
        rows.push_back({each.source, each.theme, each.zone_set, std::to_string(each.events),
                        std::to_string(each.joined), std::to_string(each.outside), ways});
    }
    return "\nHow rows found their zones (joined + outside = events)\n" + aligned(rows);
}

std::string as_text(findings const& found) {
    auto text = sources_text(found.report) + joins_text(found.report) + "\n";
    if (found.log.number > 0) {
        text += fmt::format("Changes by hand: {}; the last one's hash: {}\n", found.log.number,
                            found.log.hash);
    }
    for (auto const& fault : found.faults) {
        text += fmt::format("Wrong: {}\n", fault);
    }
    return text + (found.faults.empty() ? "All is well.\n" : "");
}

} // namespace

void add_check(CLI::App& command, arguments& given) {
    add_keys(command, given, {"db"});
    command.add_flag("--json", given.json, "print the result as JSON");
    command.footer(
        "Shows how the rows of each file found their zones, and looks for damage. Exit code\n"
        "1: something is wrong.\n\n"
        "Example:\n  trygghetskarta check --db mark.db");
}

int run_check(arguments const& given) {
    auto database = store::open_to_read(database_of(settle(given)));
    findings const found{store::revision(database), store::report_joins(database),
                         store::find_faults(database), store::head_of_log(database)};
    fmt::print("{}", given.json ? as_json(found) : as_text(found));
    return found.faults.empty() ? done : failed;
}

} // namespace trygg::cli
