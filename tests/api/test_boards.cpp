#include "api/guarded_town.hpp"

using namespace trygg;
using Catch::Matchers::Contains;

namespace {

constexpr char const* mentions = "/collections/mentions/items?f=json";

http::request as(std::string const& role, std::string const& target,
                 std::map<std::string, std::string> headers = {}) {
    headers.emplace("host", "town.example");
    if (role != "public") {
        headers.emplace("authorization", "Bearer " + role);
    }
    return {"GET", target, headers};
}

http::response worked(http::glance const& seen) {
    REQUIRE(seen.work);
    return seen.work();
}

} // namespace

TEST_CASE("Staff see what the public does not") {
    guarded_town const town;
    CHECK_THAT(body_of(town.get(mentions, town.token("staff"))), Contains("Tunneln"));
    CHECK_THAT(body_of(town.get(mentions)), !Contains("Tunneln"));
}

TEST_CASE("Nothing that is kept for one role reaches another") {
    guarded_town const town;
    auto const& service = *town.service;
    for (int i = 0; i < 3; ++i) { // made, kept, kept
        for (auto const* role : {"staff", "editor", "admin"}) {
            service.answer(as(role, mentions));
        }
        CHECK_THAT(body_of(service.answer(as("public", mentions))), !Contains("Tunneln"));
    }
    auto const seen = service.first_look(as("public", mentions));
    REQUIRE(seen.answer);
    CHECK_THAT(body_of(*seen.answer), !Contains("Tunneln"));
    auto const staff = service.first_look(as("staff", mentions));
    REQUIRE(staff.answer);
    CHECK_THAT(body_of(*staff.answer), Contains("Tunneln"));
    CHECK_THAT(*staff.answer->prepared_head, Contains("private, no-cache"));
}

TEST_CASE("A tag of one role says nothing to another") {
    guarded_town const town;
    auto const exact = header_of(town.get(mentions, town.token("staff")), "ETag");
    auto const open = header_of(town.get(mentions), "ETag");
    REQUIRE(exact.starts_with("W/\""));
    CHECK(exact != open);

    CHECK(town.get(mentions, {{"if-none-match", exact}}).status == 200);
    CHECK(town.get(mentions, {{"if-none-match", open}}).status == 304);
    CHECK_FALSE(
        town.service->first_look(as("public", mentions, {{"if-none-match", exact}})).answer);
    auto const known = town.service->first_look(as("staff", mentions, {{"if-none-match", exact}}));
    REQUIRE(known.answer);
    CHECK(known.answer->status == 304);
    CHECK_THAT(header_of(*known.answer, "Vary"), Contains("Cookie, Authorization"));
    CHECK(header_of(*known.answer, "Cache-Control") == "private, no-cache");
}

TEST_CASE("Requests at the same time wait only for those of their own role") {
    guarded_town const town;
    auto const by_staff = as("staff", mentions), by_public = as("public", mentions);
    auto const staff = town.service->first_look(by_staff);
    auto const anyone = town.service->first_look(by_public);
    auto const other_staff = town.service->first_look(by_staff);

    CHECK_FALSE(anyone.other);
    REQUIRE(other_staff.other);
    CHECK_THAT(body_of(worked(anyone)), !Contains("Tunneln"));
    CHECK_THAT(body_of(worked(staff)), Contains("Tunneln"));
}

TEST_CASE("What is made for one person is given to nobody else") {
    guarded_town const town;
    auto const session = [&] {
        auto headers = town.session(guarded_town::live_session);
        headers.emplace("host", "town.example");
        return town.service->first_look({"GET", "/session", headers});
    };
    auto const first = session(), second = session();
    CHECK_FALSE(first.other);
    CHECK_FALSE(second.other);
    CHECK_FALSE(second.answer);
}

TEST_CASE("Exact answers stay out of shared caches and other sites' pages") {
    guarded_town const town;
    auto const exact = town.get(mentions, town.token("staff"));
    CHECK(header_of(exact, "Cache-Control") == "private, no-cache");
    CHECK(header_of(exact, "Vary") == "Accept, Accept-Encoding, Cookie, Authorization");
    CHECK(header_of(exact, "Access-Control-Allow-Origin").empty());
    CHECK(header_of(exact, "Trygghetskarta-View") == "exact");
    auto const open = town.get(mentions);
    CHECK(header_of(open, "Cache-Control") == "no-cache");
    CHECK(header_of(open, "Vary") == "Accept, Accept-Encoding");
    CHECK(header_of(open, "Access-Control-Allow-Origin") == "*");
    CHECK(header_of(open, "Trygghetskarta-View").empty());
}

TEST_CASE("A server for a closed network shows everybody what staff see, and no more") {
    guarded_town const town{{.anonymous_role = model::role::staff, .hosts = {"karta.example"}}};
    for (auto const* host :
         {"karta.example", "Karta.Example:8080", "localhost", "127.0.0.1:8080", "[::1]:8080"}) {
        INFO(host);
        auto const answer = town.get(mentions, {{"host", host}});
        CHECK_THAT(body_of(answer), Contains("Tunneln"));
        CHECK(header_of(answer, "Access-Control-Allow-Origin").empty());
    }
}

TEST_CASE("Under a name that is not the server's, nobody sees without signing in what staff see") {
    guarded_town const town{{.anonymous_role = model::role::staff, .hosts = {"karta.example"}}};
    for (auto const* host :
         {"evil.example", "127.0.0.1.evil.example", "karta.example.evil.example"}) {
        INFO(host);
        auto const answer = town.get(mentions, {{"host", host}});
        CHECK_THAT(body_of(answer), !Contains("Tunneln"));
        CHECK(header_of(answer, "Trygghetskarta-View").empty());
    }
}

TEST_CASE("Both views follow a change of the data") {
    guarded_town const town;
    auto const open = header_of(town.get(mentions), "ETag");
    auto const exact = header_of(town.get(mentions, town.token("staff")), "ETag");
    town::run(town.path(), "UPDATE revision SET value = value + 1");
    CHECK(town.service->reload());
    CHECK_FALSE(town.service->reload());
    CHECK(header_of(town.get(mentions), "ETag") != open);
    CHECK(header_of(town.get(mentions, town.token("staff")), "ETag") != exact);
}
