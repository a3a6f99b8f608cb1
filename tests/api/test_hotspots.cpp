#include "api/ask.hpp"
#include "api/board.hpp"

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

json spots(town_api const& town, std::string const& query = {}) {
    return town.get("/hotspots/rutor?period=2020&kind=arson" + query);
}

} // namespace

TEST_CASE("The corner of the board with many fires is hot, and the rest is not") {
    town_api const town{board::script};

    auto const found = spots(town);

    auto const corner = zone(found, "Z07");
    CHECK(corner["spot"] == "hot");
    CHECK(corner["cluster"] == "high_high");
    CHECK(corner["value"] == 20.0);
    CHECK(corner["neighbours"] == 8);
    CHECK(corner["gi_star"].get<double>() > 2);
    CHECK(corner["p"].get<double>() <= 0.05);
    CHECK(zone(found, "Z35")["spot"] == "not_significant");
    CHECK(found["summary"]["hot"].get<int>() >= 3);
    CHECK(found["summary"]["moran"]["i"].get<double>() > 0.5);
    CHECK(found["summary"]["moran"]["p"] == 0.002);
}

TEST_CASE("A zone without neighbours and one without inhabitants are classes of their own") {
    town_api const town{board::script};

    auto const found = spots(town);

    auto const far = zone(found, "Z99");
    CHECK(far["spot"] == "no_neighbours");
    CHECK(far["cluster"] == "no_neighbours");
    CHECK(far["gi_star"].is_null());
    CHECK(far["p"].is_null());
    CHECK(far["value"] == 5.0);
    auto const empty = zone(found, "Z98");
    CHECK(empty["spot"] == "too_few");
    CHECK(empty["value"].is_null());
    CHECK(found["summary"]["zones"] == 38);
    CHECK(found["summary"]["analysed"] == 37);
    CHECK(found["summary"]["tests"] == 36);
}

TEST_CASE("The same seed gives the same bytes, another one other numbers") {
    town_api const town{board::script};
    auto const ask = [&](char const* seed) {
        return body_of(town.ask(std::string{"/hotspots/rutor?kind=arson&seed="} + seed));
    };
    town_api const again{board::script};
    CHECK(ask("7") == body_of(again.ask("/hotspots/rutor?kind=arson&seed=7")));
    CHECK(ask("7") != ask("8"));
}

TEST_CASE("Neighbours are chosen: rook has no corners, the nearest reach the far zone") {
    town_api const town{board::script};
    CHECK(zone(spots(town, "&neighbours=rook"), "Z00")["neighbours"] == 2);
    CHECK(zone(spots(town, "&neighbours=nearest&k=4"), "Z99")["neighbours"] == 4);
    CHECK(zone(spots(town, "&neighbours=distance&distance=1100"), "Z07")["neighbours"] == 4);
    CHECK(zone(spots(town, "&neighbours=distance&distance=900"), "Z07")["spot"] == "no_neighbours");
}

TEST_CASE("Zones in which hardly an event was to be expected are too few") {
    town_api const town{board::script};
    // All have the same population, so all or none of them.
    auto const none = spots(town, "&expected=500");
    CHECK(zone(none, "Z00")["spot"] == "too_few");
    CHECK(none["summary"]["analysed"] == 0);
    CHECK(none["summary"]["moran"].is_null());
    CHECK(none["summary"]["warnings"][0]["code"] == "few_zones");
}

TEST_CASE("Too few permutations for a lone discovery are warned of") {
    town_api const town{board::script};
    auto const few = spots(town, "&permutations=99")["summary"];
    CHECK(few["smallest_p"] == 0.02);
    CHECK(few["warnings"][0]["code"] == "few_permutations");
    CHECK_THAT(few["warnings"][0]["sv"].get<std::string>(), Contains("15 zoner av 36"));
    CHECK(spots(town, "&permutations=1999")["summary"]["warnings"].empty());
}

TEST_CASE("Hot spots tell their parameters, also those that were not stated") {
    town_api const town{board::script};
    auto const used = spots(town)["summary"]["parameters"];
    CHECK(used["kind"] == "arson");
    CHECK(used["period"] == "2020");
    CHECK(used["figure"] == "incident_rate");
    CHECK(used["neighbours"] == "queen");
    CHECK(used["permutations"] == 999);
    CHECK(used["seed"] == 1);
    CHECK(used["alpha"] == 0.05);
    CHECK(used["expected"] == 1.0);
    CHECK_FALSE(used.contains("n"));
    CHECK_THAT(spots(town)["summary"]["method"].get<std::string>(), Contains("two-sided"));
}

TEST_CASE("Counts and shares can be asked for as well") {
    town_api const town{board::script};
    CHECK(zone(spots(town, "&figure=incidents"), "Z98")["spot"] != "too_few");
    auto const shares = spots(town, "&figure=unsafe_share");
    CHECK(shares["summary"]["analysed"] == 0); // nobody answered on the board
    CHECK(shares["summary"]["parameters"]["n"] == 30);
}

TEST_CASE("What hot spots do not take is refused") {
    town_api const town{board::script};
    CHECK(town.refusal("/hotspots/rutorr") ==
          "404 there is no zone set 'rutorr'; did you mean 'rutor'?");
    for (auto const* query :
         {"permutations=10", "permutations=10000", "seed=-1", "alpha=0", "alpha=0.6",
          "neighbours=rook&k=3", "neighbours=nearest&k=0", "neighbours=bishop", "figure=happiness",
          "neighbours=queen&distance=10", "bbox=1,2,3,4", "expected=-1"}) {
        CAPTURE(query);
        CHECK_THAT(town.refusal(std::string{"/hotspots/rutor?"} + query), StartsWith("400"));
    }
}

TEST_CASE("Hot spots can be had without their polygons") {
    town_api const town{board::script};
    CHECK(spots(town)["features"][0]["geometry"]["type"] == "MultiPolygon");
    CHECK(spots(town, "&skipGeometry=true")["features"][0]["geometry"].is_null());
}
