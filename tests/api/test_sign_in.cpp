#include "api/guarded_town.hpp"

using namespace trygg;
using Catch::Matchers::Contains;
using headers = guarded_town::headers;

namespace {

/// "abc" of the header "name=abc; Path=/".
std::string set_cookie(http::response const& answer, std::string const& name) {
    auto const [first, last] = answer.headers.equal_range("Set-Cookie");
    for (auto each = first; each != last; ++each) {
        if (each->second.starts_with(name + "=")) {
            auto const start = name.size() + 1;
            return each->second.substr(start, each->second.find(';') - start);
        }
    }
    return {};
}

std::string hidden(http::response const& page, std::string const& name) {
    auto const text = body_of(page);
    auto const start = "name=\"" + name + "\" value=\"";
    auto const at = text.find(start);
    REQUIRE(at != std::string::npos);
    return text.substr(at + start.size(), text.find('"', at + start.size()) - at - start.size());
}

/// A browser that has the form, and sends it.
struct visitor {
    guarded_town const& town;
    std::string form_cookie{}, csrf{}, session{};

    explicit visitor(guarded_town const& of) : town(of) {
        auto const page = town.get("/sign-in");
        REQUIRE(page.status == 200);
        form_cookie = set_cookie(page, "trygghetskarta-form");
        csrf = hidden(page, "csrf");
    }

    headers sent(headers more = {}) const {
        more.emplace("cookie", "trygghetskarta-form=" + form_cookie +
                                   (session.empty() ? "" : "; trygghetskarta=" + session));
        more.emplace("content-type", "application/x-www-form-urlencoded");
        more.emplace("origin", "http://town.example");
        return more;
    }

    http::response sign_in(std::string const& name, std::string const& password,
                           std::string const& more = {}, headers const& head = {}) {
        auto const answer =
            town.ask("POST", "/sign-in", sent(head),
                     "name=" + name + "&password=" + password + "&csrf=" + csrf + more);
        if (auto const id = set_cookie(answer, "trygghetskarta"); !id.empty()) {
            session = id;
        }
        return answer;
    }

    json who() const { return json::parse(body_of(town.get("/session", sent()))); }
};

constexpr char const* right = "l%C3%B6senordet";

} // namespace

TEST_CASE("Who signs in gets a session that only the server and the browser know") {
    guarded_town const town;
    visitor eva{town};

    auto const answer = eva.sign_in("Editor", right, "&next=/data");

    CHECK(answer.status == 303);
    CHECK(header_of(answer, "Location") == "/data");
    CHECK(header_of(answer, "Set-Cookie") ==
          "trygghetskarta=" + eva.session + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=604800");
    CHECK(eva.session.size() == 43);
    auto const who = eva.who();
    CHECK(who["role"] == "editor");
    CHECK(who["name"] == "editor");
    CHECK(who["signed_in"] == true);
    CHECK(who["csrf"].get<std::string>().size() == 64);
    auto database = store::open_to_read(town.path());
    CHECK(database.count("SELECT count(*) FROM session WHERE id_hash = ?", eva.session) == 0);
    CHECK(store::users(database)[1].last_sign_in == "2026-11-23");
}

TEST_CASE("A session id is new at each sign-in, and the old one ends") {
    guarded_town const town;
    visitor eva{town};
    eva.session = "planted-planted-planted-planted-planted-pla";
    eva.sign_in("staff", right);
    auto const first = eva.session;
    CHECK(first != "planted-planted-planted-planted-planted-pla");

    eva.sign_in("staff", right);

    CHECK(eva.session != first);
    CHECK(eva.who()["role"] == "staff");
    eva.session = first;
    CHECK(eva.who()["role"] == "public");
    CHECK(eva.who()["has_ended"] == true);
}

TEST_CASE("A wrong password, an unknown name and a disabled user get the same answer") {
    guarded_town const town;
    visitor eva{town};
    auto const wrong = eva.sign_in("staff", "wrong-password");
    auto const unknown = eva.sign_in("nobody", "wrong-password");
    auto const disabled = eva.sign_in("gone", right);
    auto const hostile = eva.sign_in("%22%3E%3Cscript%3E", "wrong-password");

    CHECK(wrong.status == 401);
    CHECK(header_of(wrong, "WWW-Authenticate") == "Bearer realm=\"Trygghetskarta\"");
    CHECK_THAT(body_of(wrong), Contains("role=\"alert\"") && Contains("lösenordet är fel"));
    CHECK(unknown.status == 401);
    CHECK(disabled.status == 401);
    auto const without = [](http::response const& answer, std::string const& name) {
        auto text = body_of(answer);
        auto const at = text.find("value=\"" + name + "\"");
        REQUIRE(at != std::string::npos);
        return text.erase(at, name.size() + 8);
    };
    CHECK(without(wrong, "staff") == without(unknown, "nobody"));
    CHECK(without(wrong, "staff") == without(disabled, "gone"));
    CHECK_THAT(body_of(hostile), !Contains("<script>"));
    CHECK(eva.session.empty());
}

TEST_CASE("Guessing takes longer and longer, for a name that is there and one that is not") {
    guarded_town town;
    for (auto const* name : {"staff", "nobody"}) {
        visitor eva{town};
        for (int i = 0; i < 5; ++i) {
            CHECK(eva.sign_in(name, "wrong-password").status == 401);
        }
        auto const refused = eva.sign_in(name, right);
        CHECK(refused.status == 429);
        CHECK(header_of(refused, "Retry-After") == "1");
        CHECK_THAT(body_of(refused), Contains("Vänta 1 min"));
        town.now += 1;
    }
    visitor eva{town};
    CHECK(eva.sign_in("staff", right).status == 303);
    CHECK(visitor{town}.sign_in("admin", right).status == 303);
}

TEST_CASE("One address cannot try many names, and its neighbours wait with it") {
    guarded_town town;
    visitor eva{town};
    for (int i = 0; i < 20; ++i) {
        eva.sign_in("name" + std::to_string(i), "wrong-password");
    }
    CHECK(eva.sign_in("staff", right).status == 429);
    town.now += 3600;
    CHECK(eva.sign_in("staff", right).status == 303);
}

TEST_CASE("A form of another site or another browser signs nobody in") {
    guarded_town const town;
    visitor eva{town};
    CHECK(eva.sign_in("staff", right, {}, {{"origin", "https://evil.example"}}).status == 403);
    CHECK(eva.sign_in("staff", right, {}, {{"cookie", ""}}).status == 403);
    auto const csrf = eva.csrf;
    eva.csrf = std::string(64, 'a');
    CHECK(eva.sign_in("staff", right).status == 403);
    eva.csrf = "";
    CHECK(eva.sign_in("staff", right).status == 403);
    eva.csrf = visitor{town}.csrf;
    CHECK(eva.sign_in("staff", right).status == 403);
    CHECK(eva.session.empty());
    eva.csrf = csrf;
    CHECK(eva.sign_in("staff", right).status == 303);
}

TEST_CASE("After a sign-in one goes on to a page of ours only") {
    guarded_town const town;
    visitor eva{town};
    auto const next = [&](std::string const& path) {
        return header_of(eva.sign_in("staff", right, "&next=" + path), "Location");
    };
    CHECK(next("/collections%3Ff=html") == "/collections?f=html");
    CHECK(next("//evil.example") == "/");
    CHECK(next("https://evil.example") == "/");
    CHECK(next("/%5Cevil.example") == "/");
    CHECK(next("javascript:alert(1)") == "/");
    CHECK(eva.sign_in("staff", right, "&next=/a%0D%0ASet-Cookie:+a=b").status == 400);
}

TEST_CASE("Signing out takes the token of the page, and ends the session") {
    guarded_town const town;
    visitor eva{town};
    eva.sign_in("staff", right);
    auto const csrf = eva.who()["csrf"].get<std::string>();

    CHECK(town.ask("POST", "/sign-out", eva.sent(), "csrf=wrong").status == 403);
    CHECK(town.ask("POST", "/sign-out", eva.sent(), "").status == 403);
    CHECK(eva.who()["role"] == "staff");
    auto const out = town.ask("POST", "/sign-out", eva.sent(), "csrf=" + csrf);

    CHECK(out.status == 303);
    CHECK_THAT(header_of(out, "Set-Cookie"),
               Contains("trygghetskarta=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0"));
    CHECK(eva.who()["role"] == "public");
    auto database = store::open_to_read(town.path());
    CHECK(store::sessions(database).size() == 2);
}

TEST_CASE("A script signs out with the header") {
    guarded_town const town;
    visitor eva{town};
    eva.sign_in("staff", right);
    headers const sent{{"cookie", "trygghetskarta=" + eva.session},
                       {"x-csrf-token", eva.who()["csrf"].get<std::string>()}};
    CHECK(town.ask("POST", "/sign-out", sent).status == 204);
    CHECK(eva.who()["role"] == "public");
}

TEST_CASE("A session ends when it is not used for twelve hours, or after a week") {
    guarded_town town;
    visitor eva{town};
    eva.sign_in("staff", right);
    town.now += 12 * 3600 - 1;
    CHECK(eva.who()["role"] == "staff");
    town.now += 12 * 3600;
    CHECK(eva.who()["role"] == "public");

    eva.sign_in("staff", right);
    for (int i = 0; i < 15; ++i) {
        town.now += 11 * 3600;
        CHECK(eva.who()["role"] == "staff");
    }
    town.now += 11 * 3600; // 176 hours
    CHECK(eva.who()["role"] == "public");
}

TEST_CASE("What was used is written down, and sessions that are over are cleared away") {
    guarded_town town;
    town.get("/session", town.token("staff"));
    town.now += 600;
    town.get("/session", town.session(guarded_town::live_session));

    town.service->tidy();

    auto database = store::open_to_read(town.path());
    auto const sessions = store::sessions(database);
    REQUIRE(sessions.size() == 1);
    CHECK(sessions[0].seen == guarded_town::start + 600);
    CHECK(store::tokens(database).back().last_used == "2026-11-23");
}

TEST_CASE("A session outlives the server, and a change of the password ends it") {
    guarded_town town;
    visitor eva{town};
    eva.sign_in("staff", right);
    town.service = std::make_unique<api::service>(
        api::service_options{.database_path = town.path(), .now = [&town] {
                                 return town.now;
                             }});
    CHECK(eva.who()["role"] == "staff");
    {
        auto database = store::open_to_write(town.path());
        store::set_password(database, "staff", secret::hash_password("something else"));
    }
    town.service->reload();
    CHECK(eva.who()["role"] == "public");
}

TEST_CASE("Behind https cookies are for this host alone") {
    guarded_town const town{{.public_url = "https://karta.mark.se"}};
    auto const page = town.get("/sign-in");
    CHECK_THAT(header_of(page, "Set-Cookie"),
               Catch::Matchers::StartsWith("__Host-trygghetskarta-form=") && Contains("; Secure"));
    auto const plain = town.get("/session", town.session(guarded_town::live_session));
    CHECK(json::parse(body_of(plain))["role"] == "public");
    auto const secure =
        town.get("/session",
                 {{"cookie", std::string{"__Host-trygghetskarta="} + guarded_town::live_session}});
    CHECK(json::parse(body_of(secure))["role"] == "admin");
}

TEST_CASE("A proxy's word is believed from its address alone") {
    guarded_town const town{
        {.user_header = "x-remote-user", .user_header_from = {parse_network("10.0.0.0/8")}}};
    auto const role_from = [&](std::string const& peer, std::string const& name) {
        http::request const asked{
            "GET", "/session", {{"host", "town.example"}, {"x-remote-user", name}}, {}, peer};
        return json::parse(body_of(town.service->answer(asked)))["role"].get<std::string>();
    };
    CHECK(role_from("10.1.2.3", "editor") == "editor");
    CHECK(role_from("10.1.2.3", "Editor ") == "editor");
    CHECK(role_from("192.0.2.7", "editor") == "public");
    CHECK(role_from("", "editor") == "public");
    CHECK(role_from("10.1.2.3", "nobody") == "public");
    CHECK(role_from("10.1.2.3", "gone") == "public");
    CHECK(role_from("10.1.2.3", "editor, admin") == "public");
}

TEST_CASE("The page to sign in on speaks Swedish and English, and needs no script") {
    guarded_town const town;
    auto const swedish = town.get("/sign-in"), english = town.get("/sign-in?lang=en"),
               browser = town.get("/sign-in", {{"accept-language", "en-GB,en;q=0.9"}});
    CHECK_THAT(body_of(swedish), Contains("<html lang=\"sv\"") && Contains("Lösenord") &&
                                     Contains("autocomplete=\"current-password\"") &&
                                     Contains("autocomplete=\"username\"") && !Contains("<script"));
    CHECK_THAT(body_of(english), Contains("<html lang=\"en\"") && Contains("Password"));
    CHECK_THAT(body_of(browser), Contains("Password"));
    CHECK(header_of(swedish, "Cache-Control") == "no-store");
    CHECK(header_of(swedish, "Referrer-Policy") == "same-origin"); // else Origin would be null
    CHECK(town.get("/sign-in?name=eva").status == 400);
    auto const signed_in = town.get("/sign-in", town.session(guarded_town::live_session));
    CHECK_THAT(body_of(signed_in), Contains("Du är inloggad som admin"));
}
