#include "api/ask.hpp"

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

TEST_CASE("A schema tells each property's name, type, values and role") {
    town_api const town;
    auto const answer = town.ask("/collections/incidents/schema");
    CHECK(header_of(answer, "Content-Type") == "application/schema+json");
    auto const schema = json::parse(body_of(answer));

    CHECK(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema");
    CHECK(schema["$id"] == "http://town.example/collections/incidents/schema");
    CHECK(schema["type"] == "object");
    CHECK(schema["additionalProperties"] == false);
    auto const& properties = schema["properties"];
    CHECK(properties["id"] == json{{"title", "Id"}, {"type", "integer"}, {"x-ogc-role", "id"}});
    CHECK(properties["geometry"] == json{{"title", "Geometri"},
                                         {"x-ogc-role", "primary-geometry"},
                                         {"format", "geometry-point"}});
    CHECK(properties["count"] == json{{"title", "Antal"}, {"type", "integer"}});
    CHECK(properties["date"]["x-ogc-role"] == "primary-interval-start");
    CHECK(properties["part"]["enum"] == json{"day", "evening", "night"});
    CHECK(properties["part"]["description"] == "day: Dag, evening: Kväll, night: Natt");
    CHECK(properties["zone_deso"]["title"] == "Zon: DeSO");
}

TEST_CASE("Every property of a feature is in its schema, and nothing else") {
    town_api const town;
    auto const all = town.get("/collections");
    for (auto const& entry : all["collections"]) {
        auto const path = "/collections/" + entry["id"].get<std::string>();
        CAPTURE(path);
        auto described = town.get(path + "/schema")["properties"];
        auto const page = town.get(path + "/items?limit=1");
        REQUIRE(page["features"].size() == 1);
        for (auto const& [name, value] : page["features"][0]["properties"].items()) {
            CAPTURE(name);
            CHECK(described.erase(name) == 1);
        }
        CHECK(described.erase("id") == 1);
        CHECK(described.erase("geometry") == 1);
        CHECK(described.empty());
    }
}

TEST_CASE("What is an array or object is neither to filter nor to sort by") {
    town_api const town;
    auto const path = std::string{"/collections/mentions/"};
    CHECK(town.get(path + "schema")["properties"]["reasons"]["type"] == "array");
    for (auto const* kind : {"queryables", "sortables"}) {
        auto const schema = town.get(path + kind);
        CHECK(schema["$id"] == "http://town.example" + path + kind);
        CHECK_FALSE(schema["properties"].contains("reasons"));
        CHECK(schema["properties"].contains("sentiment"));
    }
    CHECK(town.get(path + "queryables")["properties"].contains("geometry"));
    CHECK_FALSE(town.get(path + "sortables")["properties"].contains("geometry"));
}

TEST_CASE("Schemas of what is not there are not found, and take no parameters but f") {
    town_api const town;
    for (auto const* kind : {"schema", "queryables", "sortables"}) {
        CHECK_THAT(town.refusal(std::string{"/collections/incident/"} + kind),
                   StartsWith("404") && Contains("did you mean 'incidents'?"));
        CHECK_THAT(town.refusal(std::string{"/collections/incidents/"} + kind + "?limit=1"),
                   StartsWith("400"));
    }
}
