#include "api/ask.hpp"

#include "api/opening.hpp"
#include "snapshot/load.hpp"
#include "store/database.hpp"

#include <string>
#include <vector>

using Catch::Matchers::Contains;
using namespace trygg;

namespace {

std::vector<std::string> first_requests(town_api const& town) {
    auto database = store::open_to_read(town.path());
    return api::first_requests(*snapshot::load(database));
}

} // namespace

TEST_CASE("The map opens where most zones have a figure, and says in what that differs") {
    town_api const town{
        "WITH n(i) AS (VALUES (10), (11), (12), (13), (14)) "
        "INSERT INTO response (id, survey_id, source_key, row_hash, source_id, weight, "
        "municipality, safe_day, safe_evening) "
        "SELECT i, 2, i, '', 1, 1, '1463', 'safe', 'unsafe' FROM n;"
        "INSERT INTO placement SELECT 6, id, 1, 11, 'code' FROM response WHERE id >= 10"};

    CHECK(town.get("/map.json")["opens"] == json{{"figure", "answers"}});
}

TEST_CASE("A map without a survey opens as usual") {
    town_api const town{"DELETE FROM mention; DELETE FROM response; DELETE FROM survey"};

    CHECK(town.get("/map.json")["opens"] == json::object());
    CHECK(first_requests(town).front() ==
          "collections/trygghet-deso/items?limit=10000&skipGeometry=true");
}

TEST_CASE("What the page asks first is told to the browser with the page") {
    town_api const town;

    auto const page = body_of(town.ask("/", {{"accept", "text/html"}}));

    auto const first = first_requests(town);
    CHECK(first.at(0) ==
          "collections/trygghet-deso/items?period=2020&part=evening&limit=10000&skipGeometry=true");
    for (auto const& each : first) {
        CAPTURE(each);
        CHECK(town.ask("/" + each).status == 200);
        auto const shown = each.substr(0, each.find('&'));
        CHECK_THAT(page, Contains("<link rel=\"preload\" href=\"./" + shown));
    }
}

TEST_CASE("A zoom thins shapes out and decides nothing else") {
    town_api const town;
    auto const exact = town.get("/collections/zones-deso/items?bbox=15,57,16,58");

    auto const seen = town.get("/collections/zones-deso/items?bbox=15,57,16,58&zoom-level=11");

    CHECK(ids_of(seen) == ids_of(exact));
    CHECK(seen["numberMatched"] == exact["numberMatched"]);
    CHECK(seen["features"][0]["geometry"]["type"] == exact["features"][0]["geometry"]["type"]);
    CHECK_THAT(seen["links"].dump(), Contains("zoom-level=11"));
    CHECK(town.refusal("/collections/zones-deso/items?zoom-level=23") ==
          "400 'zoom-level' is a whole number from 0 to 22, not '23'");
}
