#include "api/administered.hpp"

using namespace trygg;
using Catch::Matchers::Contains;

namespace {

json const eva{{"name", "Eva"}, {"shown_as", "Eva Ek"}, {"role", "editor"}};

json with(json base, std::string const& name, json const& value) {
    base[name] = value;
    return base;
}

} // namespace

TEST_CASE("A user who is added can sign in at once with the password that is told once") {
    administered const at;
    auto const made = at.send("POST", "/admin/users", with(eva, "make_password", true));
    INFO(body_of(made));
    REQUIRE(made.status == 201);
    CHECK(header_of(made, "Location") == "http://town.example/admin/users/eva");
    CHECK(header_of(made, "Cache-Control") == "no-store");
    auto const user = json::parse(body_of(made));
    auto const password = user["password"].get<std::string>();
    CHECK(user["shown_as"] == "Eva Ek");
    CHECK(at.last_change() ==
          R"(admin create users null {"name":"eva","shown_as":"Eva Ek","role":"editor",)"
          R"("disabled":false,"has_password":true})");

    for (auto const& each : at.read("/admin/users")["users"]) {
        CHECK(each.count("password") == 0);
    }
    auto const form = at.town.get("/sign-in");
    CHECK(form.status == 200);
    auto database = store::open_to_read(at.town.path());
    auto const kept = store::users(database);
    auto const found = std::ranges::find(kept, "eva", &store::user::name);
    REQUIRE(found != kept.end());
    CHECK(secret::is_password(found->password_hash, password));
}

TEST_CASE("What is wrong with a new user is told field by field, and nothing is added") {
    administered const at;
    auto const wrong = at.send("POST", "/admin/users",
                               {{"name", "Eva Ek"}, {"role", "king"}, {"password", "kort"}});
    CHECK(wrong.status == 422);
    CHECK(problems_of(wrong) == "/name name; /role code; /password password; ");
    auto const empty = at.send("POST", "/admin/users", json::object());
    CHECK(problems_of(empty) == "/name required; /role required; /password required; ");
    auto const taken = at.send("POST", "/admin/users",
                               {{"name", "staff"}, {"role", "staff"}, {"no_password", true}});
    CHECK(problems_of(taken) == "/name taken; ");
    auto const more = at.send("POST", "/admin/users", with(eva, "admin", true));
    CHECK_THAT(problems_of(more), Contains("/admin unknown"));
    CHECK(at.send("POST", "/admin/users", json::array()).status == 400);
    CHECK(at.read("/admin/users")["users"].size() == 4);
}

TEST_CASE("A change of a user needs the user's tag, is logged, and ends the user's sessions") {
    administered const at;
    auto const session = guarded_town::session(guarded_town::live_session);
    CHECK(at.town.get("/admin/users", session).status == 200);
    auto const tag = at.tag("/admin/users/admin");
    CHECK(at.send("PATCH", "/admin/users/admin", {{"shown_as", "Chefen"}}).status == 428);
    CHECK(at.send("PATCH", "/admin/users/admin", {{"shown_as", "Chefen"}}, "\"old\"").status ==
          412);
    auto const changed = at.send("PATCH", "/admin/users/admin", {{"shown_as", "Chefen"}}, tag);
    CHECK(changed.status == 200);
    CHECK(header_of(changed, "ETag") == at.tag("/admin/users/admin"));
    CHECK(at.town.get("/admin/users", session).status == 404);
    CHECK(at.send("PATCH", "/admin/users/admin", {{"shown_as", "Annan"}}, tag).status == 412);
    CHECK_THAT(at.last_change(), Contains("admin update users") && Contains("Chefen"));

    CHECK(at.send("PATCH", "/admin/users/nobody", {{"role", "staff"}}, "*").status == 404);
}

TEST_CASE("A locked user's token opens nothing until the user is unlocked") {
    administered const at;
    auto const lock = at.send("PATCH", "/admin/users/editor", {{"locked", true}}, "*");
    CHECK(json::parse(body_of(lock))["locked"] == true);
    CHECK(at.town.get("/edit", guarded_town::token("editor")).status == 401);
    CHECK(at.send("PATCH", "/admin/users/editor", {{"locked", false}}, "*").status == 200);
    CHECK(at.town.get("/edit", guarded_town::token("editor")).status == 200);
}

TEST_CASE("The last administrator stays one, whoever asks otherwise") {
    administered const at;
    for (auto const& change : {json{{"role", "editor"}}, json{{"locked", true}}}) {
        CHECK(at.send("PATCH", "/admin/users/admin", change, "*").status == 409);
    }
    CHECK(at.send("DELETE", "/admin/users/admin", nullptr, "*").status == 409);
    CHECK(at.read("/admin/users/admin")["role"] == "admin");
    CHECK(at.last_change().empty());

    CHECK(at.send("PATCH", "/admin/users/staff", {{"role", "admin"}}, "*").status == 200);
    CHECK(at.send("DELETE", "/admin/users/admin", nullptr, "*").status == 204);
    CHECK(at.send("GET", "/admin/users").status == 401);
}

TEST_CASE("A new password is told once and never written down") {
    administered const at;
    auto const made = at.send("PATCH", "/admin/users/staff", {{"make_password", true}}, "*");
    auto const password = json::parse(body_of(made))["password"].get<std::string>();
    CHECK(password.size() >= 10);
    CHECK_THAT(at.last_change(), !Contains(password) && Contains(R"("password":"new")"));
    auto const given =
        at.send("PATCH", "/admin/users/staff", {{"password", "ett nytt lösenord"}}, "*");
    CHECK(json::parse(body_of(given)).count("password") == 0);
}

TEST_CASE("A token that is made opens what its role may see, until it is revoked") {
    administered const at;
    auto const made =
        at.send("POST", "/admin/tokens", {{"name", "QGIS"}, {"role", "editor"}, {"user", "staff"}});
    INFO(body_of(made));
    REQUIRE(made.status == 201);
    auto const token = json::parse(body_of(made));
    auto const text = token["token"].get<std::string>();
    auto const headers = guarded_town::token(text);
    CHECK_THAT(body_of(at.town.get("/session", headers)), Contains(R"("role":"staff")"));
    CHECK_THAT(at.last_change(), !Contains(text) && Contains("create tokens"));
    CHECK_THAT(at.read("/admin/tokens").dump(), !Contains(text) && Contains("QGIS"));

    auto const where = header_of(made, "Location").substr(19);
    CHECK(at.read(where)["user"] == "staff");
    CHECK(at.send("DELETE", where).status == 204);
    CHECK(at.town.get("/session", headers).status == 401);
    CHECK_THAT(at.last_change(), Contains("remove tokens"));
    CHECK(at.send("DELETE", where).status == 404);
}

TEST_CASE("What is wrong with a new token is told field by field") {
    administered const at;
    auto const wrong =
        at.send("POST", "/admin/tokens",
                {{"name", ""}, {"role", "public"}, {"user", "nobody"}, {"days", 4000}});
    CHECK(wrong.status == 422);
    CHECK(problems_of(wrong) == "/name required; /role code; /days range; /user no_such; ");
    auto const taken = at.send("POST", "/admin/tokens", {{"name", "staff"}, {"role", "staff"}});
    CHECK(problems_of(taken) == "/name taken; ");
}

TEST_CASE("A page's change of users needs what the session told it") {
    guarded_town const town;
    auto headers = guarded_town::session(guarded_town::live_session);
    headers.emplace("content-type", "application/json");
    auto const body = with(eva, "no_password", true).dump();
    CHECK(town.ask("POST", "/admin/users", headers, body).status == 403);
    auto const session = json::parse(
        body_of(town.get("/session", guarded_town::session(guarded_town::live_session))));
    headers.emplace("x-csrf-token", session["csrf"].get<std::string>());
    CHECK(town.ask("POST", "/admin/users", headers, body).status == 201);
}
