#include "api/ask.hpp"

#include "api/flights.hpp"

#include <string>

using Catch::Matchers::Contains;
using namespace trygg;

namespace {

http::request request(std::string const& target, std::map<std::string, std::string> headers = {}) {
    headers.emplace("host", "town.example");
    return {"GET", target, headers};
}

/// Do the work of a first look.
http::response worked(http::glance const& seen) {
    REQUIRE(seen.work);
    return seen.work();
}

} // namespace

TEST_CASE("What was asked for twice is there at once, with all its headers") {
    town_api const town;
    auto const asked = request("/collections/incidents/items");
    auto const first = worked(town.service().first_look(asked));
    worked(town.service().first_look(asked));

    auto const again = town.service().first_look(asked);

    REQUIRE(again.answer);
    CHECK(body_of(*again.answer) == body_of(worked({.work = [&] {
              return *again.answer;
          }})));
    for (auto const& [name, value] : first.headers) {
        CHECK_THAT(*again.answer->prepared_head, Contains(name + ": " + value + "\r\n"));
    }
}

TEST_CASE("A client that has the answer gets its 304 without any work") {
    town_api const town;
    auto const target = "/collections/incidents/items";
    auto const tag = header_of(town.ask(target), "ETag");

    auto const seen = town.service().first_look(request(target, {{"if-none-match", tag}}));
    REQUIRE(seen.answer);
    CHECK(seen.answer->status == 304);
    CHECK(header_of(*seen.answer, "ETag") == tag);
    CHECK(header_of(*seen.answer, "Vary") == "Accept, Accept-Encoding, Cookie, Authorization");
    CHECK(header_of(*seen.answer, "Cache-Control") == "private, no-cache");

    for (auto const* other : {"/collections/incidents/items?limit=1", "/collections/measures/items",
                              "/collections/incidents/items?limit=0", "/nothing"}) {
        CHECK_FALSE(town.service().first_look(request(other, {{"if-none-match", tag}})).answer);
    }
    CHECK_FALSE(town.service().first_look(request("/nothing", {{"if-none-match", "*"}})).answer);
}

TEST_CASE("Equal requests at the same time wait for the first one's answer") {
    town_api const town;
    auto const asked = request("/collections/incidents/items");
    auto const first = town.service().first_look(asked);
    auto const second = town.service().first_look(asked);
    auto const different = town.service().first_look(request("/collections/measures/items"));

    REQUIRE(second.other);
    CHECK_FALSE(first.other);
    CHECK_FALSE(different.other);
    int woken = 0;
    second.other->when_given([&woken] { ++woken; });
    CHECK(woken == 0);

    auto const answer = worked(first);

    CHECK(woken == 1);
    REQUIRE(second.other->answer());
    CHECK(body_of(*second.other->answer()) == body_of(answer));
    CHECK_FALSE(town.service().first_look(asked).other);
}

TEST_CASE("Work that is dropped leaves nobody waiting") {
    api::flights running;
    auto first = running.join("a");
    auto const second = running.join("a");
    bool woken = false;
    second.other->when_given([&woken] { woken = true; });

    first.first.reset();

    CHECK(woken);
    CHECK_FALSE(second.other->answer());
    CHECK(running.join("a").first);
}

TEST_CASE("A streamed answer is not given to others") {
    api::flights running;
    auto const first = running.join("a");
    auto const second = running.join("a");
    http::response answer;
    answer.stream = [](std::string&) {
        return false;
    };

    first.first->give(answer);

    CHECK_FALSE(second.other->answer());
}

TEST_CASE("What is not plain reading is left to the worker") {
    town_api const town;
    auto posted = request("/collections");
    posted.method = "POST";
    CHECK_FALSE(town.service().first_look(posted).work);
    auto with_body = request("/collections");
    with_body.body = "{}";
    CHECK_FALSE(town.service().first_look(with_body).work);
}

TEST_CASE("However its path is written, a sign-in waits in the queue and not on a worker") {
    town_api const town;
    for (auto const* target : {"/sign-in", "/sign-in?", "/sign-in?x=1"}) {
        INFO(target);
        http::request const asked{
            "POST",
            target,
            {{"host", "town.example"}, {"content-type", "application/x-www-form-urlencoded"}},
            "name=a&password=b"};
        auto const seen = town.service().first_look(asked);
        CHECK(seen.other);
        CHECK_FALSE(seen.work);
    }
    CHECK(town.ask("/%73ign-in", {}, "POST").status == 404);
}
