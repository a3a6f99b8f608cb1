#include "ask.hpp"

#include <catch2/catch.hpp>

using namespace trygg;
using Catch::Contains;

TEST_CASE("Only the sites that a setting names may frame the map, and only at its own address") {
    auto const policy = [](town_api const& town, std::string const& path) {
        return header_of(town.ask(path, {{"accept", "text/html"}}), "Content-Security-Policy");
    };
    town_api const plain;
    town_api const town{"INSERT INTO setting VALUES ('embed_origins', 'https://mark.example')"};

    CHECK_THAT(policy(plain, "/embed"), Contains("frame-ancestors 'self';"));
    CHECK_THAT(policy(town, "/embed"), Contains("frame-ancestors 'self' https://mark.example;"));
    CHECK_THAT(policy(town, "/"), Contains("frame-ancestors 'self';"));
    CHECK(plain.get("/map.json")["embed"] == false);
    CHECK(town.get("/map.json")["embed"] == true);
}

TEST_CASE("A phone is told the map's title and icons") {
    town_api const town{"INSERT INTO setting VALUES ('title', 'Tryggt')"};
    auto const answer = town.ask("/manifest.webmanifest");

    CHECK(header_of(answer, "Content-Type") == "application/manifest+json");
    CHECK(json::parse(body_of(answer))["name"] == "Tryggt");
}

TEST_CASE("Without a base map there are no tiles of one; one that cannot be read is left out") {
    town_api const none;
    town_api const lost{"INSERT INTO setting VALUES ('basemap_file', '/nowhere/base.pmtiles')"};

    CHECK(none.ask("/basemap/0/0/0").status == 404);
    CHECK(none.get("/map.json")["basemap_lost"] == false);
    CHECK(lost.get("/map.json")["basemap"].is_null());
    CHECK(lost.get("/map.json")["basemap_lost"] == true);
}

TEST_CASE("Nobody is told where the base map's file lies, or what is wrong with it") {
    for (std::string const path : {"/nowhere/secret.pmtiles", "/dev/null", "/etc/hostname"}) {
        town_api const town{fmt::format("INSERT INTO setting VALUES ('basemap_file', '{}')", path)};
        auto const answer = town.ask("/basemap/0/0/0");

        CHECK(answer.status == 404);
        CHECK_THAT(body_of(answer), Contains("the server's log says why"));
        CHECK_THAT(body_of(answer), !Contains(path));
        CHECK_THAT(body_of(town.ask("/map.json")), !Contains(path));
    }
}
