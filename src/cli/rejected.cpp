#include "base/error.hpp"
#include "cli/commands.hpp"
#include "store/database.hpp"
#include "store/import_history.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace trygg::cli {
namespace {

constexpr std::int64_t at_once = 1000; // rows

std::string quoted(std::string const& text) {
    std::string result = "\"";
    for (char const letter : text) {
        result.append(letter == '"' ? 2 : 1, letter);
    }
    return result + '"';
}

} // namespace

void add_rejected(CLI::App& command, arguments& given) {
    add_keys(command, given, {"db"});
    command.add_option("IMPORT", given.number, "its number, as `sources NUMBER` shows it")
        ->option_text(" ")
        ->required();
    command.footer("Prints CSV: line of the file, code, reason with what to do, the row itself.\n"
                   "The rows of a file's newest import are kept.\n\n"
                   "Example:\n  trygghetskarta rejected 7 --db mark.db > mend-these.csv");
}

int run_rejected(arguments const& given) {
    auto database = store::open_to_read(database_of(settle(given)));
    auto const run = store::find_run(database, given.number);
    if (run.rejected > 0 && !run.keeps_rows) {
        throw not_found{"the rows of import {} are not kept: a later import of the file has its "
                        "own; `sources {}` shows them",
                        run.id, run.source_id};
    }
    fmt::print("line,code,reason,raw\r\n");
    for (std::int64_t after = 0;; after += at_once) {
        auto const rows = store::refused_rows(database, run, after, at_once);
        for (auto const& row : rows) {
            fmt::print("{},{},{},{}\r\n", row.line, quoted(row.code), quoted(row.reason),
                       quoted(row.raw));
        }
        if (std::ssize(rows) < at_once) {
            return 0;
        }
    }
}

} // namespace trygg::cli
