#pragma once
/// \file The town as the public, staff, editors and admins reach it, with a clock of its own.

#include "api/ask.hpp"
#include "secret/digest.hpp"
#include "secret/password.hpp"
#include "store/accounts.hpp"

#include <map>
#include <memory>
#include <string>

/// Everybody's password is "lösenordet". Tokens are named as their roles.
class guarded_town {
public:
    using headers = std::map<std::string, std::string>;
    static constexpr std::int64_t start = 1'795'435'200; // noon of 2026-11-23 UTC
    static constexpr char const* live_session = "live-session-live-session-live-session-live";
    static constexpr char const* old_session = "old-session-old-session-old-session-old-ses";

    explicit guarded_town(trygg::api::service_options options = {}) {
        town::build(path());
        auto database = trygg::store::open_to_write(path());
        add_people(database);
        options.database_path = path();
        options.now = [this] {
            return now;
        };
        service = std::make_unique<trygg::api::service>(options);
    }

    std::string path() const { return m_folder / "town.db"; }

    trygg::http::response ask(std::string const& method, std::string const& target,
                              headers sent = {}, std::string const& body = {}) const {
        sent.emplace("host", "town.example");
        return service->answer({method, target, sent, body, "192.0.2.7"});
    }
    trygg::http::response get(std::string const& target, headers const& sent = {}) const {
        return ask("GET", target, sent);
    }

    static headers token(std::string const& name) { return {{"authorization", "Bearer " + name}}; }
    static headers session(std::string const& id) { return {{"cookie", "trygghetskarta=" + id}}; }

    std::int64_t now = start;
    std::unique_ptr<trygg::api::service> service;

private:
    static void add_people(trygg::db::connection& database) {
        using namespace trygg;
        static auto const hash = secret::hash_password("lösenordet");
        for (auto const* name : {"staff", "editor", "admin", "gone"}) {
            auto const role = model::role_of(name).value_or(model::role::admin);
            store::add_user(database, {.name = name,
                                       .shown_as = name,
                                       .role = role,
                                       .password_hash = hash,
                                       .created = "2026-01-01"});
            auto const id = database.last_id();
            store::add_token(database, {.name = name,
                                        .hash = secret::fingerprint(name),
                                        .role = role,
                                        .user_id = id,
                                        .created = "2026-01-01",
                                        .expires = "2026-12-31"});
        }
        auto const admin = store::users(database).front().id;
        store::add_session(database, {secret::fingerprint(live_session), admin, start, start});
        store::add_session(database,
                           {secret::fingerprint(old_session), admin, start, start - 12 * 3600});
        store::set_disabled(database, "gone", true);
    }

    temp_folder m_folder;
};
