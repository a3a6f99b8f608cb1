#include "ask.hpp"
#include "tiles/read_tile.hpp"

namespace {

/// Where the town is: longitude 15, a little south of 58° N.
std::string const town_tile = "/tiles/WebMercatorQuad/6/19/34";

std::vector<read_tile::layer> tile(town_api const& town, std::string const& target) {
    auto const answer = town.ask(target);
    INFO(target << "\n" << body_of(answer));
    REQUIRE(answer.status == 200);
    REQUIRE(header_of(answer, "Content-Type") == "application/vnd.mapbox-vector-tile");
    auto result = read_tile::reader::read(body_of(answer));
    for (auto const& layer : result) {
        CHECK(layer.faults == std::vector<std::string>{});
    }
    return result;
}

} // namespace

TEST_CASE("A tile of zones has their codes, names and shapes") {
    town_api const town;

    auto const layers = tile(town, "/collections/zones-deso" + town_tile);

    REQUIRE(layers.size() == 1);
    CHECK(layers[0].name == "zones-deso");
    REQUIRE(layers[0].features.size() == 3);
    auto const& zone_a = layers[0].features[0];
    CHECK(zone_a.type == 3);
    CHECK(zone_a.id == 1);
    CHECK(zone_a.text("code") == "A");
    CHECK(zone_a.text("name") == "Norr & \"Öst\"");
    CHECK(std::get<double>(zone_a.properties.at("area_m2")) == 1e6);
    CHECK_FALSE(layers[0].features[2].has("parent"));
}

TEST_CASE("A tile of a joined layer answers the same questions as its items") {
    town_api const town;
    auto const path = "/collections/trygghet-deso" + town_tile;

    auto const all = tile(town, path)[0];
    REQUIRE(all.features.size() == 2);
    CHECK(all.features[0].number("incidents") == 3);
    CHECK(tile(town, path + "?period=2020&part=night")[0].features[0].number("incidents") == 2);
    CHECK(tile(town, path + "?kind=vehicle_fire")[0].features[0].number("incidents") == 0);
    CHECK(tile(town, path + "?municipality=all")[0].features.size() == 3);
    CHECK(town.refusal(path + "?kind=aron") ==
          "400 'kind' holds 'aron', which is not known; did you mean 'arson'?");
}

TEST_CASE("A tile of events takes datetime and keeps what has no time") {
    town_api const town;
    auto const path = "/collections/incidents" + town_tile;
    auto const ids = [&](std::string const& query) {
        std::vector<std::uint64_t> result;
        auto const layer = tile(town, path + query)[0];
        for (auto const& feature : layer.features) {
            result.push_back(feature.id);
        }
        std::ranges::sort(result);
        return result;
    };

    CHECK(ids("") == std::vector<std::uint64_t>{1, 2, 3, 5, 7});
    CHECK(ids("?filter=kind='arson'%20AND%20count%3E1") == std::vector<std::uint64_t>{2});
    CHECK(town.refusal(path + "?filter=kin='arson'").starts_with("400 "));
    auto const kinds = tile(town, path + "?properties=kind")[0];
    CHECK(kinds.features[0].properties.size() == 1);
    CHECK(kinds.features[0].has("kind"));
    CHECK(ids("?datetime=2017-01-01/2017-12-31") == std::vector<std::uint64_t>{3, 7});
}

TEST_CASE("The tile of the dataset has every layer that has something there, each once") {
    town_api const town;

    std::vector<std::string> names;
    for (auto const& layer : tile(town, town_tile)) {
        names.push_back(layer.name);
    }

    CHECK(names == std::vector<std::string>{"zones-deso", "zones-regso", "incidents", "mentions",
                                            "measures", "activities", "places"});
}

TEST_CASE("A tile within the limits where nothing lies is 204, one outside is 404") {
    town_api const town;
    auto const base = std::string{"/collections/measures/tiles/WebMercatorQuad"};
    auto const limits = town.get(base).at("tileMatrixSetLimits").at(20);
    CHECK(limits.at("tileMatrix") == "20");
    auto const top = base + "/20/" + limits.at("minTileRow").dump() + "/";

    // The speed bump goes from the south-west to the north-east of the town.
    auto const empty = town.ask(top + limits.at("minTileCol").dump());
    CHECK(empty.status == 204);
    CHECK(body_of(empty).empty());
    CHECK(header_of(empty, "Content-Type").empty());
    CHECK(town.ask(top + limits.at("maxTileCol").dump()).status == 200);

    CHECK(town.ask(base + "/20/1/1").status == 404);
    CHECK(town.ask(base + "/0/0/1").status == 404);
    CHECK(town.ask(base + "/0/-1/0").status == 404);
    CHECK(town.ask(base + "/0/99999999999999999999/0").status == 404);
    CHECK(town.ask(base + "/23/0/0").status == 404);
    CHECK(town.ask(base + "/00/0/0").status == 404);
    CHECK(town.ask("/collections/measures/tiles/WorldCRS84Quad/0/0/0").status == 404);
    CHECK(town.ask("/collections/measure/tiles/WebMercatorQuad/0/0/0").status == 404);
    CHECK(town.refusal(base + "/0/x/0") == "400 'tileRow' is 'x', which is not a whole number");
    CHECK(town.refusal(base + "/0/0/0.5") == "400 'tileCol' is '0.5', which is not a whole number");
}

TEST_CASE("A tile is what Accept or f ask for, or it is refused") {
    town_api const town;
    auto const path = "/collections/incidents" + town_tile;

    CHECK(town.ask(path, {{"accept", "application/vnd.mapbox-vector-tile"}}).status == 200);
    CHECK(town.ask(path, {{"accept", "*/*"}}).status == 200);
    CHECK(town.ask(path + "?f=mvt", {{"accept", "text/html"}}).status == 200);
    CHECK(town.ask(path, {{"accept", "image/png"}}).status == 406);
    CHECK(town.ask(path + "?f=png").status == 400);
    CHECK(town.ask(path + "?bbox=1,2,3,4").status == 400);
}

TEST_CASE("A tile has an ETag that makes it 304, and is compressed") {
    town_api const town;
    auto const& path = town_tile; // of all collections: large enough
    auto const first = town.ask(path, {{"accept-encoding", "gzip"}});

    CHECK(header_of(first, "Content-Encoding") == "gzip");
    auto const again =
        town.ask(path, {{"accept-encoding", "gzip"}, {"if-none-match", header_of(first, "ETag")}});
    CHECK(again.status == 304);
}

TEST_CASE("Tiles are of the newest snapshot") {
    town_api town;
    CHECK(tile(town, "/collections/places" + town_tile)[0].features.size() == 1);

    town::run(town.path(), "INSERT INTO place (id, dataset, source_key, row_hash, source_id, name, "
                           "kind, municipality, geom) VALUES (2, 'd', '2', '', 1, 'Badet', 'pool', "
                           "'1463', MakePoint(500600, 6400500, 3006))");
    REQUIRE(town.service().reload());

    CHECK(tile(town, "/collections/places" + town_tile)[0].features.size() == 2);
}

TEST_CASE("A tileset tells its grid, limits, layers and where its tiles are") {
    town_api const town;

    auto const list = town.get("/collections/incidents/tiles").at("tilesets");
    REQUIRE(list.size() == 1);
    CHECK(list[0].at("dataType") == "vector");
    CHECK(list[0].at("crs") == "http://www.opengis.net/def/crs/EPSG/0/3857");
    CHECK(list[0].at("tileMatrixSetURI") ==
          "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad");
    CHECK(list[0].at("links")[0].at("href") ==
          "http://town.example/collections/incidents/tiles/WebMercatorQuad");

    auto const one = town.get("/collections/incidents/tiles/WebMercatorQuad");
    CHECK(one.at("tileMatrixSetLimits").size() == 23);
    CHECK(one.at("tileMatrixSetLimits")[6] == json({{"tileMatrix", "6"},
                                                    {"minTileRow", 19},
                                                    {"maxTileRow", 19},
                                                    {"minTileCol", 34},
                                                    {"maxTileCol", 34}}));
    auto const& layer = one.at("layers").at(0);
    CHECK(layer.at("id") == "incidents");
    CHECK(layer.at("geometryDimension") == 0);
    CHECK(layer.at("propertiesSchema").at("properties").at("count").at("type") == "integer");
    std::string templated;
    for (auto const& link : one.at("links")) {
        if (link.at("rel") == "item") {
            CHECK(link.at("templated") == true);
            CHECK(link.at("type") == "application/vnd.mapbox-vector-tile");
            templated = link.at("href");
        }
    }
    CHECK(templated == "http://town.example/collections/incidents/tiles/WebMercatorQuad/"
                       "{tileMatrix}/{tileRow}/{tileCol}?f=mvt");
}

TEST_CASE("A tileset is TileJSON, too") {
    town_api const town;

    auto const one = town.get("/collections/trygghet-deso/tiles/WebMercatorQuad?f=tilejson");

    CHECK(one.at("tilejson") == "3.0.0");
    CHECK(one.at("tiles")[0] ==
          "http://town.example/collections/trygghet-deso/tiles/WebMercatorQuad/{z}/{y}/{x}?f=mvt");
    auto const& fields = one.at("vector_layers").at(0).at("fields");
    CHECK(fields.at("code") == "String");
    CHECK(fields.at("unsafe_share") == "Number");
    CHECK(one.at("bounds").size() == 4);
    CHECK(one.at("center").size() == 3);
}

TEST_CASE("The grid is the registered one, with all its matrices") {
    town_api const town;

    CHECK(town.get("/tileMatrixSets").at("tileMatrixSets").at(0).at("id") == "WebMercatorQuad");
    auto const grid = town.get("/tileMatrixSets/WebMercatorQuad");
    REQUIRE(grid.at("tileMatrices").size() == 25);
    auto const& matrix = grid.at("tileMatrices").at(24);
    CHECK(matrix.at("id") == "24");
    CHECK(matrix.at("matrixWidth") == 16'777'216);
    CHECK(matrix.at("tileWidth") == 256);
    CHECK(matrix.at("pointOfOrigin")[0].get<double>() == Approx(-20037508.3427892));
    CHECK(matrix.at("cellSize").get<double>() == Approx(0.00933069200936395));
    CHECK(town.ask("/tileMatrixSets/WorldCRS84Quad").status == 404);
}

TEST_CASE("The landing page and the collections lead to tiles") {
    town_api const town;
    auto const leads_to = [&](std::string const& from, std::string const& to) {
        auto const document = town.get(from);
        for (auto const& link : document.at("links")) {
            if (link.at("rel") == "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector") {
                return link.at("href") == "http://town.example" + to;
            }
        }
        return false;
    };

    CHECK(leads_to("/?f=json", "/tiles"));
    CHECK(leads_to("/collections/incidents", "/collections/incidents/tiles"));
    CHECK(town.get("/tiles/WebMercatorQuad").at("layers").size() == 8);
}
