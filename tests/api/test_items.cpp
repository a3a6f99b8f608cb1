#include "api/ask.hpp"
#include "query/token.hpp"

#include <set>

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

std::vector<int> ids(json const& page) {
    std::vector<int> result;
    for (auto const& feature : page.at("features")) {
        result.push_back(feature.at("id").get<int>());
    }
    return result;
}

std::string link(json const& document, std::string const& rel) {
    for (auto const& entry : document.at("links")) {
        if (entry.at("rel") == rel) {
            return entry.at("href").get<std::string>();
        }
    }
    return "";
}

std::string path_of(std::string const& url) {
    return url.substr(std::string{"http://town.example"}.size());
}

std::string token_after(std::string const& collection, std::string const& id) {
    return trygg::query::token_for(collection, "", {false, trygg::query::position{.id = id}});
}

} // namespace

TEST_CASE("An incident is a feature with its place, its facts and its zones") {
    town_api const town;

    auto const feature = town.get("/collections/incidents/items/2");

    CHECK(feature["type"] == "Feature");
    CHECK(feature["id"] == 2);
    CHECK(feature["geometry"]["type"] == "Point");
    CHECK(feature["geometry"]["coordinates"][0].get<double>() == Approx(15.008).margin(0.001));
    CHECK(feature["geometry"]["coordinates"][1].get<double>() == Approx(57.743).margin(0.01));
    CHECK(feature["properties"] == json{{"kind", "arson"},
                                        {"object", nullptr},
                                        {"date", "2020-12-21T22:10:00+01:00"},
                                        {"date_to", nullptr},
                                        {"part", "night"},
                                        {"count", 2},
                                        {"title", nullptr},
                                        {"place", nullptr},
                                        {"precision", "exact"},
                                        {"municipality", "1463"},
                                        {"source", "town.csv"},
                                        {"zone_deso", "A"},
                                        {"zone_regso", "R"}});
}

TEST_CASE("What has no place has a null geometry and null zones") {
    town_api const town;

    auto const feature = town.get("/collections/incidents/items/4");

    CHECK(feature["geometry"].is_null());
    CHECK(feature["properties"]["zone_deso"].is_null());
}

TEST_CASE("Pages follow each other by their next links, each feature once") {
    town_api const town;
    std::vector<int> seen;
    std::string next = "/collections/incidents/items?limit=2";
    while (!next.empty()) {
        auto const page = town.get(next);
        CHECK(page["numberMatched"] == 6);
        CHECK(page["numberReturned"] == page["features"].size());
        auto const found = ids(page);
        seen.insert(seen.end(), found.begin(), found.end());
        auto const url = link(page, "next");
        next = url.empty() ? "" : path_of(url);
    }
    CHECK(seen == std::vector<int>{1, 2, 3, 4, 5, 7});
}

TEST_CASE("A next link keeps all parameters, and its token works with another limit") {
    town_api const town;
    auto const first =
        town.get("/collections/incidents/items?bbox=15,57,15.01,58&limit=1&skipGeometry=true");
    auto const next = path_of(link(first, "next"));
    CHECK_THAT(next, Contains("bbox=15,57,15.01,58") && Contains("skipGeometry=true"));

    auto wider = next;
    wider.replace(wider.find("limit=1"), 7, "limit=9");
    CHECK(ids(town.get(wider)) == std::vector<int>{2, 4});
}

TEST_CASE("bbox keeps what lies in it and what has no place") {
    town_api const town;
    CHECK(ids(town.get("/collections/incidents/items?bbox=15,57,15.01,58")) ==
          std::vector<int>{1, 2, 4});
    CHECK(ids(town.get("/collections/incidents/items?bbox=15,57,0,15.01,58,9")) ==
          std::vector<int>{1, 2, 4});
    CHECK(ids(town.get("/collections/incidents/items?bbox=170,-90,-170,90")) ==
          std::vector<int>{4});
    CHECK(town.get("/collections/zones-deso/items?bbox=15.001,57,15.002,58")["numberMatched"] == 1);
}

TEST_CASE("bbox tests the geometry, not its envelope") {
    town_api const town;
    // The line of measure 2 runs from the south-west to the north-east: this corner is off it.
    auto const page = town.get("/collections/measures/items?bbox=15.0001,57.7455,15.0002,57.7460");
    CHECK(ids(page) == std::vector<int>{3});
    CHECK(ids(town.get("/collections/measures/items?bbox=15.016,57.746,15.017,57.747")) ==
          std::vector<int>{2, 3});
}

TEST_CASE("datetime keeps what lies in it and what has no time") {
    town_api const town;
    auto const asked = [&](std::string const& when) {
        return ids(town.get("/collections/incidents/items?datetime=" + when));
    };
    CHECK(asked("2020-05-10") == std::vector<int>{1, 7});
    CHECK(asked("2020-12-21T21:10:00Z") == std::vector<int>{2, 7});
    CHECK(asked("2020-12-21T22:10:00Z") == std::vector<int>{7});
    CHECK(asked("../2017-03-01") == std::vector<int>{3, 7});
    CHECK(asked("2020-06-01/..") == std::vector<int>{2, 4, 5, 7});
}

TEST_CASE("A limit above the largest is clamped; what is no limit is refused") {
    town_api const town;
    CHECK(town.get("/collections/incidents/items?limit=99999999999999999999")["numberReturned"] ==
          6);
    for (auto const* limit : {"0", "-1", "1.5", "", "unlimited", "%201"}) {
        CAPTURE(limit);
        CHECK_THAT(town.refusal("/collections/incidents/items?limit=" + std::string{limit}),
                   StartsWith("400 'limit'"));
    }
}

TEST_CASE("Bad parameters are refused with a sentence that helps") {
    town_api const town;
    auto const refused = [&](std::string const& query) {
        return town.refusal("/collections/incidents/items?" + query);
    };
    CHECK(refused("Limit=1") == "400 there is no parameter 'Limit' here; did you mean 'limit'?");
    CHECK_THAT(refused("limit=1&limit=2"), StartsWith("400 the parameter 'limit' is stated twice"));
    for (auto const* bbox : {"1", "1,2", "1,2,3", "1,2,3,4,5", "1,2,3,4,5,6,7", "nan,0,1,1",
                             "0,2,1,1", "", "0,0,1,x", "inf,0,1,1"}) {
        CAPTURE(bbox);
        CHECK_THAT(refused("bbox=" + std::string{bbox}), StartsWith("400 'bbox'"));
    }
    for (auto const* when : {"2020-02-30", "../..", "/", "2020-05-02/2020-05-01", "now", "2020",
                             "2020-05-01T10:00:00", ""}) {
        CAPTURE(when);
        CHECK_THAT(refused("datetime=" + std::string{when}), StartsWith("400 'datetime'"));
    }
    CHECK_THAT(refused("token=abc"), StartsWith("400 'token'"));
    CHECK_THAT(refused("skipGeometry=1"), StartsWith("400 'skipGeometry'"));
    CHECK_THAT(refused("f=xml"), StartsWith("400 'f'"));
    CHECK_THAT(refused("limit=%4"), StartsWith("400 the URL"));
    CHECK_THAT(refused("limit=%ff"), StartsWith("400 the URL"));
}

TEST_CASE("What is not there is 404, with the nearest name") {
    town_api const town;
    CHECK(town.refusal("/collections/incident/items") ==
          "404 there is no collection 'incident'; did you mean 'incidents'?");
    CHECK_THAT(town.refusal("/collections/incidents/items/6"), StartsWith("404"));
    CHECK_THAT(town.refusal("/collections/incidents/items/x"), StartsWith("404"));
    CHECK_THAT(town.refusal("/collections/incidents/items/"), StartsWith("404"));
    CHECK_THAT(town.refusal("/nothing"), StartsWith("404"));
}

TEST_CASE("Zones have their code as id, escaped names and rings that turn to the left") {
    town_api const town;

    auto const feature = town.get("/collections/zones-deso/items/A");

    CHECK(feature["properties"] == json{{"code", "A"},
                                        {"name", "Norr & \"Öst\""},
                                        {"parent", "R"},
                                        {"municipality", "1463"},
                                        {"area_m2", 1000000.0}});
    REQUIRE(feature["geometry"]["type"] == "MultiPolygon");
    auto const ring = feature["geometry"]["coordinates"][0][0];
    CHECK(ring.size() == 5);
    CHECK(ring[0] == ring[4]);
    double twice = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        twice += ring[i][0].get<double>() * ring[i + 1][1].get<double>() -
                 ring[i + 1][0].get<double>() * ring[i][1].get<double>();
    }
    CHECK(twice > 0);
}

TEST_CASE("Mentions are published without their free text") {
    town_api const town;

    auto const page = town.get("/collections/mentions/items");

    CHECK(page["numberMatched"] == 4);
    CHECK(page["features"][0]["properties"]["reasons"] == json{"drugs", "poor_lighting"});
    CHECK(page["features"][0]["properties"]["zone_deso"] == "A");
    CHECK_THAT(page.dump(), !Contains("hemlig"));
}

TEST_CASE("Measures may be lines; activities that are not public are not listed") {
    town_api const town;
    auto const measures = town.get("/collections/measures/items");
    CHECK(measures["features"][0]["geometry"]["type"] == "Point");
    CHECK(measures["features"][1]["geometry"]["type"] == "LineString");
    CHECK(ids(town.get("/collections/activities/items")) == std::vector<int>{1});
    CHECK(town.get("/collections/places/items/1")["properties"]["name"] == "Skolan");
}

TEST_CASE("Every collection that is listed answers with features of its own") {
    town_api const town;
    std::set<std::string> seen;
    auto const all = town.get("/collections");
    for (auto const& entry : all["collections"]) {
        auto const id = entry["id"].get<std::string>();
        CAPTURE(id);
        seen.insert(id);
        CHECK(town.get("/collections/" + id)["id"] == id);
        CHECK(town.get("/collections/" + id + "/items")["type"] == "FeatureCollection");
    }
    CHECK(seen == std::set<std::string>{"zones-deso", "zones-regso", "trygghet-deso",
                                        "trygghet-regso", "incidents", "mentions", "measures",
                                        "activities", "commitments", "places"});
}

TEST_CASE("A large page is streamed, and says the same as small ones") {
    town_api const town{
        "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 3099) "
        "INSERT INTO incident (id, dataset, source_key, row_hash, source_id, kind, count, "
        "precision) "
        "SELECT i, 'd', i, '', 1, 'arson', 1, 'none' FROM n"};

    auto const answer = town.ask("/collections/incidents/items?limit=5000");
    auto const page = json::parse(body_of(answer));

    CHECK(answer.stream);
    CHECK(page["numberReturned"] == 3006);
    CHECK(page["features"].size() == 3006);
    CHECK(page["features"][3005] == town.get("/collections/incidents/items?limit=1&token=" +
                                             token_after("incidents", "3098"))["features"][0]);
}
