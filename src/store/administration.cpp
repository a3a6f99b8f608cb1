#include "store/administration.hpp"

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "store/database.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace trygg::store {

namespace {

using json = nlohmann::ordered_json;

constexpr char const* nothing = "null";

json told(user const& of) {
    return {{"name", of.name},
            {"shown_as", of.shown_as},
            {"role", model::name_of(of.role)},
            {"disabled", of.is_disabled},
            {"has_password", !of.password_hash.empty()}};
}

json told(token const& of) {
    json result{{"name", of.name}, {"role", model::name_of(of.role)}, {"expires", of.expires}};
    result["user_id"] = of.user_id ? json(*of.user_id) : json(nullptr);
    return result;
}

token find_token(db::connection& database, std::string_view name) {
    auto const all = tokens(database);
    auto const found = std::ranges::find(all, name, &token::name);
    if (found == all.end()) {
        throw not_found{"there is no token '{}'", name};
    }
    return *found;
}

} // namespace

user find_user(db::connection& database, std::string_view name) {
    auto const all = users(database);
    auto const found = std::ranges::find(all, name, &user::name);
    if (found == all.end()) {
        std::vector<std::string> names;
        std::ranges::transform(all, std::back_inserter(names), &user::name);
        throw not_found{"there is no user '{}'{}", name, did_you_mean(name, names)};
    }
    return *found;
}

std::vector<log_entry> newest_changes(db::connection& database, std::int64_t most) {
    std::vector<log_entry> result;
    auto const head = head_of_log(database).number;
    for (auto number = head; number > 0 && number > head - most; --number) {
        if (auto entry = find_entry(database, number)) {
            result.push_back(std::move(*entry));
        }
    }
    return result;
}

bool has_admin(db::connection& database) {
    return database.count("SELECT count(*) FROM user WHERE role = 'admin' AND disabled = 0") > 0;
}

void administrator::log(char const* collection, std::int64_t id, char const* kind,
                        std::string before, std::string after) {
    append(*m_database, {.actor = m_name,
                         .collection = collection,
                         .feature = id,
                         .kind = kind,
                         .before = std::move(before),
                         .after = std::move(after)});
}

void administrator::add_user(user const& added) {
    store::add_user(*m_database, added);
    auto const made = find_user(*m_database, added.name);
    log("users", made.id, "create", nothing, told(made).dump());
}

void administrator::change_user(std::string_view name, user_change const& wanted) {
    auto const before = find_user(*m_database, name);
    if (wanted.shown_as) {
        set_shown_as(*m_database, name, *wanted.shown_as);
    }
    if (wanted.role) {
        set_role(*m_database, name, *wanted.role);
    }
    if (wanted.is_disabled) {
        set_disabled(*m_database, name, *wanted.is_disabled);
    }
    if (wanted.password_hash) {
        set_password(*m_database, name, *wanted.password_hash);
    }
    auto after = told(find_user(*m_database, name));
    if (wanted.password_hash) {
        after["password"] = "new";
    }
    log("users", before.id, "update", told(before).dump(), after.dump());
}

void administrator::remove_user(std::string_view name) {
    auto const before = find_user(*m_database, name);
    store::remove_user(*m_database, name);
    log("users", before.id, "remove", told(before).dump(), nothing);
}

void administrator::add_token(token const& added) {
    store::add_token(*m_database, added);
    auto const made = find_token(*m_database, added.name);
    log("tokens", made.id, "create", nothing, told(made).dump());
}

void administrator::revoke_token(std::string_view name) {
    auto const before = find_token(*m_database, name);
    remove_token(*m_database, name);
    log("tokens", before.id, "remove", told(before).dump(), nothing);
}

void administrator::set(std::string_view key, std::string_view value) {
    auto const before = setting(*m_database, key);
    if (before.value_or("") == value) {
        return;
    }
    if (value.empty()) {
        m_database->query("DELETE FROM setting WHERE key = ?", key).run();
    } else {
        m_database
            ->query("INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = "
                    "excluded.value",
                    key, value)
            .run();
    }
    auto const text = [key](std::string_view of) {
        return of.empty() ? std::string{nothing} : json{{std::string{key}, of}}.dump();
    };
    log("settings", 0, "update", text(before.value_or("")), text(value));
}

void administrator::note_import(std::int64_t source_id, std::string const& counts) {
    log("imports", source_id, "import", nothing, counts);
}

} // namespace trygg::store
