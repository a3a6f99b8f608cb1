#pragma once
/// \file Users, their sessions, and tokens of programs. Days are local dates, other times seconds
/// since 1970 UTC. What changes something wants a transaction around it; no snapshot holds it.

#include "db/sqlite.hpp"
#include "model/role.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::store {

struct user {
    std::int64_t id = 0;
    std::string name{}, shown_as{};
    model::role role = model::role::staff;
    std::string password_hash{}; ///< empty: cannot sign in with a password
    bool is_disabled = false;
    std::string created{};
    std::optional<std::string> last_sign_in{};
};

struct session {
    std::string id_hash{};
    std::int64_t user_id = 0;
    std::int64_t created = 0, seen = 0;
};

struct token {
    std::string name{}, hash{};
    model::role role = model::role::staff;
    std::optional<std::int64_t> user_id{};
    std::string created{}, expires{};
    std::optional<std::string> last_used{};
    std::int64_t id = 0; ///< given by the database
};

std::vector<user> users(db::connection& database); ///< by name
std::vector<session> sessions(db::connection& database);
std::vector<token> tokens(db::connection& database); ///< by name

/// A name to sign in with, in lower case. Throws input_error for one that is not 1 to 64 of a…z,
/// 0…9, ".", "_", "-" and "@".
std::string account_name(std::string_view text);

/// Throws input_error for a name to show that is no UTF-8 text of 1 to 100 bytes.
void check_shown_name(std::string_view text);

/// Throws input_error for a token's name that is no UTF-8 text of 1 to 100 bytes, and for a number
/// of days that is not 1 to 3650.
void check_token(std::string_view name, std::int64_t days);

/// Throws input_error for a password of less than 10 letters or more than 500 bytes.
void check_password(std::string_view password);

/// `added.id` is ignored. Throws input_error when the name is taken.
void add_user(db::connection& database, user const& added);

/// Change a user; the user's sessions end. Throws not_found, naming those there are.
void set_password(db::connection& database, std::string_view name, std::string_view hash);
void set_shown_as(db::connection& database, std::string_view name, std::string_view shown_as);
void set_role(db::connection& database, std::string_view name, model::role role);
void set_disabled(db::connection& database, std::string_view name, bool disabled);
void remove_user(db::connection& database, std::string_view name);

void note_sign_in(db::connection& database, std::int64_t user_id, std::string_view day);

/// Of one user the 20 newest sessions stay.
void add_session(db::connection& database, session const& added);
void remove_session(db::connection& database, std::string_view id_hash);
void note_seen(db::connection& database, std::string_view id_hash, std::int64_t seen);
void remove_sessions_before(db::connection& database, std::int64_t created, std::int64_t seen);

/// Throws input_error when the name is taken.
void add_token(db::connection& database, token const& added);

/// Throws not_found, naming those there are.
void remove_token(db::connection& database, std::string_view name);
void note_used(db::connection& database, std::string_view hash, std::string_view day);

} // namespace trygg::store
