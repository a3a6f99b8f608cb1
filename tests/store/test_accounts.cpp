#include "store/accounts.hpp"

#include "base/error.hpp"
#include "store/database.hpp"
#include "temp_folder.hpp"

#include <catch2/catch.hpp>

using namespace trygg;
using model::role;

namespace {

struct accounts_file {
    temp_folder folder;
    db::connection database = store::open_to_write(folder / "a.db");

    accounts_file() {
        store::add_user(
            database,
            {.name = "eva", .shown_as = "Eva Ö", .password_hash = "h", .created = "2026-11-01"});
        store::add_user(
            database,
            {.name = "ali", .shown_as = "Ali", .role = role::admin, .created = "2026-11-02"});
    }
};

} // namespace

TEST_CASE("users are kept with their role, and listed by name") {
    accounts_file file;

    auto const users = store::users(file.database);

    REQUIRE(users.size() == 2);
    CHECK(users[0].name == "ali");
    CHECK(users[0].role == role::admin);
    CHECK(users[1].name == "eva");
    CHECK(users[1].shown_as == "Eva Ö");
    CHECK(users[1].role == role::staff);
    CHECK_FALSE(users[1].is_disabled);
    CHECK_FALSE(users[1].last_sign_in);
    CHECK_THROWS_AS(store::add_user(file.database, {.name = "eva", .shown_as = "E"}), input_error);
    CHECK_THROWS_WITH(store::remove_user(file.database, "evva"),
                      "there is no user 'evva'; did you mean 'eva'?");
}

TEST_CASE("a name to sign in with is written in one way") {
    CHECK(store::account_name(" Eva.Ek@Mark.se ") == "eva.ek@mark.se");
    for (auto const* name : {"", "eva ek", "åsa", "a\nb", "a'b"}) {
        CHECK_THROWS_AS(store::account_name(name), input_error);
    }
    CHECK_THROWS_AS(store::account_name(std::string(65, 'a')), input_error);
}

TEST_CASE("a password has ten letters, not bytes, at least") {
    CHECK_NOTHROW(store::check_password("0123456789"));
    CHECK_THROWS_AS(store::check_password("012345678"), input_error);
    CHECK_THROWS_AS(store::check_password("ååååå"), input_error);
    CHECK_THROWS_AS(store::check_password(std::string(501, 'a')), input_error);
}

TEST_CASE("every change of a user ends the user's sessions, and no other's") {
    accounts_file file;
    auto const users = store::users(file.database);
    auto const ali = users[0].id, eva = users[1].id;
    store::add_session(file.database, {"a", ali, 1, 1});
    auto const sessions_of_eva_after = [&](auto const& change) {
        store::add_session(file.database, {"e", eva, 1, 1});
        change();
        return store::sessions(file.database).size() - 1;
    };

    CHECK(sessions_of_eva_after([&] { store::set_password(file.database, "eva", "i"); }) == 0);
    CHECK(sessions_of_eva_after([&] { store::set_role(file.database, "eva", role::editor); }) == 0);
    CHECK(sessions_of_eva_after([&] { store::set_disabled(file.database, "eva", true); }) == 0);
    CHECK(store::users(file.database)[1].is_disabled);
    CHECK(store::users(file.database)[1].role == role::editor);
    CHECK(store::users(file.database)[1].password_hash == "i");
    CHECK(sessions_of_eva_after([&] { store::remove_user(file.database, "eva"); }) == 0);
    CHECK(store::users(file.database).size() == 1);
}

TEST_CASE("a user has twenty sessions at most: the newest") {
    accounts_file file;
    auto const eva = store::users(file.database)[1].id;
    for (int i = 0; i < 25; ++i) {
        store::add_session(file.database, {std::to_string(i), eva, i, i});
    }
    CHECK(store::sessions(file.database).size() == 20);
    store::remove_sessions_before(file.database, 10, 22);
    CHECK(store::sessions(file.database).size() == 2);
}

TEST_CASE("a token goes with its user") {
    accounts_file file;
    auto const eva = store::users(file.database)[1].id;
    store::token const token{.name = "QGIS",
                             .hash = "x",
                             .role = role::editor,
                             .user_id = eva,
                             .created = "2026-11-01",
                             .expires = "2027-11-01"};
    store::add_token(file.database, token);
    store::note_used(file.database, "x", "2026-11-23");

    auto const tokens = store::tokens(file.database);
    REQUIRE(tokens.size() == 1);
    CHECK(tokens[0].user_id == eva);
    CHECK(tokens[0].expires == "2027-11-01");
    CHECK(tokens[0].last_used == "2026-11-23");
    CHECK_THROWS_AS(store::add_token(file.database, token), input_error);
    CHECK_THROWS_AS(store::remove_token(file.database, "QGI"), not_found);
    store::remove_user(file.database, "eva");
    CHECK(store::tokens(file.database).empty());
}
