#include "base/error.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "cli/commands.hpp"
#include "cli/roles.hpp"
#include "cli/table.hpp"
#include "secret/digest.hpp"
#include "secret/random.hpp"
#include "store/accounts.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <ctime>

namespace trygg::cli {
namespace {

constexpr std::int64_t day = 24 * 3600; // seconds

std::int64_t id_of(db::connection& database, std::string const& name) {
    auto const users = store::users(database);
    auto const found = std::ranges::find(users, name, &store::user::name);
    if (found == users.end()) {
        throw not_found{"there is no user '{}'", name};
    }
    return found->id;
}

void add(db::connection& database, account_arguments const& given) {
    if (!is_utf8(given.name) || given.name.empty() || given.name.size() > 100) {
        throw input_error{"the name of a token is UTF-8 text of 1 to 100 bytes: what it is for"};
    }
    if (given.days < 1 || given.days > 3650) {
        throw input_error{"--days is 1 to 3650, not {}", given.days};
    }
    auto const text = secret::random_text();
    auto const now = static_cast<std::int64_t>(std::time(nullptr));
    store::token added{.name = given.name,
                       .hash = secret::fingerprint(text),
                       .role = role_given(given.role),
                       .created = time::local_day(now),
                       .expires = time::local_day(now + given.days * day)};
    if (!given.user.empty()) {
        added.user_id = id_of(database, store::account_name(given.user));
    }
    store::add_token(database, added);
    fmt::print("The token, shown this once; it expires after {}:\n{}\n", added.expires, text);
}

void list(db::connection& database, account_arguments const& /*given*/) {
    auto const users = store::users(database);
    std::vector<std::vector<std::string>> rows{
        {"name", "role", "user", "created", "expires", "last used"}};
    for (auto const& each : store::tokens(database)) {
        auto const owner = std::ranges::find_if(
            users, [&](store::user const& user) { return each.user_id == user.id; });
        rows.push_back({each.name, std::string{model::name_of(each.role)},
                        owner == users.end() ? "" : owner->name, each.created, each.expires,
                        each.last_used.value_or("never")});
    }
    fmt::print("{}", aligned(rows, 0));
}

void revoke(db::connection& database, account_arguments const& given) {
    store::remove_token(database, given.name);
    fmt::print("The token '{}' no longer opens anything.\n", given.name);
}

struct action_text {
    char const *name, *text;
    char const* example; ///< what stands between "token" and "--db"
};

CLI::App& action(CLI::App& command, arguments& given, action_text const& what, account_action run) {
    auto& made = *command.add_subcommand(what.name, what.text);
    made.callback([&given, run] { given.account.run = run; });
    add_keys(made, given, {"db"});
    made.footer(fmt::format("Example:\n  trygghetskarta token {} --db mark.db", what.example));
    return made;
}

void name_of(CLI::App& of, arguments& given) {
    of.add_option("name", given.account.name, "what the token is for")
        ->required()
        ->option_text("NAME");
}

} // namespace

void add_token_command(CLI::App& command, arguments& given) {
    command.require_subcommand(1);
    auto& adding = action(command, given,
                          {"add", "Make a token and print it once",
                           "add \"QGIS on Eva's desk\" --role staff --user eva"},
                          add);
    name_of(adding, given);
    role_option(adding, given);
    adding.add_option("--user", given.account.user, "whose program it is; its role is a limit")
        ->option_text("NAME");
    adding.add_option("--days", given.account.days, "how long it holds (365)")->option_text("N");
    action(command, given, {"list", "List the tokens", "list"}, list);
    name_of(action(command, given,
                   {"revoke", "Let a token open nothing any more", "revoke \"QGIS on Eva's desk\""},
                   revoke),
            given);
    command.footer(
        "For programs: they send Authorization: Bearer TOKEN, or, as QGIS and ogr2ogr do, any\n"
        "name with the token as the password.\n\n"
        "Examples:\n  trygghetskarta token add \"QGIS on Eva's desk\" --role staff --user eva "
        "--db mark.db\n"
        "  trygghetskarta token revoke \"QGIS on Eva's desk\" --db mark.db");
}

int run_token(arguments const& given) { return run_account_action(given); }

} // namespace trygg::cli
