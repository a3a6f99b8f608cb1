#include "api/admin_requests.hpp"
#include "api/admin_resources.hpp"
#include "api/request_body.hpp"
#include "base/time.hpp"
#include "secret/digest.hpp"
#include "secret/random.hpp"
#include "store/administration.hpp"
#include "store/database.hpp"

#include <algorithm>
#include <charconv>
#include <ctime>

namespace trygg::api {

namespace {

constexpr std::int64_t day = 24 * 3600; // seconds
constexpr std::int64_t most_tokens = 10'000;
constexpr std::int64_t usual_days = 365;

json token_json(store::token const& of, std::vector<store::user> const& users) {
    auto const owner =
        std::ranges::find_if(users, [&](store::user const& user) { return of.user_id == user.id; });
    json result{{"id", of.id},
                {"name", of.name},
                {"role", model::name_of(of.role)},
                {"created", of.created},
                {"expires", of.expires},
                {"has_expired", of.expires < time::local_day(std::time(nullptr))}};
    result["user"] = owner == users.end() ? json(nullptr) : json(owner->name);
    result["last_used"] = of.last_used ? json(*of.last_used) : json(nullptr);
    return result;
}

store::token const& find_token(std::vector<store::token> const& all, std::string const& id) {
    std::int64_t number = 0;
    auto const parsed = std::from_chars(id.data(), id.data() + id.size(), number);
    auto const found = std::ranges::find(all, number, &store::token::id);
    if (parsed.ec != std::errc{} || parsed.ptr != id.data() + id.size() || found == all.end()) {
        throw not_found{"there is no token {}", id};
    }
    return *found;
}

model::role role_in(body_fields& fields) {
    auto const name = fields.needed_text("role");
    auto const role = model::role_of(name);
    if (!name.empty() && (!role || *role == model::role::anyone)) {
        fields.refuse(
            "role", "code",
            fmt::format("'{}' is no role to give; there are staff, editor and admin", name));
    }
    return role.value_or(model::role::staff);
}

/// The token as it is kept, but for its owner.
store::token token_in(body_fields& fields, std::string const& text) {
    auto const now = static_cast<std::int64_t>(std::time(nullptr));
    auto const days = fields.number("days").value_or(usual_days);
    store::token result{.name = fields.needed_text("name"),
                        .hash = secret::fingerprint(text),
                        .role = role_in(fields),
                        .created = time::local_day(now)};
    if (!result.name.empty()) {
        fields.check("name", "name", [&] { store::check_token(result.name, 1); });
    }
    fields.check("days", "range", [&] {
        store::check_token("days", days);
        result.expires = time::local_day(now + days * day);
    });
    return result;
}

} // namespace

http::response admin_tokens(context const& at) {
    document_format(at, json_only());
    auto database = store::open_to_read(at.database_path);
    auto const users = store::users(database);
    auto rows = json::array();
    for (auto const& each : store::tokens(database)) {
        rows.push_back(token_json(each, users));
    }
    return private_answer({{"tokens", std::move(rows)}});
}

http::response admin_token(context const& at) {
    document_format(at, json_only());
    auto database = store::open_to_read(at.database_path);
    auto const tokens = store::tokens(database);
    return private_answer(
        token_json(find_token(tokens, at.captures.at(0)), store::users(database)));
}

http::response make_token(context const& at) {
    auto const body = json_body(at.request);
    take_no_parameters(at);
    return administer(at, shows::in_accounts, [&](db::connection& database) {
        auto const text = secret::random_text();
        body_fields fields{body, {"name", "role", "user", "days"}};
        auto added = token_in(fields, text);
        auto const users = store::users(database);
        if (auto const owner = fields.text("user"); owner && !owner->empty()) {
            auto const found = std::ranges::find(users, *owner, &store::user::name);
            if (found == users.end()) {
                fields.refuse("user", "no_such", fmt::format("there is no user '{}'", *owner));
            } else {
                added.user_id = found->id;
            }
        }
        fields.finish();
        if (database.count("SELECT count(*) FROM token") >= most_tokens) {
            throw edit::conflict{"There are 10 000 tokens; revoke some first."};
        }
        fields.check("name", "taken", [&] {
            store::administrator{database, administrator_of(at)}.add_token(added);
        });
        fields.finish();
        auto const all = store::tokens(database);
        auto document = token_json(*std::ranges::find(all, added.name, &store::token::name), users);
        document["token"] = text;
        auto result = private_answer(document, 201);
        result.headers.emplace("Location",
                               at.url(fmt::format("/admin/tokens/{}", document["id"].dump())));
        return result;
    });
}

/// A token never changes, so there is nothing that somebody else could have changed.
http::response revoke_token(context const& at) {
    take_no_parameters(at);
    return administer(at, shows::in_accounts, [&](db::connection& database) {
        auto const all = store::tokens(database);
        auto const name = find_token(all, at.captures.at(0)).name;
        store::administrator{database, administrator_of(at)}.revoke_token(name);
        return http::response{.status = 204};
    });
}

} // namespace trygg::api
