#pragma once
/// \file What the commands on users and tokens share.

#include "cli/arguments.hpp"
#include "model/role.hpp"

#include <string>

namespace CLI {
class App;
} // namespace CLI

namespace trygg::cli {

/// staff, editor or admin. Throws input_error for another word.
model::role role_given(std::string const& name);

/// Declare --role.
void role_option(CLI::App& of, arguments& given);

/// Open the database, which must be there, and run the chosen action in one transaction.
int run_account_action(arguments const& given);

} // namespace trygg::cli
