#include "base/error.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "cli/commands.hpp"
#include "cli/roles.hpp"
#include "cli/table.hpp"
#include "store/accounts.hpp"

#include <CLI/CLI.hpp>

#include <ctime>

namespace trygg::cli {
namespace {

void add(db::connection& database, account_arguments const& given) {
    auto const name = store::account_name(given.name);
    auto const shown_as = given.shown_as.empty() ? name : given.shown_as;
    if (!is_utf8(shown_as) || shown_as.size() > 100) {
        throw input_error{"the name to show must be UTF-8 text of at most 100 bytes"};
    }
    store::user const added{.name = name,
                            .shown_as = shown_as,
                            .role = role_given(given.role),
                            .password_hash = given.password_hash,
                            .created = time::local_day(std::time(nullptr))};
    store::add_user(database, added);
    fmt::print("{} has the role {}.\n", name, given.role);
}

void set_role(db::connection& database, account_arguments const& given) {
    store::set_role(database, store::account_name(given.name), role_given(given.role));
    fmt::print("{} has the role {} from now on; open sessions have ended.\n", given.name,
               given.role);
}

void set_password(db::connection& database, account_arguments const& given) {
    auto const name = store::account_name(given.name);
    store::set_password(database, name, given.password_hash);
    fmt::print("{} has a new password; open sessions have ended.\n", name);
}

void disable(db::connection& database, account_arguments const& given) {
    store::set_disabled(database, store::account_name(given.name), true);
    fmt::print("{} can no longer sign in; open sessions have ended.\n", given.name);
}

void enable(db::connection& database, account_arguments const& given) {
    store::set_disabled(database, store::account_name(given.name), false);
    fmt::print("{} can sign in.\n", given.name);
}

void remove(db::connection& database, account_arguments const& given) {
    store::remove_user(database, store::account_name(given.name));
    fmt::print("{} is removed, with its sessions and tokens.\n", given.name);
}

void list(db::connection& database, account_arguments const& /*given*/) {
    std::vector<std::vector<std::string>> rows{
        {"name", "shown as", "role", "can sign in", "created", "last sign-in"}};
    for (auto const& each : store::users(database)) {
        auto const* const how = each.is_disabled             ? "no, disabled"
                                : each.password_hash.empty() ? "by proxy"
                                                             : "yes";
        rows.push_back({each.name, each.shown_as, std::string{model::name_of(each.role)}, how,
                        each.created, each.last_sign_in.value_or("never")});
    }
    fmt::print("{}", aligned(rows, 0));
}

struct action_text {
    char const *name, *text;
    char const* example; ///< what stands between "user" and "--db"
};

CLI::App& action(CLI::App& command, arguments& given, action_text const& what, account_action run) {
    auto& made = *command.add_subcommand(what.name, what.text);
    made.callback([&given, run] {
        given.account.run = run;
        given.account.needs_password = run == add || run == set_password;
        if (given.account.needs_password) { // refuse a name before a password is asked for
            store::account_name(given.account.name);
        }
    });
    add_keys(made, given, {"db"});
    made.footer(fmt::format("Example:\n  trygghetskarta user {} --db mark.db", what.example));
    return made;
}

void name_of(CLI::App& of, arguments& given) {
    of.add_option("name", given.account.name, "to sign in with")->required()->option_text("NAME");
}

void generate_of(CLI::App& of, arguments& given) {
    of.add_flag("--generate", given.account.generate, "make a password and print it once");
}

} // namespace

void add_user_command(CLI::App& command, arguments& given) {
    command.require_subcommand(1);
    auto& adding =
        action(command, given, {"add", "Add a user", "add stina --role staff --generate"}, add);
    name_of(adding, given);
    role_option(adding, given);
    adding.add_option("--shown-as", given.account.shown_as, "name that others read")
        ->option_text("TEXT");
    generate_of(adding, given);
    adding.add_flag("--no-password", given.account.no_password,
                    "known by a proxy alone (--user-header)");
    action(command, given, {"list", "List the users", "list"}, list);
    auto& role =
        action(command, given, {"role", "Give a user another role", "role eva editor"}, set_role);
    name_of(role, given);
    role.add_option("role", given.account.role, "staff, editor or admin")
        ->required()
        ->option_text("ROLE");
    auto& password =
        action(command, given,
               {"password", "Give a user a new password", "password eva --generate"}, set_password);
    name_of(password, given);
    generate_of(password, given);
    name_of(
        action(command, given, {"disable", "Keep a user from signing in", "disable eva"}, disable),
        given);
    name_of(action(command, given, {"enable", "Let a disabled user sign in again", "enable eva"},
                   enable),
            given);
    name_of(action(command, given, {"remove", "Remove a user", "remove eva"}, remove), given);
    command.footer(
        "Roles: staff sees everything as it is, editor changes it, admin gives roles; each\n"
        "includes those before it. A password is asked for, or read from the standard input.\n"
        "A running server follows within a second.\n\n"
        "Examples:\n  trygghetskarta user add eva --role admin --db mark.db\n"
        "  trygghetskarta user add stina --role staff --generate --db mark.db");
}

int run_user(arguments const& given) { return run_account_action(given); }

} // namespace trygg::cli
