#include "api/open_workshop.hpp"

#include "store/database.hpp"

using namespace trygg;
using namespace open_workshop_test;

namespace {

/// Around the town's zones A and B; the point is in the middle of A.
json const around_town{{"area", {14.9, 57.7, 15.1, 57.8}}};
json const in_a{{"type", "Point"}, {"coordinates", {15.0084, 57.74661}}};

json said(std::string const& comment) {
    return {{"geometry", in_a}, {"comment", comment}, {"category", "Mörkt"}};
}

json layer(open_workshop const& at, std::string const& query = "") {
    return at.town().get("/collections/trygghet-deso/items?skipGeometry=true" + query);
}

json published(open_workshop const& at) {
    return at.town().get("/collections/contributions/items")["features"];
}

void publish(open_workshop const& at) {
    REQUIRE(at.lead("POST", at.path() + "/publication").status == 200);
}

} // namespace

TEST_CASE("Published contributions are counted by zone, apart from the survey, and in no share") {
    open_workshop const at{around_town};
    auto const before = layer(at);
    auto const kim = at.join();
    at.send(kim, "contributions", said("Mörkt"), 1);
    at.send(kim, "contributions", said("Läskigt"), 2);
    auto sheet = said("På papper");
    sheet["client"] = "leaders-own-screen";
    sheet["number"] = 1;
    at.lead("POST", at.path() + "/paper", sheet);
    CHECK(zone(layer(at), "A")["contributions"] == 0);

    publish(at);

    auto const after = layer(at);
    auto const a = zone(after, "A");
    CHECK(a["contributions"] == 3);
    CHECK(a["contributions_web"] == 2);
    CHECK(a["contributions_paper"] == 1);
    CHECK(a["contributions_by_workshop"] == json{{"Kinna centrum 2030", 3}});
    CHECK(zone(after, "B")["contributions"] == 0);
    CHECK(zone(after, "B")["contributions_by_workshop"] == json::object());
    CHECK(after["summary"]["contributions"] == 3);
    CHECK(after["summary"]["contributions_outside"] == 0);
    CHECK(after["summary"]["contributions_made"]["from"].get<std::string>().size() == 10);
    CHECK(before["summary"]["contributions_made"].is_null());
    for (auto const* figure : {"mentions_unsafe", "mentions_safe", "mention_share", "unsafe_share",
                               "respondents", "reasons"}) {
        CAPTURE(figure);
        CHECK(a[figure] == zone(before, "A")[figure]);
        CHECK(after["summary"][figure] == before["summary"][figure]);
    }
    CHECK(layer(at, "&period=2017&part=night")["summary"]["contributions"] == 3);
    CHECK(layer(at, "&municipality=1490")["summary"]["contributions"] == 0);
}

TEST_CASE("What a guest takes back or a leader hides leaves the map at once; mended words follow") {
    open_workshop const at{around_town};
    auto const kim = at.join();
    auto const taken_back = id_in(at.send(kim, "contributions", said("Ångrat"), 1));
    auto const hidden = id_in(at.send(kim, "contributions", said("Dolt"), 2));
    auto const mended = id_in(at.send(kim, "contributions", said("Kalle bor här"), 3));
    publish(at);
    CHECK(published(at).size() == 3);

    at.send(kim, "corrections", {{"contribution", taken_back}, {"withdrawn", true}}, 4);
    auto const path = at.path() + "/contributions/";
    at.lead("PATCH", path + std::to_string(hidden), {{"state", "hidden"}});
    at.lead("PATCH", path + std::to_string(mended), {{"comment", "Någon bor här"}});

    auto const left = published(at);
    REQUIRE(left.size() == 1);
    CHECK(left[0]["properties"]["comment"] == "Någon bor här");
    CHECK(layer(at)["summary"]["contributions"] == 1);
}

TEST_CASE("A workshop that is deleted leaves the map at once") {
    open_workshop const at{around_town};
    at.send(at.join(), "contributions", said("Hej"), 1);
    publish(at);
    at.lead("PATCH", at.path(), {{"state", "closed"}});

    CHECK(at.lead("DELETE", at.path()).status == 204);

    CHECK(at.town().ask("/collections/contributions").status == 404);
    CHECK(layer(at)["summary"]["contributions"] == 0);
}

TEST_CASE("A guest who sends too much waits, and the others do not") {
    open_workshop const at;
    auto const kim = at.join(), robin = at.join();
    auto const like = [&](std::string const& who, int number) {
        auto const statement = at.made()["statements"][0]["id"];
        return at.send(who, "reactions", {{"statement", statement}, {"answer", "agree"}}, number,
                       who == kim ? "phone-of-kim-here" : "phone-of-robin-here");
    };

    http::response refused;
    for (int i = 0; i < 1000 && refused.status != 429; ++i) {
        refused = like(kim, i);
    }

    CHECK(refused.status == 429);
    CHECK(header_of(refused, "Retry-After") == "1");
    CHECK(like(robin, 1).status == 201);
}

TEST_CASE("Wrong codes are told how long to wait") {
    open_workshop const at;
    http::response answer;
    for (int i = 0; i < 40; ++i) {
        answer = at.ask("GET", "/workshops/join?code=22222222", nullptr, "");
    }
    CHECK(answer.status == 429);
    CHECK(header_of(answer, "Retry-After") == "60");
}
