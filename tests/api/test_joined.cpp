#include "api/ask.hpp"

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

json layer(town_api const& town, std::string const& query = {}) {
    return town.get("/collections/trygghet-deso/items?skipGeometry=true" + query);
}

} // namespace

TEST_CASE("A joined layer shows the database's own municipality") {
    town_api const town;

    auto const own = layer(town);

    CHECK(own["numberMatched"] == 2);
    CHECK(own["summary"]["municipality"] == "1463");
    CHECK(own["summary"]["zones"] == 2);
    CHECK(zone(own, "C").is_null());
    CHECK(zone(layer(town, "&municipality=all"), "C")["incidents"] == 1);
    CHECK(layer(town, "&municipality=1490")["numberMatched"] == 1);
}

TEST_CASE("Incidents are summed by zone, and all that lies in none is outside") {
    town_api const town;

    auto const all = layer(town);

    CHECK(zone(all, "A")["incidents"] == 3);
    CHECK(zone(all, "B")["incidents"] == 2);
    CHECK(all["summary"]["incidents"] == 6);
    CHECK(all["summary"]["incidents_joined"] == 5);
    CHECK(all["summary"]["incidents_outside"] == 1);
}

TEST_CASE("A period takes what is wholly known to start in it") {
    town_api const town;
    CHECK(layer(town, "&period=2020")["summary"]["incidents"] == 4);
    CHECK(layer(town, "&period=2020-05")["summary"]["incidents"] == 1);
    CHECK(layer(town, "&period=2020-05-11/2020-12-21")["summary"]["incidents"] == 3);
    CHECK(layer(town, "&period=2017")["summary"]["incidents"] == 1);
    CHECK(layer(town, "&period=2017-01/2017-06")["summary"]["incidents"] == 0);
    CHECK(layer(town, "&period=2017/2020")["summary"]["incidents"] == 5);
    CHECK(layer(town, "&datetime=2020-01-01/..")["summary"]["incidents"] == 4);
}

TEST_CASE("Part and kind choose incidents") {
    town_api const town;
    CHECK(zone(layer(town, "&part=night"), "A")["incidents"] == 2);
    CHECK(zone(layer(town, "&kind=vehicle_fire"), "B")["incidents"] == 1);
    CHECK(layer(town, "&kind=vehicle_fire,arson")["summary"]["incidents"] == 6);
    CHECK(zone(layer(town, "&kind=vehicle_fire"), "A")["incidents"] == 0);
}

TEST_CASE("A rate is per 1000 inhabitants and year, with the population of the period") {
    town_api const town;

    auto const in_2020 = zone(layer(town, "&period=2020"), "A");
    CHECK(in_2020["population"] == 2000);
    CHECK(in_2020["population_year"] == 2020);
    CHECK(in_2020["incident_rate"] == 1.5);
    CHECK(in_2020["incident_rate_low"].get<double>() == Approx(0.309336).margin(1e-6));
    CHECK(in_2020["incident_rate_high"].get<double>() == Approx(4.383637).margin(1e-6));

    auto const all_time = zone(layer(town), "A"); // 2017 to 2020: four years
    CHECK(all_time["incident_rate"] == 0.375);
    auto const in_2017 = zone(layer(town, "&period=2017"), "A");
    CHECK(in_2017["population"] == 1000);
    CHECK(in_2017["incident_rate"] == 0.0);

    auto const other = zone(layer(town, "&municipality=all"), "C");
    CHECK(other["population"].is_null());
    CHECK(other["incident_rate"].is_null());
}

TEST_CASE("A rate is shown smoothed beside the raw one, and against what was expected") {
    town_api const town;

    // A: 3 incidents among 2 000, B: none among 500. They differ less than chance would make them.
    auto const in_2020 = layer(town, "&period=2020");
    CHECK(zone(in_2020, "A")["incident_rate_eb"] == 1.2);
    CHECK(zone(in_2020, "B")["incident_rate_eb"] == 1.2);
    CHECK(zone(in_2020, "A")["incidents_expected"] == 2.4);
    CHECK(zone(in_2020, "A")["incident_ratio"] == 1.25);
    CHECK(zone(in_2020, "A")["incident_ratio_low"] == 0.25778);
    CHECK(zone(in_2020, "B")["incident_ratio"] == 0.0);

    auto const other = zone(layer(town, "&municipality=all"), "C");
    CHECK(other["incident_rate_eb"].is_null());
    CHECK(other["incident_ratio"].is_null());
}

TEST_CASE("A series has rates, for all also as if people lived where they do at the end") {
    town_api const town;

    auto const years = town.get("/series/deso")["years"];
    auto const of = [&](int year) {
        return *std::ranges::find_if(years, [&](json const& y) { return y["year"] == year; });
    };
    // 2017: 1 000 live in A and 500 in B, where the one incident is; later 2 000 in A.
    CHECK(of(2017)["incident_rate"] == Approx(1 / 1.5).margin(1e-6));
    CHECK(of(2017)["incident_rate_standardised"] == Approx(0.2 * 1 / 0.5).margin(1e-6));
    CHECK(of(2020)["incident_rate"] == 1.2);
    CHECK(of(2020)["incident_rate_standardised"] == 1.2);
    CHECK(of(2018)["incident_rate"] == 0.0);

    auto const a = town.get("/series/deso?zone=A")["years"][0];
    CHECK(a["incident_rate"] == 0.0);
    CHECK_FALSE(a.contains("incident_rate_standardised"));
}

TEST_CASE("Class breaks are those of all that the layer holds, whatever is filtered") {
    town_api const town;

    auto const all = layer(town)["summary"]["classes"];

    // Rates of A and B in four years: 3 of 2 000 and 2 of 500.
    CHECK(all["incident_rate"]["jenks"] == json{0.375, 1.0});
    CHECK(all["incidents"]["jenks"] == json{2.0, 3.0});
    CHECK(all["incidents"]["quantile"] == json{2.2, 2.4, 2.6, 2.8, 3.0});
    CHECK(layer(town, "&period=2017&kind=arson&municipality=all")["summary"]["classes"] == all);
}

TEST_CASE("Class limits that are set are told beside the others, and on the map's page") {
    town_api const town{"INSERT INTO setting VALUES ('breaks.incident_rate', '0.5,1,2'), "
                        "('breaks.unsafe_share', 'broken')"};

    auto const classes = layer(town, "&period=2017")["summary"]["classes"];
    CHECK(classes["incident_rate"]["own"] == json{0.5, 1.0, 2.0});
    CHECK(classes["incident_rate"]["jenks"] == json{0.375, 1.0});
    CHECK_FALSE(classes["unsafe_share"].contains("own"));
    CHECK(town.get("/map.json")["breaks"] == json{{"incident_rate", {0.5, 1.0, 2.0}}});
}

TEST_CASE("The share feeling unsafe counts those who answered for that part of the day") {
    town_api const town;

    auto const evening = zone(layer(town, "&period=2017&part=evening"), "A");
    CHECK(evening["respondents"] == 2);
    CHECK(evening["respondents_unsafe"] == 1);
    CHECK(evening["unsafe_share"] == 0.5);
    CHECK(zone(layer(town, "&period=2017&part=night"), "A")["respondents"] == 2);
    CHECK(zone(layer(town, "&period=2017&part=day"), "A")["unsafe_share"] == 0.0);
    CHECK(zone(layer(town, "&period=2017"), "A")["unsafe_share"] == 0.5);
    CHECK(zone(layer(town, "&period=2017&part=evening"), "B")["unsafe_share"].is_null());
}

TEST_CASE("Who does not go out is a class of its own, outside of the share") {
    town_api const town;

    auto const evening = zone(layer(town, "&period=2017&part=evening"), "A");
    CHECK(evening["respondents_stay_in"] == 1); // of three; the other two answered
    CHECK(evening["respondents"] == 2);
    CHECK(zone(layer(town, "&period=2017&part=day"), "A")["respondents_stay_in"] == 0);
    CHECK(layer(town, "&period=2017")["summary"]["respondents_stay_in"] == 1);
}

TEST_CASE("Weights move the share, not the counts") {
    town_api const town;

    auto const summary = layer(town, "&period=2017")["summary"];

    // Unsafe: weights 1 and 3 of 5.
    CHECK(summary["respondents"] == 3);
    CHECK(summary["respondents_unsafe"] == 2);
    CHECK(summary["unsafe_share"] == 0.8);
}

TEST_CASE("A random sample and an open survey never share a rate") {
    town_api const town;

    auto const both = layer(town)["summary"];
    CHECK(both["sampling"] == "random");
    CHECK(both["respondents"] == 3);
    CHECK(both["mentions_unsafe"] == 2);

    auto const open = layer(town, "&period=2020")["summary"];
    CHECK(open["sampling"] == "open");
    CHECK(open["respondents"] == 1);
    CHECK(open["mentions_outside"] == 1);
    CHECK(layer(town, "&period=2018")["summary"]["sampling"].is_null());
}

TEST_CASE("Mentions are counted by sentiment and by reason, most named first") {
    town_api const town;

    auto const a = zone(layer(town, "&period=2017"), "A");
    CHECK(a["mentions_unsafe"] == 2);
    CHECK(a["mentions_safe"] == 1);
    CHECK(a["mention_share"] == Approx(0.666667));
    CHECK(a["reasons"].dump() == R"({"drugs":2,"poor_lighting":1})");
    CHECK(a["reasons_safe"] == json{{"people_about", 1}});

    auto const dark = zone(layer(town, "&period=2017&reason=poor_lighting"), "A");
    CHECK(dark["mentions_unsafe"] == 1);
    CHECK(dark["mentions_safe"] == 0);
    CHECK(zone(layer(town, "&period=2017&part=day"), "A")["mentions_unsafe"] == 0);
}

TEST_CASE("Measures are counted by status, activities by what is done and planned") {
    town_api const town;

    auto const all = layer(town);
    CHECK(zone(all, "A")["measures"] == 1);
    CHECK(zone(all, "A")["measures_planned"] == 1);
    CHECK(zone(all, "B")["measures_done"] == 1);
    CHECK(zone(all, "A")["activities_done"] == 1);
    CHECK(all["summary"]["measures"] == 3);
    CHECK(all["summary"]["activities_planned"] == 1);
    CHECK(layer(town, "&period=2020")["summary"]["activities_done"] == 0);
}

TEST_CASE("Zones and outside add up to the whole, whatever is asked") {
    town_api const town;
    for (auto const* query :
         {"", "&period=2020", "&part=night", "&kind=arson", "&municipality=all",
          "&municipality=1490", "&period=2017&reason=drugs", "&part=evening&period=2017/2020"}) {
        CAPTURE(query);
        auto const answer = layer(town, query);
        std::int64_t incidents = answer["summary"]["incidents_outside"];
        std::int64_t mentions = answer["summary"]["mentions_outside"];
        for (auto const& feature : answer["features"]) {
            auto const& p = feature["properties"];
            incidents += p["incidents"].get<std::int64_t>();
            mentions +=
                p["mentions_unsafe"].get<std::int64_t>() + p["mentions_safe"].get<std::int64_t>();
        }
        CHECK(answer["summary"]["incidents"] == incidents);
        CHECK(answer["summary"]["mentions_unsafe"].get<std::int64_t>() +
                  answer["summary"]["mentions_safe"].get<std::int64_t>() ==
              mentions);
    }
}

TEST_CASE("Questions that make no sense are refused with the nearest known code") {
    town_api const town;
    auto const refused = [&](std::string const& query) {
        return town.refusal("/collections/trygghet-deso/items?" + query);
    };
    CHECK(refused("kind=arsom") ==
          "400 'kind' holds 'arsom', which is not known; did you mean 'arson'?");
    CHECK_THAT(refused("reason=drug"), Contains("did you mean 'drugs'?"));
    CHECK_THAT(refused("part=morning"), StartsWith("400 'part'"));
    CHECK_THAT(refused("municipality=9"), StartsWith("400 'municipality'"));
    CHECK_THAT(refused("period=2020-02-30"), StartsWith("400 'period'"));
    CHECK_THAT(refused("period=2020/2019"), StartsWith("400 'period'"));
    CHECK_THAT(refused("period=2020&datetime=2020-01-01"), StartsWith("400 'period'"));
    CHECK_THAT(refused("kind="), StartsWith("400 'kind'"));
}

TEST_CASE("A series has every year, and a gap where no survey was made") {
    town_api const town;

    auto const all = town.get("/series/deso?zone=A");

    REQUIRE(all["years"].size() == 4);
    CHECK(all["zone"] == "A");
    CHECK(all["years"][0]["year"] == 2017);
    CHECK(all["years"][0]["surveyed"] == true);
    CHECK(all["years"][0]["evening"]["unsafe_share"] == 0.5);
    CHECK(all["years"][0]["all"]["mentions_unsafe"] == 2);
    CHECK(all["years"][1]["surveyed"] == false);
    CHECK(all["years"][1]["day"]["unsafe_share"].is_null());
    CHECK(all["years"][3]["incidents"] == 3);
    CHECK(town.get("/series/deso")["years"][3]["incidents"] == 4);
    CHECK_THAT(town.refusal("/series/deso?zone=X"), StartsWith("404"));
    CHECK_THAT(town.refusal("/series/dso"), Contains("did you mean 'deso'?"));
}
