#include "cli/program.hpp"

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "cli/commands.hpp"
#include "ogr/reader.hpp"

#include <CLI/CLI.hpp>

#include <array>
#include <csignal>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>

namespace trygg::cli {
namespace {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int wrong_input = 2;

struct command {
    char const* name;
    char const* text;
    void (*add)(CLI::App&, arguments&);
    int (*run)(arguments const&);
};

constexpr std::array commands{
    command{"demo", "Make a database with demonstration data", add_demo, run_demo},
    command{"import", "Import files into the database", add_import, run_import},
    command{"check", "Check the database; how each file's rows found their zones", add_check,
            run_check},
    command{"serve", "Serve the map and its API", add_serve, run_serve},
    command{"export", "Write a layer to a file for other programs", add_export, run_export},
    command{"settings", "Show or change the settings in the database", add_settings, run_settings},
    command{"user", "Say who may sign in, and what they may do", add_user_command, run_user},
    command{"token", "Let programs in that bring a token", add_token_command, run_token},
    command{"sources", "Show the files that were imported, and each import of one", add_sources,
            run_sources},
    command{"rejected", "Write the rows that an import refused, with reasons", add_rejected,
            run_rejected},
    command{"jobs", "Show the imports that were started on the page", add_jobs, run_jobs},
    command{"version", "Print the program's version", add_version, run_version},
};

constexpr char const* epilogue =
    "Start here:\n"
    "  trygghetskarta demo --db demo.db          a database with made-up data\n"
    "  trygghetskarta serve --db demo.db         the map, at http://127.0.0.1:8080/\n"
    "  trygghetskarta import --help              how to import your own files\n\n"
    "Configuration: an option on the command line goes before an environment variable\n"
    "(TRYGGHETSKARTA_DB, _HOST, _PORT …), which goes before the file\n"
    "(--config FILE, else TRYGGHETSKARTA_CONFIG, else ./trygghetskarta.toml).\n\n"
    "Exit codes: 0 done, 1 failed, 2 wrong input or usage, 3 done, but rows were rejected.";

void declare(CLI::App& program, arguments& given) {
    program.name("trygghetskarta");
    program.description("Trygghetskarta puts a municipality's safety work on one map.");
    program.footer(epilogue);
    program.set_version_flag("--version", "trygghetskarta " TRYGG_VERSION);
    for (auto const& each : commands) {
        each.add(*program.add_subcommand(each.name, each.text), given);
    }
}

/// The names that could have been meant: options of `app`, or its sub-commands.
std::vector<std::string> known_words(CLI::App const& app, bool options) {
    std::vector<std::string> words;
    if (options) {
        for (auto const* const option : app.get_options()) {
            for (auto const& name : option->get_lnames()) {
                words.push_back("--" + name);
            }
        }
    } else {
        for (auto const* const sub : app.get_subcommands(nullptr)) {
            words.push_back(sub->get_name());
        }
    }
    return words;
}

/// A sentence about the first word that nobody understood.
std::string about_extra(CLI::App const& program) {
    auto const chosen = program.get_subcommands();
    CLI::App const& app = chosen.empty() ? program : *chosen.front();
    auto const extras = app.remaining();
    auto const word =
        extras.empty() ? std::string{} : extras.front().substr(0, extras.front().find('='));
    bool const option = word.starts_with('-');
    auto const* const what = option ? "option" : chosen.empty() ? "command" : "argument";
    return fmt::format("unknown {} '{}'{}", what, word,
                       did_you_mean(word, known_words(app, option)));
}

int usage_error(CLI::App const& program, std::string const& text) {
    auto const chosen = program.get_subcommands();
    fmt::print(stderr, "trygghetskarta: {}\nHelp: trygghetskarta {}--help\n", text,
               chosen.empty() ? "" : chosen.front()->get_name() + " ");
    return wrong_input;
}

int run_chosen(CLI::App const& program, arguments const& given) {
    for (auto const& each : commands) {
        if (program.got_subcommand(each.name)) {
            return each.run(given);
        }
    }
    fmt::print(stderr, "{}", program.help());
    return wrong_input;
}

int parse_and_run(int argc, char** argv) {
    CLI::App program;
    arguments given;
    declare(program, given);
    try {
        program.parse(argc, argv);
    } catch (CLI::ExtrasError const&) {
        return usage_error(program, about_extra(program));
    } catch (CLI::ParseError const& e) {
        if (e.get_exit_code() == done) {
            return program.exit(e); // help or version was asked for
        }
        return usage_error(program, e.what());
    }
    return run_chosen(program, given);
}

} // namespace

int run(int argc, char** argv) {
    if (argc > 1 && std::string_view{argv[1]} == "__read") {
        return ogr::reader_main(argc, argv);
    }
    std::signal(SIGXFSZ, SIG_IGN); // a file that grows too large is a failed write, not our death
    try {
        return parse_and_run(argc, argv);
    } catch (input_error const& e) {
        fmt::print(stderr, "trygghetskarta: {}\n", e.what());
        return wrong_input;
    } catch (not_found const& e) {
        fmt::print(stderr, "trygghetskarta: {}\n", e.what());
        return wrong_input;
    } catch (std::bad_alloc const&) {
        fmt::print(stderr, "trygghetskarta: out of memory\n");
        return failed;
    } catch (std::exception const& e) {
        fmt::print(stderr, "trygghetskarta: {}\n", e.what());
        return failed;
    }
}

} // namespace trygg::cli
