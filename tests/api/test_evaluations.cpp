#include "api/ask.hpp"
#include "api/board.hpp"

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

json evaluation(town_api const& town, std::string const& rest = "50?kind=explosion") {
    return town.get("/evaluations/" + rest);
}

} // namespace

TEST_CASE("A measure is evaluated by incidents before and after, here and in control zones") {
    town_api const town{board::script};

    auto const found = evaluation(town);

    CHECK(found["evaluated"] == true);
    CHECK(found["refusal"].is_null());
    CHECK(found["zone_set"] == "rutor");
    CHECK(found["zone"] == "Z00");
    CHECK(found["table"] == json{{"a", 50}, {"b", 30}, {"c", 45}, {"d", 44}});
    auto const& effect = found["effect"];
    CHECK(effect["value"] == 1.62963);
    CHECK(effect["low"] == 0.881529);
    CHECK(effect["high"] == 3.012599);
    CHECK(effect["variance_factor"] == 2.0);
    CHECK(effect["overdispersed_low"] == 0.683443);
    CHECK(effect["overdispersed_high"] == 3.885754);
    CHECK(effect["verdict"] == "cannot_tell");
}

TEST_CASE("The time of the work is left out, and before is the same season") {
    town_api const town{board::script};

    auto const found = evaluation(town);

    CHECK(found["after"] == json{{"from", "2020-01-01"}, {"to", "2020-12-31"}});
    CHECK(found["before"] == json{{"from", "2018-01-01"}, {"to", "2018-12-31"}});
    CHECK(found["left_out"] == json{{"from", "2019-01-01"}, {"to", "2019-12-31"}});
    CHECK(found["start_of_work_known"] == true);
    auto const half = evaluation(town, "50?kind=explosion&months=6");
    CHECK(half["after"] == json{{"from", "2020-01-01"}, {"to", "2020-06-30"}});
    CHECK(half["before"] == json{{"from", "2019-01-01"}, {"to", "2019-06-30"}});
}

TEST_CASE("Control zones are those without a measure of the type, or those that are stated") {
    town_api const town{board::script};

    auto const control = evaluation(town)["control_zones"];
    CHECK(control.size() == 35); // of 38 without Z00, Z01 and Z02
    CHECK(std::ranges::count(control, json("Z01")) == 0);

    auto const stated = evaluation(town, "50?kind=explosion&control=Z05,Z10");
    CHECK(stated["control_zones"] == json{"Z05", "Z10"});
    CHECK(stated["table"]["c"] == 45);
    CHECK(evaluation(town, "50?kind=explosion&control=Z05")["effect"]["zero_corrected"] == true);
}

TEST_CASE("The sentence says plainly what can be told and what cannot") {
    town_api const town{board::script};

    auto const sentence = evaluation(town)["sentence"];

    CHECK(sentence["sv"] ==
          "Efter åtgärden var det 30 händelser i zonen, mot 50 under lika lång tid av samma årstid "
          "före. I jämförelsezonerna var det 44 mot 45. Det går inte att skilja från slumpen: allt "
          "från 74 procent färre till 46 procent fler än väntat är förenligt med siffrorna.");
    CHECK_THAT(sentence["en"].get<std::string>(),
               Contains("cannot be told from chance: anything from 74 percent fewer to 46 percent "
                        "more"));
}

TEST_CASE("A clear effect is told with its interval") {
    town_api const town{std::string{board::script} +
                        "UPDATE incident SET count = 5 WHERE id = 2001;"
                        "UPDATE incident SET count = 450 WHERE id IN (2002, 2003);"};
    auto const fewer = evaluation(town);
    CHECK(fewer["effect"]["verdict"] == "fewer");
    CHECK_THAT(fewer["sentence"]["sv"].get<std::string>(), Contains("90 procent färre"));

    town_api const worse{std::string{board::script} +
                         "UPDATE incident SET count = 500 WHERE id = 2001;"
                         "UPDATE incident SET count = 450 WHERE id IN (2002, 2003);"};
    CHECK(evaluation(worse)["effect"]["verdict"] == "more");
}

TEST_CASE("What cannot be evaluated says why, in both languages") {
    town_api const town{board::script};
    auto const code = [&](std::string const& rest) {
        auto const found = evaluation(town, rest);
        CHECK(found["evaluated"] == false);
        CHECK_FALSE(found.contains("effect"));
        CHECK_FALSE(found["refusal"]["en"].get<std::string>().empty());
        return found["refusal"]["code"].get<std::string>();
    };
    CHECK(code("51") == "not_done");
    CHECK(code("2") == "not_done"); // done, but no date says when
    CHECK(code("52?kind=explosion") == "no_data");
    CHECK(code("50?kind=fire_alarm") == "no_data");
    CHECK(code("50?kind=explosion&set=deso") == "no_zone");
    CHECK(code("50?kind=fire&months=6") == "coarse_dates");
    CHECK(code("50?kind=explosion&part=night") == "no_events");
}

TEST_CASE("Incidents that are dated too roughly are not forced into a period") {
    // Years alone: the half years before and after cannot be told from the other halves.
    town_api const town{std::string{board::script} +
                        "UPDATE incident SET starts = '2019' WHERE id = 2006;"};
    auto const found = evaluation(town, "50?kind=fire&months=6");
    CHECK(found["refusal"]["code"] == "coarse_dates");
    CHECK_THAT(found["refusal"]["sv"].get<std::string>(), StartsWith("11 händelser"));
}

TEST_CASE("What evaluations do not take is refused") {
    town_api const town{board::script};
    CHECK(town.refusal("/evaluations/999") == "404 there is no measure '999'");
    for (auto const* query : {"months=0", "months=61", "variance_factor=0.5", "control=Z00",
                              "control=Y05", "kind=nonsense", "period=2020"}) {
        CAPTURE(query);
        CHECK_THAT(town.refusal(std::string{"/evaluations/50?"} + query), StartsWith("400"));
    }
    CHECK_THAT(town.refusal("/evaluations/50?set=nosuch"), StartsWith("404"));
}
