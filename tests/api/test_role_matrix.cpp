#include "api/guarded_town.hpp"
#include "api/routes.hpp"

#include <array>
#include <set>

using namespace trygg;
using Catch::Matchers::Contains;

namespace {

/// Who asks, in the order of the columns below. An ended session and a browser that is nobody
/// differ for data: see "A page whose session has ended".
constexpr std::array<char const*, 7> people{"public", "staff",   "editor",  "admin",
                                            "bad",    "expired", "disabled"};

guarded_town::headers headers_of(std::string const& who) {
    if (who == "public") {
        return {};
    }
    if (who == "expired") {
        return guarded_town::session(guarded_town::old_session);
    }
    return guarded_town::token(who == "bad" ? "guessed" : who == "disabled" ? "gone" : who);
}

struct row {
    char const* method;
    char const* route;
    char const* target;
    std::array<int, 7> expected;
};

// What most resources answer: anybody may read them, but not with a token that is not valid, and
// not as who one was.
constexpr std::array open{200, 200, 200, 200, 401, 401, 401};
// The same for what is no data: the page itself.
constexpr std::array page{200, 200, 200, 200, 401, 200, 401};
// Analyses, which are there for everybody, of incidents that are not.
constexpr std::array of_protected{404, 200, 200, 200, 401, 401, 401};
constexpr std::array for_staff{404, 200, 200, 200, 401, 404, 401};
constexpr std::array for_editors{404, 404, 200, 200, 401, 404, 401};
constexpr std::array changing{401, 403, 415, 415, 401, 401, 401};

constexpr std::array rows{
    row{"GET", "/", "/", page},
    row{"GET", "/data", "/data", {200, 200, 200, 200, 401, 401, 401}},
    row{"GET", "/conformance", "/conformance", open},
    row{"GET", "/api", "/api", open},
    row{"GET", "/collections", "/collections", open},
    row{"GET", "/collections/{collectionId}", "/collections/zones-deso", open},
    row{"GET", "/collections/{collectionId}/schema", "/collections/incidents/schema", open},
    row{"GET", "/collections/{collectionId}/queryables", "/collections/incidents/queryables", open},
    row{"GET", "/collections/{collectionId}/sortables", "/collections/incidents/sortables", open},
    row{"GET", "/collections/{collectionId}/items", "/collections/zones-deso/items", open},
    row{"GET", "/collections/{collectionId}/items/{featureId}", "/collections/zones-deso/items/A",
        open},
    row{"GET",
        "/collections/{collectionId}/items/{featureId}",
        "/collections/zones-deso/items/Q",
        {404, 404, 404, 404, 401, 401, 401}},
    row{"GET",
        "/collections/{collectionId}/items",
        "/collections/nothing/items",
        {404, 404, 404, 404, 401, 401, 401}},
    row{"GET", "/collections/{collectionId}/tiles", "/collections/zones-deso/tiles", open},
    row{"GET", "/collections/{collectionId}/tiles/{tileMatrixSetId}",
        "/collections/zones-deso/tiles/WebMercatorQuad", open},
    row{"GET",
        "/collections/{collectionId}/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}",
        "/collections/zones-deso/tiles/WebMercatorQuad/0/0/0", open},
    row{"GET", "/tiles", "/tiles", open},
    row{"GET", "/tiles/{tileMatrixSetId}", "/tiles/WebMercatorQuad", open},
    row{"GET", "/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}",
        "/tiles/WebMercatorQuad/0/0/0", open},
    row{"GET", "/tileMatrixSets", "/tileMatrixSets", open},
    row{"GET", "/tileMatrixSets/{tileMatrixSetId}", "/tileMatrixSets/WebMercatorQuad", open},
    row{"GET", "/series/{zoneSet}", "/series/deso", open},
    row{"GET", "/hotspots/{zoneSet}", "/hotspots/deso", of_protected},
    row{"GET", "/evaluations/{measureId}", "/evaluations/1", of_protected},
    row{"GET", "/profiles/{kind}", "/profiles/arson", of_protected},
    row{"GET", "/density", "/density", of_protected},
    row{"GET", "/collections/{collectionId}/items/{featureId}/draft",
        "/collections/measures/items/1/draft", for_editors},
    row{"GET", "/collections/{collectionId}/items/{featureId}/history",
        "/collections/measures/items/1/history", for_staff},
    row{"GET", "/edit", "/edit", for_editors},
    row{"GET", "/editing", "/editing", for_editors},
    row{"GET", "/editing/{collectionId}", "/editing/measures", for_editors},
    row{"GET", "/clashes", "/clashes", for_staff},
    row{"GET", "/pledges/{year}", "/pledges/2021", page},
    row{"GET", "/what-happened", "/what-happened", open},
    row{"GET", "/situation", "/situation", page},
    row{"POST", "/collections/{collectionId}/items", "/collections/measures/items", changing},
    row{"PUT", "/collections/{collectionId}/items/{featureId}", "/collections/measures/items/1",
        changing},
    row{"PATCH", "/collections/{collectionId}/items/{featureId}", "/collections/measures/items/1",
        changing},
    row{"DELETE",
        "/collections/{collectionId}/items/{featureId}",
        "/collections/measures/items/1",
        {401, 403, 428, 428, 401, 401, 401}},
    row{"POST",
        "/collections/{collectionId}/items/{featureId}/history",
        "/collections/measures/items/1/history",
        {404, 403, 415, 415, 401, 404, 401}},
    row{"POST", "/clashes", "/clashes", {404, 403, 415, 415, 401, 404, 401}},
    row{"GET", "/map.json", "/map.json", open},
    row{"GET", "/join-report", "/join-report", for_staff},
    row{"GET", "/healthz", "/healthz", page},
    row{"GET", "/session", "/session", page},
    row{"GET", "/sign-in", "/sign-in", page},
    row{"GET", "/sign-out", "/sign-out", page},
    row{"GET", "/assets/{file}", "/assets/none.js", {404, 404, 404, 404, 401, 404, 401}},
    row{"GET", "/embed", "/embed", page},
    row{"GET", "/manifest.webmanifest", "/manifest.webmanifest", page},
    row{"GET", "/sw.js", "/sw.js", page},
    row{"GET", "/icon-192.png", "/icon-192.png", page},
    row{"GET", "/icon-512.png", "/icon-512.png", page},
    row{"GET", "/basemap/{z}/{x}/{y}", "/basemap/0/0/0", {404, 404, 404, 404, 401, 404, 401}},
    row{"POST", "/sign-in", "/sign-in", {415, 415, 415, 415, 401, 415, 401}},
    row{"POST", "/sign-out", "/sign-out", {204, 204, 204, 204, 401, 204, 401}},
    row{"GET", "", "/nothing", {404, 404, 404, 404, 401, 404, 401}},
    row{"POST", "", "/nothing", {404, 404, 404, 404, 401, 404, 401}},
};

/// What a method answers that a route does not have.
int status_without(row const& of, std::size_t person) {
    bool const unseen = of.expected[person] == 404 && of.expected != of_protected &&
                        !std::string_view{of.route}.starts_with("/assets") &&
                        !std::string_view{of.route}.starts_with("/basemap") &&
                        (!std::string_view{of.route}.starts_with("/collections") ||
                         std::string_view{of.route}.find("{featureId}/") != std::string_view::npos);
    return of.expected[person] == 401 && people[person] != std::string_view{"expired"} ? 401
           : unseen                                                                    ? 404
                                                                                       : 405;
}

} // namespace

TEST_CASE("Every route answers each role as the table says") {
    guarded_town const town;
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
    for (auto const& each : rows) {
        auto const found = api::find_route(each.target);
        bool const has_formats =
            found && found->found->formats && !found->found->parameters(false).empty(); // takes f
        if (!has_formats || each.method != std::string_view{"GET"}) {
            continue;
        }
        for (auto const& format : found->found->formats()) {
            for (std::size_t i = 0; i < people.size(); ++i) {
                bool const html = format.name == "html" && people[i] == std::string_view{"expired"};
                auto const plain = html ? each.expected[0] : each.expected[i];
                auto const target = std::string{each.target} + "?f=" + format.name;
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
    // Workshops with their guests have their own tests.
    std::erase_if(missing, [](std::string const& each) {
        return each.find(" /workshop") != std::string::npos;
    });
    CHECK(missing == std::vector<std::string>{});
}

TEST_CASE("A method that a route does not have is refused alike") {
    guarded_town const town;
    for (auto const& each : rows) {
        if (each.method != std::string_view{"GET"}) {
            continue;
        }
        auto const found = api::find_route(each.target);
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
                      status_without(each, i));
            }
        }
    }
}

TEST_CASE("What is hidden from the public answers as what is not there") {
    guarded_town const town;
    for (auto const* method : {"GET", "HEAD", "OPTIONS", "POST", "DELETE"}) {
        auto const hidden = town.ask(method, "/join-report");
        auto const missing = town.ask(method, "/join-reporx");
        CAPTURE(method);
        CHECK(hidden.status == 404);
        CHECK(missing.status == 404);
        CHECK(hidden.headers == missing.headers);
        auto text = body_of(missing);
        text.replace(text.find("reporx"), 6, "report");
        CHECK(body_of(hidden) == text);
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
