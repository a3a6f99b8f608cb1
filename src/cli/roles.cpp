#include "cli/roles.hpp"

#include "base/error.hpp"
#include "cli/password_input.hpp"
#include "secret/password.hpp"
#include "secret/random.hpp"
#include "store/database.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>

namespace trygg::cli {

model::role role_given(std::string const& name) {
    auto const role = model::role_of(name);
    if (!role || *role == model::role::anyone) {
        throw input_error{"'{}' is no role to give; there are staff, editor and admin", name};
    }
    return *role;
}

void role_option(CLI::App& of, arguments& given) {
    of.add_option("--role", given.account.role, "staff, editor or admin")
        ->required()
        ->option_text("ROLE");
}

namespace {

/// A password that was made is told when it holds: what is refused gives none.
void tell_password(account_arguments const& given, std::string& password) {
    if (given.generate && !password.empty()) {
        fmt::print("The password of {}, shown this once: {}\n", given.name, password);
    }
    secret::forget(password);
}

} // namespace

/// Sessions and accounts are in no snapshot: the revision stays.
int run_account_action(arguments const& given) {
    auto const path = database_of(settle(given));
    if (!std::filesystem::exists(path)) {
        throw input_error{"there is no database {}; make one with import or demo", path};
    }
    auto database = store::open_to_write(path);
    auto account = given.account;
    std::string password;
    if (account.needs_password && !account.no_password) { // before others wait for the database
        password = account.generate ? secret::random_password() : read_password();
        account.password_hash = secret::hash_password(password);
    }
    db::transaction all{database};
    account.run(database, account);
    all.commit();
    tell_password(account, password);
    return 0;
}

} // namespace trygg::cli
