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
    CHECK(
        properties["id"] ==
        json{{"title", "Id"}, {"type", "integer"}, {"x-ogc-role", "id"}, {"x-ogc-propertySeq", 1}});
    CHECK(properties["geometry"] == json{{"title", "Geometri"},
                                         {"x-ogc-role", "primary-geometry"},
                                         {"format", "geometry-point"},
                                         {"x-ogc-propertySeq", 15}});
    CHECK(properties["count"] ==
          json{{"title", "Antal"}, {"type", "integer"}, {"x-ogc-propertySeq", 7}});
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

TEST_CASE("Lists cannot be sorted by, objects neither sorted by nor filtered on") {
    town_api const town;
    auto const of = [&](std::string const& path) {
        auto const schema = town.get("/collections/" + path);
        CHECK(schema["$id"] == "http://town.example/collections/" + path);
        return schema["properties"];
    };
    CHECK(of("mentions/schema")["reasons"]["type"] == "array");
    CHECK(of("mentions/queryables").contains("reasons"));
    CHECK(of("mentions/queryables").contains("geometry"));
    CHECK_FALSE(of("mentions/sortables").contains("reasons"));
    CHECK_FALSE(of("mentions/sortables").contains("geometry"));
    CHECK(of("mentions/sortables").contains("sentiment"));
    CHECK(of("trygghet-deso/schema")["reasons"]["type"] == "object");
    CHECK_FALSE(of("trygghet-deso/queryables").contains("reasons"));
}

TEST_CASE("Filters take every queryable, sortby every sortable") {
    town_api const town;
    for (auto const* id : {"incidents", "mentions", "measures", "trygghet-deso"}) {
        auto const path = std::string{"/collections/"} + id;
        auto const queryables = town.get(path + "/queryables")["properties"];
        auto const sortables = town.get(path + "/sortables")["properties"];
        for (auto const& [name, schema] : queryables.items()) {
            CAPTURE(id, name);
            CHECK(town.ask(path + "/items?filter=" + name + "%20IS%20NULL").status == 200);
        }
        for (auto const& [name, schema] : sortables.items()) {
            CAPTURE(id, name);
            CHECK(town.ask(path + "/items?sortby=-" + name).status == 200);
        }
    }
}

TEST_CASE("Pages of features lead to what they can be filtered on and sorted by, in a header") {
    town_api const town;
    CHECK_THAT(header_of(town.ask("/collections/incidents/items"), "Link"),
               Contains("<http://town.example/collections/incidents/queryables>; "
                        "rel=\"http://www.opengis.net/def/rel/ogc/1.0/queryables\"") &&
                   Contains("<http://town.example/collections/incidents/sortables>; "
                            "rel=\"http://www.opengis.net/def/rel/ogc/1.0/sortables\""));
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

TEST_CASE("A file's own property id stands beside the feature's id") {
    town_api const town{
        "CREATE TABLE layer_lamps (id INTEGER PRIMARY KEY, c1 TEXT, geom BLOB);"
        "INSERT INTO layer_lamps VALUES (7, 'G001', NULL);"
        "INSERT INTO layer (name, title, table_name, crs, columns, source_id) VALUES ('lamps', "
        "'Lampor', 'layer_lamps', 3006, '[{\"column\":\"c1\",\"name\":\"id\",\"type\":\"text\"}]', "
        "1)"};
    auto const schema = town.get("/collections/lamps/schema")["properties"];
    CHECK(schema["id"] == json{{"title", "id"}, {"type", "string"}, {"x-ogc-propertySeq", 2}});
    CHECK(schema["feature_id"]["x-ogc-role"] == "id");
    CHECK_FALSE(town.get("/collections/lamps/queryables")["properties"].contains("feature_id"));
}
