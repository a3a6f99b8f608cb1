#include "api/ask.hpp"

using Catch::Matchers::StartsWith;

TEST_CASE("A profile counts what is known and tells what is not") {
    town_api const town;

    auto const found = town.get("/profiles/arson");

    CHECK(found["title"]["sv"] == "Anlagd brand");
    CHECK(found["incidents"] == 5); // 1 + 2 + 1 + 1; the one in the neighbour's zone is not Mark's
    CHECK(found["hours"]["known"] == 2);
    CHECK(found["hours"]["unknown"] == 3);
    CHECK(found["hours"]["by_weekday"][0][22] == 2.0); // Monday 2020-12-21 at 22:10
    CHECK(found["weekdays"]["known"] == 4);
    CHECK(found["weekdays"]["unknown"] == 1);
    CHECK(found["weekdays"]["incidents"] == json{3.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0});
    CHECK(found["months"]["incidents"][4] == 1.0);
    CHECK(found["months"]["incidents"][11] == 2.0);
    CHECK(found["months"]["unknown"] == 1);
    CHECK(found["objects"][0] == json{{"object", nullptr}, {"incidents", 4}});
    CHECK(found["objects"][1] == json{{"object", "bil"}, {"incidents", 1}});
}

TEST_CASE("An hour that is known within a window is spread over it") {
    town_api const town{"UPDATE incident SET starts = '2020-03-01T22:00:00+01:00', "
                        "ends = '2020-03-02T02:00:00+01:00', count = 4 WHERE id = 1;"};

    auto const week = town.get("/profiles/arson?period=2020-03/2020-04")["hours"]["by_weekday"];

    CHECK(week[6][22] == 1.0); // Sunday
    CHECK(week[6][23] == 1.0);
    CHECK(week[0][0] == 1.0);
    CHECK(week[0][1] == 1.0);
}

TEST_CASE(
    "The hour that comes twice when summer time ends gets twice as much, and none is left out") {
    town_api const town{"UPDATE incident SET starts = '2020-10-25T00:00:00+02:00', "
                        "ends = '2020-10-25T04:00:00+01:00', count = 5 WHERE id = 1;"};

    auto const week = town.get("/profiles/arson?period=2020-10")["hours"]["by_weekday"];

    CHECK(week[6][0] == 1.0); // Sunday, five hours long until four
    CHECK(week[6][1] == 1.0);
    CHECK(week[6][2] == 2.0);
    CHECK(week[6][3] == 1.0);
    CHECK(week[6][4] == 0.0);
}

TEST_CASE("The hour that is left out when summer time begins gets nothing") {
    town_api const town{"UPDATE incident SET starts = '2020-03-29T01:00:00+01:00', "
                        "ends = '2020-03-29T04:00:00+02:00', count = 2 WHERE id = 1;"};

    auto const week = town.get("/profiles/arson?period=2020-03")["hours"]["by_weekday"];

    CHECK(week[6][1] == 1.0);
    CHECK(week[6][2] == 0.0);
    CHECK(week[6][3] == 1.0);
}

TEST_CASE("A window of more than a week says nothing of the hour") {
    town_api const town{"UPDATE incident SET starts = '2020-03-01T22:00:00+01:00', "
                        "ends = '2020-03-09T02:00:00+01:00' WHERE id = 1;"};
    CHECK(town.get("/profiles/arson?period=2020-03")["hours"]["known"] == 0);
}

TEST_CASE("Dark is by the sun, and unknown without an hour") {
    town_api const town;
    auto const light = town.get("/profiles/arson")["light"];
    CHECK(light["dark"] == 2.0);
    CHECK(light["day"] == 0.0);
    CHECK(light["known"] == 2);
    CHECK(light["unknown"] == 3);

    town_api const summer{"UPDATE incident SET starts = '2020-06-21T21:30:00+02:00' WHERE id = 2;"};
    CHECK(summer.get("/profiles/arson")["light"]["day"] == 2.0);
}

TEST_CASE("Distances to a school are those of incidents with a place of their own") {
    town_api const town;
    auto const near = town.get("/profiles/arson")["near_school"];
    CHECK(near["schools"] == 1);
    CHECK(near["known"] == 4);
    CHECK(near["unknown"] == 1); // known by its municipality alone
    CHECK(near["bands"][0] == json{{"from", 0.0}, {"to", 100.0}, {"incidents", 3}});
    CHECK(near["bands"][4]["to"].is_null());

    town_api const no_school{"DELETE FROM place;"};
    CHECK(no_school.get("/profiles/arson")["near_school"]["bands"].empty());
}

TEST_CASE("Near repeats need thirty incidents") {
    town_api const town;
    CHECK(town.get("/profiles/arson")["near_repeat"]["refusal"]["code"] == "few_events");

    town_api const many{R"SQL(
        WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < 31)
        INSERT INTO incident (id, dataset, source_key, row_hash, source_id, kind, starts, count, precision, municipality, geom)
        SELECT 100 + i, 'm', i, '', 1, 'fire', date('2018-01-01', printf('+%d days', 20 * (i / 2) + i % 2)), 1, 'exact', '1463',
               MakePoint(500000 + 2000 * (i / 2), 6400000 + 10 * (i % 2), 3006) FROM c;)SQL"};
    auto const repeats = many.get("/profiles/fire?municipality=1463")["near_repeat"];
    CHECK(repeats["events"] == 32);
    CHECK(repeats["pairs"] == 496);
    CHECK(repeats["cells"][0]["observed"] == 16); // each pair a day and ten metres apart
    CHECK(repeats["cells"][0]["p"] == 0.001);
    CHECK(repeats["cells"].size() == 12);
}

TEST_CASE("A profile takes the filters of the figures, and no others") {
    town_api const town;
    CHECK(town.get("/profiles/arson?period=2020")["incidents"] == 4);
    CHECK(town.get("/profiles/arson?part=night")["incidents"] == 2);
    CHECK(town.get("/profiles/arson?municipality=all")["incidents"] == 6);
    CHECK(town.get("/profiles/vehicle_fire")["incidents"] == 1);
    CHECK(town.get("/profiles/arson?seed=3")["parameters"]["seed"] == 3);
    CHECK(town.refusal("/profiles/arsen") ==
          "404 there is no kind of incident 'arsen'; did you mean 'arson'?");
    CHECK_THAT(town.refusal("/profiles/arson?kind=fire"), StartsWith("400"));
}
