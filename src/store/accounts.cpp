#include "store/accounts.hpp"

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace trygg::store {

namespace {

constexpr int most_sessions = 20; // of a user

model::role role_in(db::statement const& row, int column) {
    return model::role_of(row.text(column)).value_or(model::role::anyone);
}

template <typename List>
std::vector<std::string> names_of(List const& list) {
    std::vector<std::string> names;
    for (auto const& each : list) {
        names.push_back(each.name);
    }
    return names;
}

/// Run a change of one user's row, which must be there.
template <typename... Args>
void change_user(db::connection& database, std::string_view name, std::string_view sql,
                 Args const&... args) {
    auto const id = database.count("SELECT id FROM user WHERE name = ?", name);
    if (id == 0) {
        throw not_found{"there is no user '{}'{}", name,
                        did_you_mean(name, names_of(users(database)))};
    }
    database.query("DELETE FROM session WHERE user_id = ?", id).run();
    database.query(sql, args..., id).run();
}

} // namespace

std::vector<user> users(db::connection& database) {
    std::vector<user> result;
    auto row = database.query("SELECT id, name, shown_as, role, password_hash, disabled, created, "
                              "last_sign_in FROM user ORDER BY name");
    while (row.next()) {
        result.push_back({row.integer(0), std::string{row.text(1)}, std::string{row.text(2)},
                          role_in(row, 3), std::string{row.text(4)}, row.integer(5) != 0,
                          std::string{row.text(6)}, row.optional_text(7)});
    }
    return result;
}

std::vector<session> sessions(db::connection& database) {
    std::vector<session> result;
    auto row = database.query("SELECT id_hash, user_id, created, seen FROM session");
    while (row.next()) {
        result.push_back(
            {std::string{row.text(0)}, row.integer(1), row.integer(2), row.integer(3)});
    }
    return result;
}

std::vector<token> tokens(db::connection& database) {
    std::vector<token> result;
    auto row = database.query("SELECT name, hash, role, user_id, created, expires, last_used, id "
                              "FROM token ORDER BY name");
    while (row.next()) {
        token next{std::string{row.text(0)}, std::string{row.text(1)}, role_in(row, 2),     {},
                   std::string{row.text(4)}, std::string{row.text(5)}, row.optional_text(6)};
        if (!row.is_null(3)) {
            next.user_id = row.integer(3);
        }
        next.id = row.integer(7);
        result.push_back(std::move(next));
    }
    return result;
}

std::string account_name(std::string_view text) {
    auto const name = lower(trim(text));
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyz0123456789._-@";
    if (name.empty() || name.size() > 64 || name.find_first_not_of(allowed) != std::string::npos) {
        throw input_error{"'{}' is no name to sign in with: 1 to 64 of a–z, 0–9, '.', '_', '-' and "
                          "'@'",
                          text};
    }
    return name;
}

void check_shown_name(std::string_view text) {
    if (trim(text).empty() || !is_utf8(text) || text.size() > 100) {
        throw input_error{"the name to show must be UTF-8 text of at most 100 bytes"};
    }
}

void check_token(std::string_view name, std::int64_t days) {
    if (!is_utf8(name) || trim(name).empty() || name.size() > 100) {
        throw input_error{"the name of a token is UTF-8 text of 1 to 100 bytes: what it is for"};
    }
    if (days < 1 || days > 3650) {
        throw input_error{"a token holds 1 to 3650 days, not {}", days};
    }
}

void check_password(std::string_view password) {
    auto const letters = std::ranges::count_if(
        password, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; });
    if (letters < 10 || password.size() > 500) {
        throw input_error{"a password has 10 letters at least and 500 bytes at most"};
    }
}

void add_user(db::connection& database, user const& added) {
    if (database.count("SELECT count(*) FROM user WHERE name = ?", added.name) > 0) {
        throw input_error{"there is a user '{}' already", added.name};
    }
    database
        .query("INSERT INTO user (name, shown_as, role, password_hash, created) VALUES (?, ?, ?, "
               "?, ?)",
               added.name, added.shown_as, model::name_of(added.role), added.password_hash,
               added.created)
        .run();
}

void set_password(db::connection& database, std::string_view name, std::string_view hash) {
    change_user(database, name, "UPDATE user SET password_hash = ? WHERE id = ?", hash);
}

void set_shown_as(db::connection& database, std::string_view name, std::string_view shown_as) {
    change_user(database, name, "UPDATE user SET shown_as = ? WHERE id = ?", shown_as);
}

void set_role(db::connection& database, std::string_view name, model::role role) {
    change_user(database, name, "UPDATE user SET role = ? WHERE id = ?", model::name_of(role));
}

void set_disabled(db::connection& database, std::string_view name, bool disabled) {
    change_user(database, name, "UPDATE user SET disabled = ? WHERE id = ?", disabled ? 1 : 0);
}

void remove_user(db::connection& database, std::string_view name) {
    change_user(database, name, "DELETE FROM user WHERE id = ?");
}

void note_sign_in(db::connection& database, std::int64_t user_id, std::string_view day) {
    database.query("UPDATE user SET last_sign_in = ? WHERE id = ?", day, user_id).run();
}

void add_session(db::connection& database, session const& added) {
    database
        .query("DELETE FROM session WHERE user_id = ? AND id_hash NOT IN (SELECT id_hash FROM "
               "session WHERE user_id = ? ORDER BY seen DESC LIMIT ?)",
               added.user_id, added.user_id, most_sessions - 1)
        .run();
    database
        .query("INSERT INTO session VALUES (?, ?, ?, ?)", added.id_hash, added.user_id,
               added.created, added.seen)
        .run();
}

void remove_session(db::connection& database, std::string_view id_hash) {
    database.query("DELETE FROM session WHERE id_hash = ?", id_hash).run();
}

void note_seen(db::connection& database, std::string_view id_hash, std::int64_t seen) {
    database.query("UPDATE session SET seen = max(seen, ?) WHERE id_hash = ?", seen, id_hash).run();
}

void remove_sessions_before(db::connection& database, std::int64_t created, std::int64_t seen) {
    database.query("DELETE FROM session WHERE created <= ? OR seen <= ?", created, seen).run();
}

void add_token(db::connection& database, token const& added) {
    if (database.count("SELECT count(*) FROM token WHERE name = ?", added.name) > 0) {
        throw input_error{"there is a token '{}' already; revoke it first, or give another name",
                          added.name};
    }
    database
        .query("INSERT INTO token (name, hash, role, user_id, created, expires) VALUES (?, ?, ?, "
               "?, ?, ?)",
               added.name, added.hash, model::name_of(added.role), added.user_id, added.created,
               added.expires)
        .run();
}

void remove_token(db::connection& database, std::string_view name) {
    if (database.count("SELECT count(*) FROM token WHERE name = ?", name) == 0) {
        throw not_found{"there is no token '{}'{}", name,
                        did_you_mean(name, names_of(tokens(database)))};
    }
    database.query("DELETE FROM token WHERE name = ?", name).run();
}

void note_used(db::connection& database, std::string_view hash, std::string_view day) {
    database.query("UPDATE token SET last_used = ? WHERE hash = ?", day, hash).run();
}

} // namespace trygg::store
