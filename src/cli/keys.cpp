#include "base/error.hpp"
#include "cli/commands.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace trygg::cli {

void add_keys(CLI::App& command, arguments& given, std::vector<std::string> const& names) {
    for (auto const& each : keys()) {
        if (std::find(names.begin(), names.end(), each.key) != names.end()) {
            command
                .add_option_function<std::string>(
                    "--" + each.key,
                    [&given, key = each.key](std::string const& value) { given.keys[key] = value; },
                    each.text)
                ->option_text(each.value_name)
                ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
        }
    }
    command
        .add_option_function<std::string>(
            "--config", [&given](std::string const& value) { given.keys["config"] = value; },
            "configuration file (./trygghetskarta.toml when there is one)")
        ->option_text("FILE");
}

} // namespace trygg::cli
