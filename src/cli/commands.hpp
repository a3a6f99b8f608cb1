#pragma once
/// \file The sub-commands. Each has a file of its own with these two functions: one declares its
/// options and help, the other runs it and returns the exit code.

#include "cli/arguments.hpp"

namespace CLI {
class App;
} // namespace CLI

namespace trygg::cli {

void add_demo(CLI::App& command, arguments& given);
int run_demo(arguments const& given);

void add_import(CLI::App& command, arguments& given);
int run_import(arguments const& given);

void add_check(CLI::App& command, arguments& given);
int run_check(arguments const& given);

void add_serve(CLI::App& command, arguments& given);
int run_serve(arguments const& given);

void add_export(CLI::App& command, arguments& given);
int run_export(arguments const& given);

void add_settings(CLI::App& command, arguments& given);
int run_settings(arguments const& given);

void add_user_command(CLI::App& command, arguments& given);
int run_user(arguments const& given);

void add_token_command(CLI::App& command, arguments& given);
int run_token(arguments const& given);

void add_sources(CLI::App& command, arguments& given);
int run_sources(arguments const& given);

void add_rejected(CLI::App& command, arguments& given);
int run_rejected(arguments const& given);

void add_jobs(CLI::App& command, arguments& given);
int run_jobs(arguments const& given);

void add_version(CLI::App& command, arguments& given);
int run_version(arguments const& given);

/// Declare --config and the named keys of the configuration ("db", "port" …).
void add_keys(CLI::App& command, arguments& given, std::vector<std::string> const& names);

} // namespace trygg::cli
