#include "api/admin_requests.hpp"
#include "api/admin_resources.hpp"
#include "api/request_body.hpp"
#include "base/time.hpp"
#include "secret/password.hpp"
#include "secret/random.hpp"
#include "store/administration.hpp"
#include "store/database.hpp"

#include <algorithm>
#include <ctime>

namespace trygg::api {

namespace {

constexpr std::int64_t most_users = 10'000;

std::string tag_of_user(store::user const& of) {
    return tag_of({of.name, of.shown_as, model::name_of(of.role), of.is_disabled ? "1" : "0",
                   of.password_hash});
}

json user_json(context const& at, store::user const& of) {
    json result{{"name", of.name},
                {"shown_as", of.shown_as},
                {"role", model::name_of(of.role)},
                {"locked", of.is_disabled},
                {"has_password", !of.password_hash.empty()},
                {"created", of.created}};
    result["last_sign_in"] = of.last_sign_in ? json(*of.last_sign_in) : json(nullptr);
    result["is_you"] = of.id == at.who.user_id;
    result["tag"] = tag_of_user(of);
    return result;
}

std::optional<model::role> role_in(body_fields& fields) {
    auto const name = fields.text("role");
    auto const role = name ? model::role_of(*name) : std::nullopt;
    if (name && (!role || *role == model::role::anyone)) {
        fields.refuse(
            "role", "code",
            fmt::format("'{}' is no role to give; there are staff, editor and admin", *name));
    }
    return role;
}

/// What a request says of a password: the one that is given, or one that is made.
struct new_password {
    std::string hash{};
    std::string made{}; ///< told this once
};

std::optional<new_password> password_in(body_fields& fields) {
    auto given = fields.text("password");
    bool const makes = fields.flag("make_password");
    if (given && makes) {
        fields.refuse("password", "both", "give a password or have one made, not both");
    }
    if (given) {
        fields.check("password", "password", [&] { store::check_password(*given); });
    }
    if (fields.is_wrong() || (!given && !makes)) {
        return std::nullopt;
    }
    auto password = makes ? secret::random_password() : std::move(*given);
    new_password result{.hash = secret::hash_password(password)};
    if (makes) {
        result.made = password;
    }
    secret::forget(password);
    return result;
}

http::response told_user(context const& at, db::connection& database, std::string_view name,
                         std::optional<new_password> const& password, int status) {
    auto const now = store::find_user(database, name);
    auto document = user_json(at, now);
    if (password && !password->made.empty()) {
        document["password"] = password->made;
    }
    auto result = private_answer(document, status);
    result.headers.emplace("ETag", tag_of_user(now));
    return result;
}

void keep_an_admin(db::connection& database, bool was_there) {
    if (was_there && !store::has_admin(database)) {
        throw edit::conflict{"This is the last administrator who can sign in; give somebody else "
                             "the role first."};
    }
}

/// Throw before anything is done to a user whom somebody else has changed.
void require_same(context const& at, db::connection& database, std::string const& name) {
    require_tag(at, tag_of_user(store::find_user(database, name)));
}

} // namespace

http::response admin_users(context const& at) {
    document_format(at, json_only());
    auto database = store::open_to_read(at.database_path);
    auto rows = json::array();
    for (auto const& each : store::users(database)) {
        rows.push_back(user_json(at, each));
    }
    return private_answer({{"users", std::move(rows)}});
}

http::response admin_user(context const& at) {
    document_format(at, json_only());
    auto database = store::open_to_read(at.database_path);
    return told_user(at, database, at.captures.at(0), std::nullopt, 200);
}

namespace {

/// A user as a body describes it, but for the password.
store::user user_in(body_fields& fields) {
    store::user result{.created = time::local_day(std::time(nullptr))};
    result.name = fields.needed_text("name");
    if (!result.name.empty()) {
        fields.check("name", "name", [&] { result.name = store::account_name(result.name); });
    }
    result.shown_as = fields.text("shown_as").value_or("");
    result.shown_as = result.shown_as.empty() ? result.name : result.shown_as;
    if (!result.shown_as.empty()) {
        fields.check("shown_as", "shown_as", [&] { store::check_shown_name(result.shown_as); });
    }
    fields.needed_text("role");
    result.role = role_in(fields).value_or(model::role::staff);
    return result;
}

void keep_count(db::connection& database) {
    if (database.count("SELECT count(*) FROM user") >= most_users) {
        throw edit::conflict{"There are {} users; remove some first.", most_users};
    }
}

} // namespace

http::response add_user(context const& at) {
    auto const body = json_body(at.request);
    take_no_parameters(at);
    body_fields fields{body,
                       {"name", "shown_as", "role", "password", "make_password", "no_password"}};
    auto added = user_in(fields);
    bool const without = fields.flag("no_password");
    auto const password = password_in(fields);
    if (!without && !fields.has("password") && !fields.flag("make_password")) {
        fields.refuse("password", "required", "a password is needed; or have one made");
    }
    if (auto wrong = refused_fields(fields)) {
        return std::move(*wrong);
    }
    added.password_hash = password ? password->hash : "";
    return administer(at, shows::in_accounts, [&](db::connection& database) {
        keep_count(database);
        fields.check("name", "taken", [&] {
            store::administrator{database, administrator_of(at)}.add_user(added);
        });
        fields.finish();
        auto result = told_user(at, database, added.name, password, 201);
        result.headers.emplace("Location", at.url("/admin/users/" + added.name));
        return result;
    });
}

http::response change_user(context const& at) {
    auto const body = json_body(at.request);
    take_no_parameters(at);
    auto const& name = at.captures.at(0);
    body_fields fields{body, {"shown_as", "role", "locked", "password", "make_password"}};
    store::user_change wanted{.shown_as = fields.text("shown_as"), .role = role_in(fields)};
    if (wanted.shown_as) {
        fields.check("shown_as", "shown_as", [&] { store::check_shown_name(*wanted.shown_as); });
    }
    if (fields.has("locked")) {
        wanted.is_disabled = fields.flag("locked");
    }
    auto const password = password_in(fields);
    if (auto wrong = refused_fields(fields)) {
        return std::move(*wrong);
    }
    if (password) {
        wanted.password_hash = password->hash;
    }
    return administer(at, shows::in_accounts, [&](db::connection& database) {
        require_same(at, database, name);
        bool const was_there = store::has_admin(database);
        store::administrator{database, administrator_of(at)}.change_user(name, wanted);
        keep_an_admin(database, was_there);
        return told_user(at, database, name, password, 200);
    });
}

http::response remove_user(context const& at) {
    take_no_parameters(at);
    auto const& name = at.captures.at(0);
    return administer(at, shows::in_accounts, [&](db::connection& database) {
        require_same(at, database, name);
        bool const was_there = store::has_admin(database);
        store::administrator{database, administrator_of(at)}.remove_user(name);
        keep_an_admin(database, was_there);
        return http::response{.status = 204};
    });
}

} // namespace trygg::api
