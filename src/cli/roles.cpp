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

/// The hash of the password that a person gives, or of one that is made and printed once.
std::string new_hash(account_arguments const& given) {
    auto password = given.generate ? secret::random_password() : read_password();
    auto hash = secret::hash_password(password);
    if (given.generate) {
        fmt::print("The password of {}, shown this once: {}\n", given.name, password);
    }
    secret::forget(password);
    return hash;
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
    if (account.needs_password && !account.no_password) { // before others wait for the database
        account.password_hash = new_hash(account);
    }
    db::transaction all{database};
    account.run(database, account);
    all.commit();
    return 0;
}

} // namespace trygg::cli
