#include "api/ask.hpp"

using Catch::Matchers::StartsWith;

namespace {

/// Twenty-five fires at one point, and one 400 metres east of it.
constexpr char const* fires = R"SQL(
WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < 25)
INSERT INTO incident (id, dataset, source_key, row_hash, source_id, kind, starts, count, precision, municipality, geom)
SELECT 100 + i, 'm', i, '', 1, 'fire', '2018-01-01', 1, 'exact', '1463',
       MakePoint(500000 + CASE i WHEN 25 THEN 400 ELSE 0 END, 6400000, 3006) FROM c;
)SQL";

} // namespace

TEST_CASE("The density of many fires at a point is theirs by Silverman's formula") {
    town_api const town{fires};

    auto const found = town.get("/density?kind=fire");

    auto const& features = found["features"];
    REQUIRE(features.size() == 5);
    CHECK(features[0]["geometry"]["type"] == "MultiPolygon");
    // 25 × 15.278875 at the point itself; the nearest cell's centre is at most 18 metres away.
    auto const highest = features[4]["properties"]["density_to"].get<double>();
    CHECK(highest == Approx(25 * 15.278875).epsilon(0.02));
    CHECK(features[0]["properties"]["density_from"].get<double>() == Approx(highest / 6));
    CHECK(features[1]["properties"]["density_from"] == features[0]["properties"]["density_to"]);
    // E 500 000 is longitude 15.
    auto const first = features[4]["geometry"]["coordinates"][0][0][0];
    CHECK(first[0].get<double>() == Approx(15).margin(0.003));
    CHECK(found["summary"]["with_place"] == 26);
    CHECK(found["summary"]["refusal"].is_null());
}

TEST_CASE("Half the bandwidth makes the peak four times as high") {
    town_api const town{fires};
    auto const peak = [&](char const* query) {
        auto const found = town.get(std::string{"/density?kind=fire&"} + query);
        return found["features"].back()["properties"]["density_to"].get<double>();
    };
    CHECK(peak("bandwidth=100") == Approx(4 * peak("bandwidth=200")).epsilon(0.05));
    CHECK(town.get("/density?kind=fire&levels=3")["features"].size() == 3);
}

TEST_CASE("Few incidents, and those known by their zone alone, make no surface") {
    town_api const town;
    auto const few = town.get("/density?kind=arson");
    CHECK(few["features"].empty());
    CHECK(few["summary"]["refusal"]["code"] == "few_events");
    CHECK(few["summary"]["parameters"]["bandwidth"] == 250.0);

    town_api const zones{std::string{fires} + "UPDATE incident SET precision = 'zone';"};
    CHECK(zones.get("/density?kind=fire")["summary"]["with_place"] == 0);
}

TEST_CASE(
    "Places that were moved for the public make no surface, where they themselves are listed") {
    town_api const town{std::string{fires} +
                            "INSERT INTO setting VALUES ('public.m', 'points');"
                            "INSERT INTO public_position SELECT 1, id, 500250, 6400250 FROM "
                            "incident WHERE dataset = 'm';",
                        {},
                        trygg::model::role::anyone};
    CHECK(town.get("/collections/incidents/items?kind=fire")["numberMatched"] == 26);

    auto const found = town.get("/density?kind=fire");

    CHECK(found["features"].empty());
    CHECK(found["summary"]["with_place"] == 0);
    CHECK(found["summary"]["refusal"]["code"] == "few_events");
}

TEST_CASE("What densities do not take is refused") {
    town_api const town{std::string{fires} +
                        "UPDATE incident SET geom = MakePoint(900000, 7400000, 3006) "
                        "WHERE id = 100;"};
    for (auto const* query : {"bandwidth=10", "bandwidth=x", "levels=1", "reason=drugs"}) {
        CAPTURE(query);
        CHECK_THAT(town.refusal(std::string{"/density?"} + query), StartsWith("400"));
    }
    CHECK_THAT(town.refusal("/density?kind=fire&bandwidth=50"),
               StartsWith("400 the events lie too far apart"));
}
