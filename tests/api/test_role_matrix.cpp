#include "api/guarded_town.hpp"
#include "api/role_rows.hpp"
#include "api/routes.hpp"

#include <set>

using namespace trygg;
using namespace role_rows;
using Catch::Matchers::Contains;

namespace {

guarded_town::headers headers_of(std::string const& who) {
    if (who == "public") {
        return {};
    }
    if (who == "expired") {
        return guarded_town::session(guarded_town::old_session);
    }
    return guarded_town::token(who == "bad" ? "guessed" : who == "disabled" ? "gone" : who);
}

/// What a method answers that a route does not have.
int status_without(row const& of, std::string const& person) {
    if (person == "bad" || person == "disabled") {
        return 401;
    }
    auto const target = std::string_view{of.target};
    auto const found = api::find_route(target.substr(0, target.find('?')));
    auto const role = model::role_of(person).value_or(model::role::anyone);
    return !found || role < found->found->least ? 404 : 405;
}

/// A path of the same length at which nothing is.
std::string missing_path(std::string target) {
    auto const end = std::min(target.find_first_of("/?", 1), target.size());
    target[end - 1] = 'q';
    return target;
}

std::string with(std::string text, std::string const& path, std::string const& other) {
    auto const at = text.find(path);
    return at == std::string::npos ? text : text.replace(at, path.size(), other);
}

} // namespace

TEST_CASE("Every route answers each role as the table says") {
    guarded_town const town;
    add_workshop(town.path());
    for (auto const& each : rows) {
        for (std::size_t i = 0; i < people.size(); ++i) {
            INFO(each.method << " " << each.target << " as " << people[i]);
            auto const answer = town.ask(each.method, each.target, headers_of(people[i]));
            CHECK(answer.status == each.expected[i]);
            CHECK((answer.status == 401) ==
                  (header_of(answer, "WWW-Authenticate") == "Bearer realm=\"Trygghetskarta\""));
            if (each.method == std::string_view{"GET"}) {
                CHECK(town.ask("HEAD", each.target, headers_of(people[i])).status ==
                      each.expected[i]);
            }
        }
    }
}

TEST_CASE("Every format of a route is for the same roles") {
    guarded_town const town;
    add_workshop(town.path());
    for (auto const& each : rows) {
        auto const whole = std::string{each.target};
        auto const found = api::find_route(whole.substr(0, whole.find('?')));
        bool const has_formats =
            found && found->found->formats && !found->found->parameters(false).empty(); // takes f
        if (!has_formats || each.method != std::string_view{"GET"}) {
            continue;
        }
        for (auto const& format : found->found->formats()) {
            for (std::size_t i = 0; i < people.size(); ++i) {
                bool const html = format.name == "html" && people[i] == std::string_view{"expired"};
                auto const plain = html ? each.expected[0] : each.expected[i];
                auto const sign = whole.find('?') == std::string::npos ? "?f=" : "&f=";
                auto const target = whole + sign + format.name;
                INFO(target << " as " << people[i]);
                CHECK(town.get(target, headers_of(people[i])).status == plain);
            }
        }
    }
}

TEST_CASE("The table has every route, and every way to change one") {
    std::set<std::string> listed, there;
    for (auto const& each : rows) {
        listed.insert(std::string{each.method} + " " + each.route);
    }
    for (auto const& route : api::routes()) {
        there.insert("GET " + std::string{route.path});
        for (auto const& change : route.changes()) {
            there.insert(std::string{change.method} + " " + std::string{route.path});
        }
    }
    std::vector<std::string> missing;
    std::ranges::set_difference(there, listed, std::back_inserter(missing));
    CHECK(missing == std::vector<std::string>{});
}

TEST_CASE("A method that a route does not have is refused alike") {
    guarded_town const town;
    for (auto const& each : rows) {
        if (each.method != std::string_view{"GET"}) {
            continue;
        }
        auto const target = std::string_view{each.target};
        auto const found = api::find_route(target.substr(0, target.find('?')));
        for (auto const* method : {"POST", "PUT", "PATCH", "DELETE", "TRACE"}) {
            auto const collection =
                found && !found->captures.empty() ? found->captures.front() : std::string{};
            auto const changes = found ? found->found->changes_of(collection) : api::only_read();
            if (std::ranges::find(changes, method, &api::change_method::method) != changes.end()) {
                continue;
            }
            for (std::size_t i = 0; i < people.size(); ++i) {
                INFO(method << " " << each.target << " as " << people[i]);
                CHECK(town.ask(method, each.target, headers_of(people[i])).status ==
                      status_without(each, people[i]));
            }
        }
    }
}

TEST_CASE("What is hidden from the public answers as what is not there") {
    guarded_town const town;
    add_workshop(town.path());
    for (auto const& each : rows) {
        auto const target = std::string{each.target};
        auto const path = target.substr(0, target.find('?'));
        auto const found = api::find_route(path);
        if (each.expected[0] != 404 || !found || found->found->least == model::role::anyone) {
            continue;
        }
        auto const missing_one = missing_path(path);
        for (auto const* method : {"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"}) {
            CAPTURE(method, path);
            auto const hidden = town.ask(method, path);
            auto const missing = town.ask(method, missing_one);
            CHECK(hidden.status == 404);
            CHECK(missing.status == 404);
            CHECK(hidden.headers == missing.headers);
            CHECK(body_of(hidden) == with(body_of(missing), missing_one, path));
        }
    }
    CHECK_THAT(body_of(town.get("/api?f=json")), !Contains("join-report"));
    CHECK_THAT(body_of(town.get("/?f=json")), !Contains("join-report"));
    CHECK_THAT(body_of(town.get("/api?f=json", town.token("staff"))), Contains("/join-report"));
}

TEST_CASE("An analysis of what is hidden answers as one of what is not there") {
    guarded_town const town;
    struct {
        char const *hidden, *missing;
        std::string own, other;
    } const pairs[]{{"/hotspots/deso", "/hotspots/nosuch", "deso", "nosuch"},
                    {"/evaluations/1", "/evaluations/999", "1", "999"},
                    {"/profiles/arson", "/profiles/nosuch", "arson", "nosuch"}};
    for (auto const& [hidden, missing, own, other] : pairs) {
        for (auto const* method : {"GET", "HEAD"}) {
            CAPTURE(hidden, method);
            auto const one = town.ask(method, hidden), none = town.ask(method, missing);
            CHECK(one.status == 404);
            CHECK(none.status == 404);
            CHECK(one.headers == none.headers);
            auto text = body_of(none);
            for (auto at = text.find(other); at != std::string::npos; at = text.find(other)) {
                text.replace(at, other.size(), own);
            }
            CHECK(body_of(one) == text);
        }
    }
}

TEST_CASE("A workshop that is there answers a stranger as one that is not") {
    guarded_town const town;
    add_workshop(town.path());
    for (auto const* below : {"", "/events", "/contributions", "/corrections", "/reactions",
                              "/votes", "/paper", "/report", "/publication", "/contributions/1"}) {
        for (auto const* method : {"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"}) {
            auto const there = std::string{"/workshops/1"} + below;
            auto const nowhere_path = std::string{"/workshops/9"} + below;
            CAPTURE(method, there);
            auto const hidden = town.ask(method, there);
            auto const missing = town.ask(method, nowhere_path);
            CHECK(hidden.status == missing.status);
            CHECK(hidden.headers == missing.headers);
            CHECK(body_of(hidden) == with(body_of(missing), nowhere_path, there));
        }
    }
}

TEST_CASE("A page whose session has ended is told so, and is not given the public's figures") {
    guarded_town const town;
    auto const old = guarded_town::session(guarded_town::old_session);
    auto const data = town.get("/collections/zones-deso/items", old);
    CHECK(data.status == 401);
    CHECK_THAT(body_of(data), Contains("The session has ended"));
    auto with_html = old;
    with_html.emplace("accept", "text/html");
    auto const page = town.get("/collections", with_html);
    CHECK(page.status == 200);
    CHECK_THAT(header_of(page, "Set-Cookie"),
               Contains("trygghetskarta=; ") && Contains("Max-Age=0"));
}

TEST_CASE("A token holds to the end of its last day") {
    guarded_town town;
    town.now = 1'798'757'940; // 2026-12-31 23:59 in Sweden
    CHECK(town.get("/session", town.token("staff")).status == 200);
    town.now += 60;
    CHECK(town.get("/session", town.token("staff")).status == 401);
}

TEST_CASE("QGIS and ogr2ogr send a token as a password") {
    guarded_town const town;
    CHECK_THAT(body_of(town.get("/session", {{"authorization", "Basic cWdpczpzdGFmZg=="}})),
               Contains("\"role\":\"staff\""));
    CHECK(town.get("/session", {{"authorization", "Basic c3RhZmY6bMO2c2Vub3JkZXQ="}}).status ==
          401); // a person's name and password
}
