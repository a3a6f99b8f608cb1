#include "edited_town.hpp"

using namespace trygg;
using Catch::Matchers::Contains;

namespace {

json const new_light{{"type", "Feature"},
                     {"properties",
                      {{"type", "lighting_new"},
                       {"title", "  Ljus vid skolan "},
                       {"status", "proposed"},
                       {"cost_sek", 120000},
                       {"answers_mentions", {3, 1}},
                       {"answers_incidents", {2}},
                       {"zones", {"deso/A"}},
                       {"control_zones", {"deso/B"}}}},
                     {"geometry", point_at(6400500, 501500)}};

} // namespace

TEST_CASE("a new measure is stored, placed in its zones at once and logged") {
    edited_town town;

    auto const id = town.create("measures", new_light);

    auto const state = town.state("measures", id);
    CHECK(state["title"] == "Ljus vid skolan");
    CHECK(state["cost_sek"] == 120000);
    CHECK(state["owner"] == nullptr);
    CHECK(state["answers_mentions"] == json{1, 3});
    CHECK(state["control_zones"] == json{"deso/B"});
    CHECK(town.zones(3, id) == "B R");
    CHECK(town.database().count("SELECT count(*) FROM measure JOIN source ON source.id = source_id "
                                "WHERE measure.id = ? AND dataset = 'edit' AND profile = 'edit' "
                                "AND precision = 'exact' AND ST_X(geom) = 501500",
                                id) == 1);
    auto const entry = store::find_entry(town.database(), 1);
    CHECK(entry->actor == "anna");
    CHECK(entry->kind == "create");
    CHECK(json::parse(entry->after)["properties"]["title"] == "Ljus vid skolan");
    CHECK(town.new_faults().empty());
}

TEST_CASE("a patch changes what it names, a replacement removes what it leaves out") {
    edited_town town;
    auto const id = town.create("measures", new_light);

    town.change("measures", id, {{"properties", {{"owner", "Marks kommun"}}}});
    CHECK(town.state("measures", id)["owner"] == "Marks kommun");
    CHECK(town.state("measures", id)["cost_sek"] == 120000);
    CHECK(town.zones(3, id) == "B R");

    town.change(
        "measures", id,
        {{"type", "Feature"},
         {"properties",
          {{"type", "camera"}, {"title", "Kamera"}, {"status", "proposed"}, {"zone_deso", "B"}}},
         {"geometry", nullptr}},
        edit::manner::replace);
    auto const state = town.state("measures", id);
    CHECK(state["cost_sek"] == nullptr);
    CHECK(state["owner"] == nullptr);
    CHECK(state["answers_mentions"] == json{1, 3}); // what the collection does not show stays
    CHECK(town.zones(3, id) == "- -");
    CHECK(edit::edit_state_of(town.database(), {&town.kind("measures"), id}).version == 3);
}

TEST_CASE("the same again is no change") {
    edited_town town;
    auto const id = town.create("measures", new_light);

    town.change("measures", id, {{"properties", {{"title", "Ljus vid skolan"}}}});

    CHECK(store::head_of_log(town.database()).number == 1);
}

TEST_CASE("a measure goes through its statuses step by step, with reasons and dates") {
    edited_town town;
    auto const id = town.create("measures", new_light);
    auto const step = [&](json properties) {
        return town.problems("measures", id, {{"properties", std::move(properties)}});
    };

    CHECK(step({{"status", "done"}, {"done_on", "2021-05-01"}}) == "/properties/status step");
    CHECK(step({{"status", "declined"}}) == "/properties/status_reason needs_reason");
    CHECK(step({{"status", "decided"}}).empty());
    CHECK(step({{"status", "underway"}}).empty());
    CHECK(step({{"status", "done"}}) == "/properties/done_on needs_date");
    CHECK(step({{"status", "done"}, {"done_on", "2999-01-01"}}) == "/properties/done_on future");
    CHECK(step({{"status", "done"}, {"done_on", "2021-05-01"}}).empty());
    CHECK(step({{"status", "proposed"}}) == "/properties/status step");
}

TEST_CASE("every field that is wrong is named, and nothing is written") {
    edited_town town;
    auto const before = store::revision(town.database());

    CHECK(town.problems("measures", 1,
                        {{"properties",
                          {{"title", ""},
                           {"type", "castle"},
                           {"cost_sek", -1},
                           {"lamps", 1.5},
                           {"url", "javascript:alert(1)"},
                           {"planned_to", "2021-13-01"},
                           {"answers_mentions", {99}},
                           {"zones", {"deso/Z"}},
                           {"colour", "red"}}}}) ==
          "/properties/colour unknown /properties/type code /properties/title required "
          "/properties/planned_to date /properties/cost_sek range /properties/lamps type "
          "/properties/url link /properties/answers_mentions no_such /properties/zones no_such");
    CHECK(
        town.problems("measures", 1,
                      {{"properties", {{"planned_from", "2021-06"}, {"planned_to", "2021-05"}}}}) ==
        "/properties/planned_to order");
    CHECK(store::revision(town.database()) == before);
}

TEST_CASE("a place outside of the map's surroundings or in the wrong order is refused") {
    edited_town town;

    CHECK(town.problems("measures", 1, {{"geometry", point_at(501500, 6400500)}}) ==
          "/geometry far_away");
    CHECK(town.problems("measures", 1, {{"geometry", point_at(6500500, 501500)}}) ==
          "/geometry far_away");
    CHECK(town.problems("measures", 1, {{"geometry", point_at(6400500, 503500)}}).empty());
    CHECK(town.zones(3, 1) == "- -");
    CHECK(town.problems("places", 1, {{"geometry", nullptr}}) == "/geometry required");
    CHECK(town.problems("places", 1,
                        {{"geometry",
                          {{"type", "LineString"},
                           {"coordinates", {{6400500, 501500}, {6400600, 501500}}}}}}) ==
          "/geometry/type must_be_point");
}

TEST_CASE("a polygon that crosses itself becomes the area it covers, one without area is refused") {
    edited_town town;
    auto const polygon = [](json ring) {
        return json{{"geometry", {{"type", "Polygon"}, {"coordinates", {std::move(ring)}}}}};
    };

    town.change("measures", 1,
                polygon({{6400000, 500000},
                         {6400100, 500100},
                         {6400100, 500000},
                         {6400000, 500100},
                         {6400000, 500000}}));
    CHECK(town.database().count("SELECT CAST(round(ST_Area(geom)) AS INTEGER) FROM measure WHERE "
                                "id = 1") == 5000);
    CHECK(town.zones(3, 1) == "A R");
    CHECK(town.problems(
              "measures", 1,
              polygon(
                  {{6400000, 500000}, {6400100, 500100}, {6400000, 500000}, {6400000, 500000}})) ==
          "/geometry no_area");
}

TEST_CASE("what is retired is kept, restored as it was, and cannot be edited meanwhile") {
    edited_town town;
    edit::feature_key const light{&town.kind("measures"), 1};

    town.run([&](auto& database) { edit::retire(database, light, {"anna", "dubblett"}); });
    CHECK(town.database().count("SELECT count(*) FROM retired") == 1);
    CHECK_THROWS_WITH(town.change("measures", 1, {{"properties", {{"title", "x"}}}}),
                      Contains("restore it first"));
    CHECK_THROWS_AS(town.run([&](auto& database) { edit::retire(database, light, {"anna"}); }),
                    not_found);

    town.run([&](auto& database) { edit::restore(database, light, {"bo", "fel"}); });
    CHECK(town.database().count("SELECT count(*) FROM retired") == 0);
    CHECK(town.state("measures", 1)["title"] == "Ljus i tunneln");
    CHECK(store::find_entry(town.database(), 2)->actor == "bo");
    CHECK_THROWS_AS(town.run([&](auto& database) { edit::restore(database, light, {"bo"}); }),
                    edit::conflict);
    CHECK(town.new_faults().empty());
}

TEST_CASE("an undo is a new change, and refuses to lose a later one") {
    edited_town town;
    edit::feature_key const light{&town.kind("measures"), 1};
    auto const undo = [&](std::int64_t number) {
        town.run([&](auto& database) { edit::undo(database, light, number, {"bo", "ångrat"}); });
    };
    town.change("measures", 1,
                {{"properties", {{"title", "Ljus A"}}}, {"geometry", point_at(6400500, 501500)}});
    town.change("measures", 1, {{"properties", {{"owner", "kommunen"}}}});

    undo(1);

    auto const state = town.state("measures", 1);
    CHECK(state["title"] == "Ljus i tunneln");
    CHECK(state["owner"] == "kommunen");
    CHECK(town.zones(3, 1) == "A R");
    CHECK(store::find_entry(town.database(), 3)->kind == "undo");
    CHECK_THROWS_AS(undo(1), edit::conflict);
    CHECK_THROWS_AS(undo(9), not_found);

    town.change("measures", 1, {{"properties", {{"owner", "polisen"}}}});
    CHECK_THROWS_WITH(undo(2), Contains("a later change has set owner"));
    undo(3); // the undo of the undo
    CHECK(town.state("measures", 1)["title"] == "Ljus A");
}

TEST_CASE("who edits an older state is told, whoever changed it") {
    edited_town town;
    edit::feature_key const light{&town.kind("measures"), 1};
    auto const seen = store::revision(town.database());
    auto const check = [&](std::int64_t revision) {
        edit::require_unchanged_since(town.database(), light, revision);
    };

    CHECK_NOTHROW(check(seen));
    town.change("measures", 2, {{"properties", {{"title", "Annat"}}}});
    CHECK_NOTHROW(check(seen)); // another feature

    town.run([](auto& database) { database.run("UPDATE measure SET owner = 'x' WHERE id = 1"); });
    CHECK_THROWS_AS(check(seen), edit::stale_feature);
    CHECK_NOTHROW(check(store::revision(town.database())));
    CHECK_THROWS_AS(edit::require_unchanged_since(town.database(), {&town.kind("measures"), 99}, 1),
                    not_found);
}

TEST_CASE("commitments and activities are written by year and by promise") {
    edited_town town;

    auto const promise = town.create("commitments", {{"properties",
                                                      {{"year", 2022},
                                                       {"party", "polisen"},
                                                       {"text", "Synas"},
                                                       {"rule", "at_least"},
                                                       {"target", 3}}}});
    CHECK(town.database().count("SELECT year FROM pledge JOIN commitment ON pledge.id = pledge_id "
                                "WHERE commitment.id = ?",
                                promise) == 2022);
    auto const done = town.create("activities", {{"properties",
                                                  {{"commitment", promise},
                                                   {"date", "2022-03-01"},
                                                   {"status", "done"},
                                                   {"public", true},
                                                   {"zone", "deso/A"}}}});
    CHECK(town.zones(4, done) == "A R");
    CHECK(town.problems("activities", done, {{"properties", {{"status", "planned"}}}}) ==
          "/properties/public planned");
    CHECK(town.problems("activities", done, {{"properties", {{"commitment", 99}}}}) ==
          "/properties/commitment no_such");
    CHECK(town.problems("commitments", promise, {{"properties", {{"target", nullptr}}}}) ==
          "/properties/target required");
    CHECK_THROWS_WITH(town.run([&](auto& database) {
        edit::retire(database, {&town.kind("commitments"), promise}, {"anna"});
    }),
                      Contains("1 activities belong to this commitment"));
    CHECK(town.new_faults().empty());
}

TEST_CASE("notes on the situation have a place or a zone, a time and readers") {
    edited_town town;

    auto const id = town.create("notes", {{"properties",
                                           {{"title", "Badhuset stängt"},
                                            {"starts", "2021-05"},
                                            {"ends", "2022"},
                                            {"owner", "kommunen"},
                                            {"audience", "staff"},
                                            {"zone", "regso/R"}}}});

    CHECK(town.zones(7, id) == "- R");
    CHECK(town.problems("notes", id, {{"properties", {{"audience", "everybody"}}}}) ==
          "/properties/audience code");
    CHECK(town.new_faults().empty());
}
