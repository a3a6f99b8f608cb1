#pragma once
/// \file What administrators change, each change with its entry in the change log. The log never
/// holds a password, a token or a hash of one.

#include "db/sqlite.hpp"
#include "store/accounts.hpp"
#include "store/change_log.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::store {

/// What the log calls who changes something by the command line.
inline constexpr char const* command_line = "command line";

/// What is not set stays as it is.
struct user_change {
    std::optional<std::string> shown_as{};
    std::optional<model::role> role{};
    std::optional<bool> is_disabled{};
    std::optional<std::string> password_hash{};
};

/// Changes in one person's name, within the caller's transaction.
class administrator {
public:
    /// `name`: of who does it, as the log tells it.
    administrator(db::connection& database, std::string name)
        : m_database(&database), m_name(std::move(name)) {}

    /// These throw what the functions of store/accounts throw.
    void add_user(user const& added);
    void change_user(std::string_view name, user_change const& wanted);
    void remove_user(std::string_view name);
    void add_token(token const& added);
    void revoke_token(std::string_view name);

    /// Set a setting that `check_setting` takes, or remove it with "". The same again is no change.
    void set(std::string_view key, std::string_view value);

    /// Write down that a file was imported; `counts` is JSON.
    void note_import(std::int64_t source_id, std::string const& counts);

private:
    void log(char const* collection, std::int64_t id, char const* kind, std::string before,
             std::string after);

    db::connection* m_database;
    std::string m_name;
};

/// The last entries of the log, the newest first.
std::vector<log_entry> newest_changes(db::connection& database, std::int64_t most);

/// The user with that name. Throws not_found, naming those there are.
user find_user(db::connection& database, std::string_view name);

/// Whether somebody is left who may give roles.
bool has_admin(db::connection& database);

} // namespace trygg::store
