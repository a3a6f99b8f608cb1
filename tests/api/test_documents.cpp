#include "api/ask.hpp"

#include "api/routes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

using Catch::Matchers::Contains;

namespace {

/// A path of the API description with its parameters' examples.
std::string try_out(std::string path, json const& operation) {
    for (auto const& p : operation["parameters"]) {
        auto const braced = fmt::format("{{{}}}", p["name"].get<std::string>());
        auto const at = path.find(braced);
        if (at != std::string::npos) {
            path.replace(at, braced.size(), p["example"].get<std::string>());
        }
    }
    return path;
}

} // namespace

TEST_CASE("The landing page leads to everything") {
    town_api const town;
    auto const page = town.get("/");
    std::vector<std::string> rels;
    for (auto const& link : page["links"]) {
        rels.push_back(link["rel"].get<std::string>());
    }
    for (auto const* rel : {"self", "service-desc", "conformance", "data"}) {
        CAPTURE(rel);
        CHECK(std::ranges::find(rels, rel) != rels.end());
    }
}

TEST_CASE("A collection tells where and when its features are") {
    town_api const town;
    auto const incidents = town.get("/collections/incidents");
    auto const box = incidents["extent"]["spatial"]["bbox"][0];
    CHECK(box[0].get<double>() == Approx(15.0084).margin(0.001));
    CHECK(incidents["extent"]["temporal"]["interval"][0] ==
          json{"2017-01-01T00:00:00Z", "2020-12-21T21:10:00Z"});
    CHECK(town.get("/collections/zones-deso")["extent"]["spatial"]["bbox"][0][0] == 15.0);
}

TEST_CASE("A collection with made-up figures in its database says so") {
    town_api const town;
    CHECK_THAT(town.get("/collections/mentions")["description"].get<std::string>(),
               Contains("påhittade siffror"));
}

TEST_CASE("The API description has every route, and every parameter of it works") {
    town_api const town;
    auto const api = town.get("/api");
    CHECK(api["openapi"] == "3.0.3");
    for (auto const& route : trygg::api::routes()) {
        if (!route.formats || !route.is_described || route.least > trygg::model::role::staff) {
            continue; // pages, what they alone ask for, and what editors alone find
        }
        std::string path{route.path};
        auto const collection = path.find("{collectionId}");
        if (collection != std::string::npos) {
            path.replace(collection, 14, "incidents");
        }
        CAPTURE(path);
        CHECK(api["paths"].contains(path));
    }
    auto const& parameters = api["paths"]["/collections/trygghet-deso/items"]["get"]["parameters"];
    CHECK(parameters.size() > 11);
    for (auto const& p : parameters) {
        auto const name = p["name"].get<std::string>();
        CAPTURE(name);
        CHECK(town.refusal("/collections/trygghet-deso/items?" + name + "=").find("no parameter") ==
              std::string::npos);
    }
    for (auto const& p : api["paths"]["/collections/incidents/items"]["get"]["parameters"]) {
        if (p["name"] == "limit") {
            CHECK(p["schema"] ==
                  json{{"type", "integer"}, {"minimum", 1}, {"maximum", 10000}, {"default", 10}});
        }
    }
}

TEST_CASE("Every path of the API description answers") {
    town_api const town;
    auto const api = town.get("/api");
    for (auto const& [path, operations] : api["paths"].items()) {
        if (path.starts_with("/workshops")) { // for those who take part
            continue;
        }
        auto const target = try_out(path, operations["get"]);
        if (target.find("/commitments/tiles/WebMercatorQuad/") != std::string::npos) {
            continue; // promises have no place: 204
        }
        CAPTURE(target);
        CHECK(town.ask(target).status == 200);
    }
}

TEST_CASE("The API description refers only to what it holds, and names each operation once") {
    town_api const town;
    auto const api = town.get("/api");
    std::set<std::string> ids;
    std::function<void(json const&)> const follow = [&](json const& value) {
        if (value.is_object() && value.contains("$ref")) {
            auto const target = value["$ref"].get<std::string>().substr(1);
            CAPTURE(target);
            CHECK(api.contains(json::json_pointer{target}));
        }
        for (auto const& inner : value) {
            if (inner.is_structured()) {
                follow(inner);
            }
        }
    };
    follow(api);
    for (auto const& [path, operations] : api["paths"].items()) {
        CAPTURE(path);
        CHECK(ids.insert(operations["get"]["operationId"].get<std::string>()).second);
    }
}

TEST_CASE("What the API description says of representations is so") {
    town_api const town;
    auto const api = town.get("/api");
    for (auto const& [path, operations] : api["paths"].items()) {
        if (path.starts_with("/workshops")) { // for those who take part
            continue;
        }
        auto const target = try_out(path, operations["get"]);
        if (target.find("/commitments/tiles/WebMercatorQuad/") != std::string::npos) {
            continue; // promises have no place: 204
        }
        auto const& content = operations["get"]["responses"]["200"]["content"];
        for (auto const& [type, described] : content.items()) {
            CAPTURE(target, type);
            auto const answer = town.ask(target, {{"accept", type}});
            CHECK(answer.status == 200);
            CHECK_THAT(header_of(answer, "Content-Type"), Catch::StartsWith(type));
        }
        for (auto const& p : operations["get"]["parameters"]) {
            if (p["name"] == "f") {
                std::set<std::string> types; // CSV comes in two dialects
                for (auto const& name : p["schema"]["enum"]) {
                    CAPTURE(target, name);
                    auto const answer = town.ask(target + "?f=" + name.get<std::string>());
                    CHECK(answer.status == 200);
                    types.insert(header_of(answer, "Content-Type"));
                }
                CHECK(types.size() == content.size());
            }
        }
    }
}

TEST_CASE("The map's start document names codes, counts what is there and says what is made up") {
    town_api const town;
    auto const map = town.get("/map.json");
    CHECK(map["municipality"] == json{{"code", "1463"}, {"name", "Mark"}});
    CHECK(map["made_up"] == true);
    CHECK(map["zone_sets"][0]["name"] == "deso");
    CHECK(map["zone_sets"][0]["joined"] == "trygghet-deso");
    CHECK(map["zone_sets"][0]["count"] == 3);
    CHECK(map["incident_years"] == json{2017, 2020});
    CHECK(map["surveys"][0] == json{{"year", 2017},
                                    {"title", "Trygghet 2017"},
                                    {"sampling", "random"},
                                    {"responses", 4},
                                    {"made_up", true}});
    auto const arson =
        std::ranges::find(map["kinds"], "arson", [](auto const& k) { return k["code"]; });
    REQUIRE(arson != map["kinds"].end());
    CHECK((*arson)["sv"] == "Anlagd brand");
    CHECK((*arson)["count"] == 6);
    CHECK(map["parts"].size() == 3);
    CHECK(map["pledges"][0]["commitments"][0] == json{{"id", 1},
                                                      {"party", "polisen"},
                                                      {"text", "Fyra insatser"},
                                                      {"target", 4},
                                                      {"rule", "at_least"},
                                                      {"done", 1},
                                                      {"planned", 1}});
    CHECK(map["sources"][0]["name"] == "town.csv");
    CHECK(map["sources"][0]["holds"] == json{"incidents", "measures", "pledges", "survey"});
    CHECK(map["sources"][0]["kinds"] == json{"arson", "vehicle_fire"});
    CHECK(map["basemap"].is_null());
    CHECK(map["contact"]["email"].is_null());
    CHECK(map["extent"][0] == 15.0);
}

TEST_CASE("The join report is JSON, or a page whose text is escaped") {
    town_api const town{"UPDATE source SET name = '<img src=x onerror=alert(1)>.csv'"};
    auto const report = town.get("/join-report");
    CHECK(report["sources"][0]["accepted"] == 9);
    CHECK_FALSE(report["joins"].empty());

    auto const page = town.ask("/join-report", {{"accept", "text/html,*/*;q=0.8"}});
    CHECK_THAT(header_of(page, "Content-Type"), Contains("text/html"));
    CHECK_THAT(body_of(page), Contains("&lt;img src=x") && !Contains("<img"));
    CHECK_THAT(header_of(page, "Content-Security-Policy"), Contains("default-src 'self'"));
    CHECK(header_of(town.ask("/join-report?f=html"), "Content-Type") ==
          header_of(page, "Content-Type"));
}

TEST_CASE("Files of the page that are not there are not found, whatever their name") {
    town_api const town;
    CHECK(town.ask("/assets/none.js").status == 404);
    CHECK(town.ask("/assets/..%2findex.html").status == 404);
    CHECK(town.refusal("/assets/..\\") == "404 the page has no file '..\\'");
    CHECK_THAT(town.refusal("/assets/%00"), Contains("400 the URL holds control characters"));
    CHECK_THAT(town.refusal("/collections%0D%0Ax"), Contains("400 the URL holds control"));
}

TEST_CASE("What takes no parameters says so") {
    town_api const town;
    CHECK(town.refusal("/healthz?x=1") == "400 there is no parameter 'x' here: this takes none");
}
