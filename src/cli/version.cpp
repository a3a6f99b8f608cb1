#include "cli/commands.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace trygg::cli {

void add_version(CLI::App& command, arguments& /*given*/) {
    command.footer("Example:\n  trygghetskarta version");
}

int run_version(arguments const& /*given*/) {
    fmt::print("trygghetskarta {}\n", TRYGG_VERSION);
    return 0;
}

} // namespace trygg::cli
