#include "api/code_guesses.hpp"
#include "api/open_workshop.hpp"
#include "api/refusal.hpp"
#include "api/workshop_hub.hpp"
#include "secret/digest.hpp"
#include "store/accounts.hpp"
#include "store/database.hpp"
#include "store/workshop_events.hpp"

using namespace trygg;
using namespace open_workshop_test;
using Catch::Matchers::Contains;

namespace {

/// What waits for a listener now.
std::string waiting(http::feed& from) {
    std::string all;
    for (auto const& piece : from.take().pieces) {
        all += *piece;
    }
    return all;
}

/// What somebody is told who has seen nothing yet.
std::string all_events(open_workshop const& at, std::string const& cookie) {
    auto const answer = at.ask("GET", at.path() + "/events?after=0", nullptr, cookie);
    REQUIRE(answer.feed);
    return waiting(*answer.feed);
}

std::string stored_log(open_workshop const& at) {
    auto database = store::open_to_read(at.town().path());
    auto row = database.query("SELECT group_concat(data, ' ') FROM workshop_event");
    row.next();
    return std::string{row.text(0)};
}

std::int64_t count(open_workshop const& at, std::string const& sql) {
    return store::open_to_read(at.town().path()).count(sql);
}

int moderate(open_workshop const& at, std::int64_t id, json const& change) {
    return at.lead("PATCH", at.path() + "/contributions/" + std::to_string(id), change).status;
}

http::response join_from(open_workshop const& at, std::string const& address,
                         std::string const& code) {
    http::request asked{"GET",
                        "/workshops/join?code=" + code,
                        {{"host", "a"}, {"accept", "*/*"}, {"x-forwarded-for", address}}};
    asked.peer = "127.0.0.1"; // the proxy
    return at.town().service().answer(asked);
}

json line_of(int corners) {
    auto positions = json::array();
    for (int i = 0; i < corners; ++i) {
        positions.push_back({12.68 + i * 1e-5, 57.51});
    }
    return {{"geometry", {{"type", "LineString"}, {"coordinates", positions}}}, {"comment", "Här"}};
}

} // namespace

TEST_CASE("What was hidden, taken back or mended is in no event that anybody can read again") {
    open_workshop const at;
    auto const kim = at.join(), robin = at.join();
    auto const hidden = id_in(at.send(kim, "contributions", place("Kalle slår"), 1));
    auto const taken_back = id_in(at.send(kim, "contributions", place("Jag ångrar"), 2));
    auto const mended = id_in(at.send(kim, "contributions", place("Anna bor här"), 3));
    CHECK_THAT(all_events(at, robin), Contains("Kalle slår") && Contains("Jag ångrar"));

    CHECK(moderate(at, hidden, {{"state", "hidden"}}) == 200);
    at.send(kim, "corrections", {{"contribution", taken_back}, {"withdrawn", true}}, 4);
    CHECK(moderate(at, mended, {{"comment", "Någon bor här"}}) == 200);

    auto const told = all_events(at, robin);
    CHECK_THAT(told, !Contains("Kalle") && !Contains("ångrar") && !Contains("Anna"));
    CHECK_THAT(told, Contains("Någon bor här"));
    CHECK_THAT(told, Contains(R"(event: gone)"));
    CHECK_THAT(all_events(at, kim), Contains("Kalle slår") && !Contains("ångrar"));
    CHECK_THAT(stored_log(at), !Contains("Kalle") && !Contains("ångrar") && !Contains("bor"));
    CHECK(count(at, "SELECT count(*) FROM workshop_receipt WHERE length(answer) > 20") == 0);
}

TEST_CASE("A contribution that comes again says what it says now") {
    open_workshop const at;
    auto const kim = at.join();
    auto const id = id_in(at.send(kim, "contributions", place("Ångrat"), 1));
    at.send(kim, "corrections", {{"contribution", id}, {"withdrawn", true}}, 2);

    auto const again = at.send(kim, "contributions", place("Ångrat"), 1);

    CHECK(again.status == 200);
    CHECK(json::parse(body_of(again))["properties"]["state"] == "withdrawn");
    CHECK_THAT(body_of(again), !Contains("Ångrat"));
}

TEST_CASE("What a guest took back is not kept, and no leader can show it again") {
    open_workshop const at;
    auto const kim = at.join();
    auto const id = id_in(at.send(kim, "contributions", place("Ångrat"), 1));

    at.send(kim, "corrections", {{"contribution", id}, {"withdrawn", true}}, 2);

    CHECK(moderate(at, id, {{"state", "shown"}}) == 409);
    CHECK(moderate(at, id, {{"comment", "Ändå"}}) == 409);
    CHECK(at.state_of_leader()["contributions"]["features"].empty());
    CHECK(at.state(kim)["contributions"]["features"].empty());
    CHECK(count(at, "SELECT count(*) FROM contribution WHERE comment <> '' OR geom IS NOT NULL") ==
          0);
}

TEST_CASE("A screen that missed too much is told to read everything anew, and stays") {
    open_workshop const at;
    auto const kim = at.join();
    auto const id = at.made()["id"].get<std::int64_t>();
    {
        auto database = store::open_to_write(at.town().path());
        for (int i = 0; i < 600; ++i) {
            store::workshop_event event{
                .workshop_id = id, .kind = "votes", .data = '"' + std::string(1000, 'x') + '"'};
            store::append(database, event);
        }
    }

    auto const answer = at.ask("GET", at.path() + "/events?after=0", nullptr, kim);

    auto const taken = answer.feed->take();
    REQUIRE(taken.pieces.size() == 1);
    CHECK_FALSE(taken.ended);
    CHECK(*taken.pieces[0] == "retry: 1000\n\nid: 600\nevent: reset\ndata: {}\n\n");
    CHECK(answer.feed->push(std::make_shared<std::string const>("mer")));
}

TEST_CASE("Too much news at once are told as one reset, and cut nobody off") {
    open_workshop const at;
    auto database = store::open_to_read(at.town().path());
    api::workshop_hub hub;
    auto const feed =
        hub.listen(database, {.workshop_id = at.made()["id"], .participant_id = 1}, 0);
    waiting(*feed);
    std::vector<store::workshop_event> burst;
    for (int i = 1; i <= 600; ++i) {
        burst.push_back({.workshop_id = at.made()["id"],
                         .number = i,
                         .kind = "contribution",
                         .data = '"' + std::string(1000, 'x') + '"'});
    }

    hub.publish(burst);

    auto const taken = feed->take();
    REQUIRE(taken.pieces.size() == 1);
    CHECK_FALSE(taken.ended);
    CHECK(*taken.pieces[0] == "id: 600\nevent: reset\ndata: {}\n\n");
    CHECK(hub.listeners(at.made()["id"]) == 1);
}

TEST_CASE("Wrong codes from one place keep nobody else out, also behind a proxy") {
    open_workshop const at;

    for (int i = 0; i < 30; ++i) {
        CHECK(join_from(at, "192.0.2.7", "22222222").status == 404);
    }

    CHECK(join_from(at, "192.0.2.7", "22222222").status == 429);
    CHECK(join_from(at, "192.0.2.99", "22222222").status == 429); // a neighbour
    CHECK(join_from(at, "192.0.2.7", at.code()).status == 200);
    CHECK(join_from(at, "198.51.100.1", at.code()).status == 200);
    CHECK(join_from(at, "198.51.100.1", "22222222").status == 404);
}

TEST_CASE("Who searches for a code is not answered any more; others are") {
    api::code_guesses guesses;
    for (int i = 0; i < api::code_guesses::most_looked_at; ++i) {
        CHECK_NOTHROW(guesses.check("one"));
        try {
            guesses.missed("one");
        } catch (api::too_many const&) {
            CHECK(i >= api::code_guesses::most_answered);
        }
    }

    CHECK_THROWS_AS(guesses.check("one"), api::too_many);
    CHECK_NOTHROW(guesses.check("other"));
    CHECK_NOTHROW(guesses.missed("other"));
}

TEST_CASE("One neighbourhood cannot fill a workshop in a moment, and a full hall gets in") {
    open_workshop const at;
    at.lead("PATCH", at.path(), {{"state", "frozen"}}); // nobody is written down
    auto const join = [&](std::string const& address) {
        http::request asked{
            "POST",
            "/workshops/join",
            {{"host", "a"}, {"content-type", "application/json"}, {"x-forwarded-for", address}},
            json{{"code", at.code()}, {"consent", true}}.dump()};
        asked.peer = "127.0.0.1";
        return at.town().service().answer(asked).status;
    };

    int in_a_hall = 0;
    while (in_a_hall < 1000 && join("192.0.2.7") == 409) {
        ++in_a_hall;
    }

    CHECK(in_a_hall >= 400);
    CHECK(in_a_hall < 1000);
    CHECK(join("192.0.2.7") == 429);
    CHECK(join("198.51.100.1") == 409);
}

TEST_CASE("A leader sees who has joined, and removes one with votes and answers") {
    open_workshop const at;
    auto const kim = at.join("Kim"), robin = at.join("Robin");
    auto const statement = at.made()["statements"][0]["id"];
    auto const scenario = at.made()["scenarios"][0]["id"].dump();
    at.send(kim, "contributions", place("Skräp"), 1);
    at.send(kim, "reactions", {{"statement", statement}, {"answer", "agree"}}, 2);
    at.send(kim, "votes", {{"points", {{scenario, 5}}}}, 3);
    auto const screen = at.ask("GET", at.path() + "/events?after=0", nullptr, kim);
    auto const listed =
        json::parse(body_of(at.lead("GET", at.path() + "/participants")))["participants"];
    REQUIRE(listed.size() == 2);
    CHECK(listed[1]["nickname"] == "Kim");
    CHECK(listed[1]["contributions"] == 1);
    CHECK(listed[1]["points"] == 5);
    auto const path = at.path() + "/participants/" + listed[1]["id"].dump();

    CHECK(at.ask("DELETE", path, nullptr, robin).status == 404);
    CHECK(at.lead("DELETE", path).status == 204);

    CHECK(at.lead("DELETE", path).status == 404);
    CHECK(at.ask("GET", at.path(), nullptr, kim).status == 404);
    CHECK(screen.feed->take().ended);
    auto const state = at.state(robin);
    CHECK(state["participants"] == 1);
    CHECK(state["votes"]["voters"] == 0);
    CHECK(state["reactions"] == json::object());
    CHECK(state["contributions"]["features"].empty());
    CHECK_THAT(all_events(at, robin), !Contains("Skräp"));
}

TEST_CASE("A workshop's number is never given again, and its screens are let go") {
    open_workshop const at;
    auto const kim = at.join();
    auto const screen = at.ask("GET", at.path() + "/events?after=0", nullptr, kim);
    at.send(kim, "contributions", place("Hej"), 1);
    at.lead("PATCH", at.path(), {{"state", "closed"}});

    CHECK(at.lead("DELETE", at.path()).status == 204);

    CHECK(screen.feed->take().ended);
    auto const next = json::parse(body_of(at.lead("POST", "/workshops", kinna)));
    CHECK(next["id"] == at.made()["id"].get<int>() + 1);
    auto const guest =
        at.ask("POST", "/workshops/join", {{"code", next["code"]}, {"consent", true}}, "");
    CHECK(guest.status == 201);
    CHECK(count(at, "SELECT min(id) FROM participant") == 2);
}

TEST_CASE("A leader whose token is revoked hears no more") {
    open_workshop const at;
    {
        auto database = store::open_to_write(at.town().path());
        store::add_token(database, {.name = "storbild",
                                    .hash = secret::fingerprint(std::string(43, 'a')),
                                    .role = model::role::editor,
                                    .created = "2030-01-01",
                                    .expires = "2999-01-01"});
    }
    at.town().service().reload();
    auto const answer = at.town().service().answer(
        {"GET",
         at.path() + "/events?after=0",
         {{"host", "a"}, {"authorization", "Bearer " + std::string(43, 'a')}}});
    REQUIRE(answer.feed);
    at.town().service().reload();
    CHECK_FALSE(answer.feed->take().ended);

    {
        auto database = store::open_to_write(at.town().path());
        store::remove_token(database, "storbild");
    }
    at.town().service().reload();

    CHECK(answer.feed->take().ended);
}

TEST_CASE(
    "There is nothing to hear of a workshop that is not there, and a leader has few screens") {
    open_workshop const at;
    CHECK(at.lead("GET", "/workshops/99999/events").status == 404);

    std::vector<http::response> screens;
    for (int i = 0; i < 9; ++i) {
        screens.push_back(at.lead("GET", at.path() + "/events?after=0"));
        REQUIRE(screens.back().feed);
    }

    CHECK(screens[0].feed->take().ended);
    CHECK_FALSE(screens[1].feed->take().ended);
    CHECK_FALSE(screens[8].feed->take().ended);
}

TEST_CASE("An answer is told again to who got it, and to nobody else") {
    open_workshop const at;
    auto const kim = at.join(), robin = at.join();
    auto const statement = at.made()["statements"][0]["id"];
    at.send(kim, "reactions", {{"statement", statement}, {"answer", "agree"}}, 1);
    at.send(kim, "contributions", place("Kims"), 2);

    auto const others =
        at.send(robin, "reactions", {{"statement", statement}, {"answer", "disagree"}}, 1);
    auto const stolen = at.send(robin, "contributions", place("Robins"), 2);

    CHECK(others.status == 201);
    CHECK(json::parse(body_of(others))["mine"] == "disagree");
    CHECK(stolen.status == 409);
    CHECK_THAT(body_of(stolen), !Contains("Kims"));
}

TEST_CASE("Of what was answered to a guest only the last is kept") {
    open_workshop const at;
    auto database = store::open_to_write(at.town().path());
    store::message_key key{at.made()["id"], 7, "phone-of-somebody", 0};

    for (key.number = 1; key.number <= 150; ++key.number) {
        store::keep_receipt(database, key, "{}");
    }

    CHECK(database.count("SELECT count(*) FROM workshop_receipt") == 100);
    key.number = 51;
    CHECK(store::receipt(database, key) == "{}");
    key.number = 50;
    CHECK_FALSE(store::receipt(database, key));
}

TEST_CASE("A contribution that comes again long after is still stored once") {
    open_workshop const at;
    auto const kim = at.join();
    auto const first = at.send(kim, "contributions", place("Hej"), 1);
    store::open_to_write(at.town().path()).run("DELETE FROM workshop_receipt");

    auto const again = at.send(kim, "contributions", place("Hej"), 1);

    CHECK(id_in(again) == id_in(first));
    CHECK(at.state(kim)["contributions"]["features"].size() == 1);
}

TEST_CASE("A guest's shape has a hundred corners at most") {
    open_workshop const at;
    auto const kim = at.join();

    CHECK(at.send(kim, "contributions", line_of(100), 1).status == 201);
    CHECK(at.send(kim, "contributions", line_of(101), 2).status == 400);
}

TEST_CASE("The state tells everything up to its event, whoever asked before") {
    open_workshop const at{{{"moderation", "pre"}}};
    auto const kim = at.join("Kim"), robin = at.join("Robin");
    auto const id = id_in(at.send(kim, "contributions", place("\"Hej\"\n"), 1));
    CHECK(at.state(robin)["contributions"]["features"].empty());
    CHECK(at.state(kim)["contributions"]["features"].size() == 1);
    CHECK(at.state_of_leader()["contributions"]["features"].size() == 1);

    CHECK(moderate(at, id, {{"state", "shown"}}) == 200);
    auto const second =
        id_in(at.send(robin, "contributions", place("Två"), 1, "robins-own-phone-x"));

    auto const of_robin = at.state(robin);
    CHECK(of_robin["event"] == 3);
    REQUIRE(of_robin["contributions"]["features"].size() == 2);
    CHECK(of_robin["contributions"]["features"][0]["properties"]["comment"] == "\"Hej\"");
    CHECK(of_robin["contributions"]["features"][0]["geometry"] == here);
    CHECK(of_robin["mine"]["contributions"] == json{second});
    CHECK(at.state(kim)["contributions"]["features"].size() == 1);
    CHECK(at.state_of_leader()["contributions"]["features"].size() == 2);
}

TEST_CASE("Who reads the whole state again and again waits") {
    open_workshop const at;
    auto const kim = at.join(), robin = at.join();

    int status = 200;
    for (int i = 0; i < 1000 && status == 200; ++i) {
        status = at.ask("GET", at.path(), nullptr, kim).status;
    }

    CHECK(status == 429);
    CHECK(at.ask("GET", at.path(), nullptr, robin).status == 200);
}

TEST_CASE("Times that are none and areas of a few metres are refused") {
    open_workshop const at;
    auto const change = [&](json const& what) {
        return at.lead("PATCH", at.path(), what).status;
    };

    CHECK(change({{"opens", "2026-99-99T99:99:99Z"}}) == 400);
    CHECK(change({{"closes", "2030-02-30T12:00:00Z"}}) == 400);
    CHECK(change({{"closes", "2030-02-28T24:00:01Z"}}) == 400);
    CHECK(change({{"closes", "2089-02-28T12:00:00Z"}}) == 200);
    CHECK(change({{"area", {12.69, 57.50, 12.6908, 57.51}}}) == 400); // 48 m wide
    CHECK(change({{"area", {12.69, 57.50, 12.70, 57.5004}}}) == 400); // 45 m high
    CHECK(change({{"area", {12.69, 57.50, 12.6909, 57.5005}}}) == 200);
}
