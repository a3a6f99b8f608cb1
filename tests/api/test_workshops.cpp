#include "api/open_workshop.hpp"

#include "store/database.hpp"

#include <chrono>
#include <future>
#include <thread>
#include <vector>

using namespace trygg;
using namespace open_workshop_test;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

/// What has come for a listener within a second, until it holds `mark`.
std::string news(http::feed& from, std::string const& mark) {
    std::string all;
    for (int i = 0; i < 200 && all.find(mark) == std::string::npos; ++i) {
        for (auto const& piece : from.take().pieces) {
            all += *piece;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    return all;
}

} // namespace

TEST_CASE("Only leaders make workshops and see their codes") {
    open_workshop const at;

    CHECK(at.code().size() == 8);
    CHECK(at.made()["statements"][0]["text"] == "Torget ska vara bilfritt");
    CHECK(at.ask("POST", "/workshops", kinna, "").status == 404);
    CHECK(at.ask("GET", "/workshops", nullptr, "").status == 404);
    CHECK(at.ask("GET", at.path(), nullptr, "").status == 404);
    auto const guest = at.join();
    CHECK(at.ask("PATCH", at.path(), {{"title", "Mitt"}}, guest).status == 401);
    CHECK_FALSE(at.state(guest)["workshop"].contains("code"));
    CHECK(at.state_of_leader()["workshop"]["code"] == at.code());
}

TEST_CASE("A guest sees the consent text before joining, and joins without saying who it is") {
    open_workshop const at;

    auto const invited =
        json::parse(body_of(at.ask("GET", "/workshops/join?code=" + at.code(), nullptr, "")));
    auto const answer =
        at.ask("POST", "/workshops/join", {{"code", at.code()}, {"consent", true}}, "");

    CHECK(invited["consent"] == "Det du skriver visas för de andra.");
    CHECK_THAT(header_of(answer, "Set-Cookie"),
               Contains("HttpOnly; SameSite=Strict") && Contains("Path=" + at.path() + ";"));
    CHECK(at.ask("POST", "/workshops/join", {{"code", at.code()}}, "").status == 400);
    CHECK(at.ask("POST", "/workshops/join", {{"code", "22222222"}, {"consent", true}}, "").status ==
          404);
}

TEST_CASE("What a guest says while an import holds the database waits for it, and is taken once") {
    open_workshop const at;
    auto const guest = at.join();
    auto message = place("Sagt under en inläsning");
    message["client"] = "phone-of-somebody";
    message["number"] = 1;
    http::request asked{"POST", at.path() + "/contributions", {{"host", "a"}, {"accept", "*/*"}}};
    asked.headers.emplace("content-type", "application/json");
    asked.headers.emplace("cookie", guest);
    asked.body = message.dump();
    auto importing = store::open_to_write(at.town().path());
    importing.run("BEGIN IMMEDIATE");

    auto const answer = at.town().service().first_look(asked).other;
    REQUIRE(answer);
    std::promise<void> given;
    answer->when_given([&given] { given.set_value(); });
    std::this_thread::sleep_for(std::chrono::milliseconds{4500}); // longer than one try
    importing.run("COMMIT");
    given.get_future().wait();

    CHECK(answer->answer().value().status == 201);
    auto const again = at.town().service().answer(asked);
    CHECK(id_in(again) == id_in(answer->answer().value()));
    CHECK(at.state(guest)["contributions"]["features"].size() == 1);
}

TEST_CASE("Wrong codes are refused after a while, and a right one is taken still") {
    open_workshop const at;

    for (int i = 0; i < 30; ++i) {
        CHECK(at.ask("GET", "/workshops/join?code=22222222", nullptr, "").status == 404);
    }

    CHECK(at.ask("GET", "/workshops/join?code=22222222", nullptr, "").status == 429);
    CHECK(at.ask("GET", "/workshops/join?code=" + at.code(), nullptr, "").status == 200);
}

TEST_CASE("A message that comes twice is taken once and answered the same") {
    open_workshop const at;
    auto const guest = at.join("Kim");

    auto const first = at.send(guest, "contributions", place("Trasig lampa"), 7);
    auto const again = at.send(guest, "contributions", place("Trasig lampa"), 7);

    CHECK(first.status == 201);
    CHECK(again.status == 200);
    CHECK(body_of(first) == body_of(again));
    auto const state = at.state(guest);
    REQUIRE(state["contributions"]["features"].size() == 1);
    auto const& one = state["contributions"]["features"][0];
    CHECK(one["properties"]["comment"] == "Trasig lampa");
    CHECK(one["properties"]["nickname"] == "Kim");
    CHECK(one["geometry"] == here);
    CHECK(state["mine"]["contributions"] == json{one["id"]});
}

TEST_CASE("A guest of one workshop is nobody in another") {
    open_workshop const at;
    auto const guest = at.join();
    auto const other = json::parse(body_of(at.lead("POST", "/workshops", kinna)))["id"].dump();
    auto stolen = guest;
    stolen.replace(stolen.find('='), 0, "");
    stolen = "trygg_workshop_" + other + guest.substr(guest.find('='));

    CHECK(at.ask("GET", "/workshops/" + other, nullptr, guest).status == 404);
    CHECK(at.ask("GET", "/workshops/" + other, nullptr, stolen).status == 404);
    CHECK(at.ask("POST", "/workshops/" + other + "/votes",
                 {{"client", "phone-of-somebody"}, {"number", 1}, {"points", json::object()}},
                 stolen)
              .status == 401);
}

TEST_CASE("What is no contribution is refused, and nothing of it kept") {
    open_workshop const at;
    auto const guest = at.join();
    auto const refused = [&](json const& message) {
        return at.send(guest, "contributions", message).status;
    };

    CHECK(refused({{"comment", ""}}) == 400);
    CHECK(refused({{"comment", std::string(1001, 'x')}}) == 400);
    CHECK(refused({{"comment", "x"}, {"category", "Annat"}}) == 400);
    CHECK(refused({{"comment", "x"}, {"scenario", 99}}) == 400);
    CHECK(refused({{"comment", "x"}, {"address", "10.0.0.1"}}) == 400);
    CHECK(refused({{"comment", "x"},
                   {"geometry", {{"type", "Point"}, {"coordinates", {18.0, 59.3}}}}}) == 400);
    CHECK(refused({{"comment", "x"},
                   {"geometry", {{"type", "Polygon"}, {"coordinates", {{{12.69, 57.5}}}}}}}) ==
          400);
    CHECK(at.state(guest)["contributions"]["features"].empty());
    CHECK(at.send(guest, "contributions", place("Nu"), 1).status == 201);
}

TEST_CASE("With moderation before, others see a contribution when the leader shows it") {
    open_workshop const at{{{"moderation", "pre"}}};
    auto const kim = at.join("Kim"), robin = at.join("Robin");
    auto const id = id_in(at.send(kim, "contributions", place("Hej")));

    CHECK(at.state(kim)["contributions"]["features"][0]["properties"]["state"] == "waiting");
    CHECK(at.state(robin)["contributions"]["features"].empty());
    CHECK(at.send(robin, "reactions", {{"contribution", id}, {"answer", "like"}}, 1,
                  "another-phone-here")
              .status == 404);
    CHECK(at.lead("PATCH", at.path() + "/contributions/" + std::to_string(id), {{"state", "shown"}})
              .status == 200);
    CHECK(at.state(robin)["contributions"]["features"].size() == 1);
}

TEST_CASE("A leader hides, merges and mends") {
    open_workshop const at;
    auto const kim = at.join();
    auto const one = id_in(at.send(kim, "contributions", place("Ett"), 1));
    auto const two = id_in(at.send(kim, "contributions", place("Två"), 2));
    at.send(kim, "reactions", {{"contribution", one}, {"answer", "like"}}, 3);
    auto const moderate = [&](std::int64_t id, json const& change) {
        return at.lead("PATCH", at.path() + "/contributions/" + std::to_string(id), change).status;
    };

    CHECK(moderate(one, {{"state", "merged"}, {"merged_into", two}}) == 200);
    CHECK(moderate(two, {{"comment", "Två, och ett"}}) == 200);
    CHECK(moderate(two, {{"state", "merged"}, {"merged_into", two}}) == 400);
    CHECK(moderate(99, {{"state", "hidden"}}) == 404);

    auto const robin = at.state(at.join());
    REQUIRE(robin["contributions"]["features"].size() == 1);
    CHECK(robin["contributions"]["features"][0]["properties"]["comment"] == "Två, och ett");
    CHECK(robin["reactions"]["c" + std::to_string(two)] == json{{"like", 1}});
    CHECK(at.state_of_leader()["contributions"]["features"].size() == 2);
}

TEST_CASE("Guests change and withdraw their own words, and nobody else's") {
    open_workshop const at;
    auto const kim = at.join(), robin = at.join();
    auto const id = id_in(at.send(kim, "contributions", place("Hej"), 1));

    CHECK(at.send(robin, "corrections", {{"contribution", id}, {"comment", "Nej"}}, 1,
                  "another-phone-here")
              .status == 404);
    CHECK(at.send(kim, "corrections", {{"contribution", id}, {"comment", "Hej då"}}, 2).status ==
          201);
    CHECK(at.state(robin)["contributions"]["features"][0]["properties"]["comment"] == "Hej då");
    CHECK(at.send(kim, "corrections", {{"contribution", id}, {"withdrawn", true}}, 3).status ==
          201);
    CHECK(at.state(robin)["contributions"]["features"].empty());
}

TEST_CASE("Answers to statements and votes are counted once for each guest") {
    open_workshop const at;
    auto const kim = at.join(), robin = at.join();
    auto const statement = at.made()["statements"][0]["id"];
    auto const first = at.made()["scenarios"][0]["id"].dump();
    auto const second = at.made()["scenarios"][1]["id"].dump();

    at.send(kim, "reactions", {{"statement", statement}, {"answer", "agree"}}, 1);
    at.send(kim, "reactions", {{"statement", statement}, {"answer", "dont_know"}}, 2);
    at.send(robin, "reactions", {{"statement", statement}, {"answer", "agree"}}, 1,
            "robins-own-phone-x");
    at.send(kim, "votes", {{"points", {{first, 5}}}}, 3);
    at.send(kim, "votes", {{"points", {{first, 2}, {second, 3}}}}, 4);

    CHECK(at.send(kim, "votes", {{"points", {{first, 6}}}}, 5).status == 400);
    CHECK(at.send(kim, "votes", {{"points", {{"99", 1}}}}, 6).status == 400);
    auto const state = at.state(kim);
    CHECK(state["reactions"]["s" + statement.dump()] == json{{"agree", 1}, {"dont_know", 1}});
    CHECK(state["votes"] == json{{"totals", {{first, 2}, {second, 3}}}, {"voters", 1}});
    CHECK(state["mine"]["points"] == json{{first, 2}, {second, 3}});
}

TEST_CASE("A frozen workshop takes nothing, but answers again what it has taken") {
    open_workshop const at;
    auto const kim = at.join();
    at.send(kim, "contributions", place("Hej"), 1);

    CHECK(at.lead("PATCH", at.path(), {{"state", "frozen"}}).status == 200);

    CHECK(at.send(kim, "contributions", place("Hej"), 2).status == 409);
    CHECK(at.send(kim, "contributions", place("Hej"), 1).status == 200);
    CHECK(at.ask("POST", "/workshops/join", {{"code", at.code()}, {"consent", true}}, "").status ==
          409);
}

TEST_CASE("Paper counts like the web, and says that it is paper") {
    open_workshop const at;
    auto const statement = at.made()["statements"][0]["id"].dump();
    auto sheet = place("Bänk saknas");
    sheet["client"] = "leaders-own-screen";
    sheet["number"] = 1;
    sheet["answers"] = {{statement, "disagree"}};

    CHECK(at.lead("POST", at.path() + "/paper", sheet).status == 201);
    CHECK(at.lead("POST", at.path() + "/paper", sheet).status == 200);

    auto const state = at.state_of_leader();
    REQUIRE(state["contributions"]["features"].size() == 1);
    CHECK(state["contributions"]["features"][0]["properties"]["channel"] == "paper");
    CHECK(state["reactions"]["s" + statement] == json{{"disagree", 1}});
    CHECK(at.send(at.join(), "paper", sheet).status == 404);
}

TEST_CASE("Screens are told at once what happens, and what they missed") {
    open_workshop const at;
    auto const kim = at.join(), robin = at.join();
    auto const first = at.ask("GET", at.path() + "/events?after=0", nullptr, robin);
    REQUIRE(first.feed);
    CHECK(header_of(first, "Content-Type") == "text/event-stream");

    at.send(kim, "contributions", place("Hej"), 1);

    CHECK_THAT(news(*first.feed, "Hej"),
               Contains("id: 1\nevent: contribution\ndata: {") && StartsWith("retry: 1000\n\n"));
    at.send(kim, "contributions", place("Igen"), 2);
    http::request back{"GET",
                       at.path() + "/events?after=0",
                       {{"host", "a"}, {"cookie", robin}, {"last-event-id", "1"}}};
    auto const second = at.town().service().answer(back);
    auto const missed = news(*second.feed, "Igen");
    CHECK_THAT(missed, Contains("id: 2\n") && !Contains("Hej"));
    auto const lost = at.ask("GET", at.path() + "/events?after=77", nullptr, robin);
    CHECK_THAT(news(*lost.feed, "reset"), Contains("id: 2\nevent: reset\n"));
    CHECK(at.ask("GET", at.path() + "/events", nullptr, "").status == 404);
}

TEST_CASE("What waits for the leader is told to its author and to leaders alone") {
    open_workshop const at{{{"moderation", "pre"}}};
    auto const kim = at.join(), robin = at.join();
    auto const of_kim = at.ask("GET", at.path() + "/events?after=0", nullptr, kim);
    auto const of_robin = at.ask("GET", at.path() + "/events?after=0", nullptr, robin);
    auto const of_leader = at.lead("GET", at.path() + "/events?as=leader&after=0");
    auto const statement = at.made()["statements"][0]["id"];

    at.send(kim, "contributions", place("Hej"), 1);
    at.send(kim, "reactions", {{"statement", statement}, {"answer", "agree"}}, 2);

    CHECK_THAT(news(*of_kim.feed, "reactions"), Contains("Hej"));
    CHECK_THAT(news(*of_leader.feed, "reactions"), Contains("Hej"));
    CHECK_THAT(news(*of_robin.feed, "reactions"), !Contains("Hej"));
}

TEST_CASE("Guests at once are all taken, each once, in few commits") {
    open_workshop const at;
    auto const kim = at.join();
    std::vector<std::jthread> guests;
    for (int guest = 0; guest < 8; ++guest) {
        guests.emplace_back([&at, guest] {
            auto const own = at.join();
            for (int i = 0; i < 10; ++i) {
                auto const name = "phone-of-guest-" + std::to_string(guest) + "-x";
                at.send(own, "contributions", place(name), i, name);
                at.send(own, "contributions", place(name), i, name);
            }
        });
    }
    guests.clear();

    auto const state = at.state(kim);

    CHECK(state["contributions"]["features"].size() == 80);
    CHECK(state["event"] == 80);
}

TEST_CASE("A guest's message leaves the map's revision as it is") {
    open_workshop const at;
    auto database = store::open_to_read(at.town().path());
    auto const before = store::revision(database);

    at.send(at.join(), "contributions", place("Hej"));

    CHECK(store::revision(database) == before);
}

TEST_CASE("Another site's page says nothing in a guest's name") {
    open_workshop const at;
    auto const kim = at.join();
    auto message = place("Hej");
    message["client"] = "phone-of-somebody";
    message["number"] = 1;
    http::request asked{"POST",
                        at.path() + "/contributions",
                        {{"host", "a"},
                         {"cookie", kim},
                         {"sec-fetch-site", "cross-site"},
                         {"content-type", "application/json"}},
                        message.dump()};

    CHECK(at.town().service().answer(asked).status == 403);
    auto const async = at.town().service().first_look(asked);
    REQUIRE(async.other);
    while (!async.other->answer()) {
        std::this_thread::yield();
    }
    CHECK(async.other->answer()->status == 403);
    asked.headers.erase("sec-fetch-site");
    asked.headers["content-type"] = "text/plain";
    CHECK(at.town().service().answer(asked).status == 415);
}
