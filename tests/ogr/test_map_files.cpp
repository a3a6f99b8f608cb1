#include "archives.hpp"

using namespace tests;
using Catch::Contains;
using trygg::ogr::inspect;
using trygg::ogr::read_options;

namespace {

std::string collection(std::string const& more, std::string const& features) {
    return "{\"type\":\"FeatureCollection\"," + more + "\"features\":[" + features + "]}";
}

std::string feature(std::string const& properties, std::string const& geometry) {
    return "{\"type\":\"Feature\",\"properties\":{" + properties + "},\"geometry\":" + geometry +
           "}";
}

double number_at(std::string const& wkb, std::size_t at) {
    double value = 0;
    std::memcpy(&value, wkb.data() + at, sizeof(value));
    return value;
}

std::string const point = "{\"type\":\"Point\",\"coordinates\":[15,60]}";

} // namespace

TEST_CASE("GeoJSON is longitude and latitude by assumption, and is given in metres") {
    folder const here;
    auto const path = here.file("a.geojson", collection("", feature("\"crs\":1", point)));

    auto const layer = inspect(path).layers.at(0);
    auto const rows = rows_of(path);

    CHECK(layer.crs == "EPSG:4326");
    CHECK(layer.crs_assumed);
    CHECK(layer.bounds->min_x == 15);
    CHECK(rows.at(0).wkb.size() == 21);
    CHECK(number_at(rows.at(0).wkb, 5) == Approx(500000).margin(0.01));
    CHECK(number_at(rows.at(0).wkb, 13) == Approx(6651411.19).margin(0.01));
}

TEST_CASE("a crs member in GeoJSON is a statement of the file") {
    folder const here;
    auto const path = here.file(
        "a.geojson",
        collection(
            "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::3006\"}},",
            feature("", "{\"type\":\"Point\",\"coordinates\":[500000,6651411]}")));

    CHECK(inspect(path).layers.at(0).crs == "EPSG:3006");
    CHECK_FALSE(inspect(path).layers.at(0).crs_assumed);
    CHECK(number_at(rows_of(path).at(0).wkb, 5) == 500000);
}

TEST_CASE("a crs member after the features is seen too") {
    folder const here;
    auto const path = here.file(
        "a.geojson", "{\"type\":\"FeatureCollection\",\"features\":[" +
                         feature("", "{\"type\":\"Point\",\"coordinates\":[500000,6651411]}") +
                         "],\"crs\":{\"type\":\"name\",\"properties\":{\"name\":"
                         "\"urn:ogc:def:crs:EPSG::3006\"}}}");

    CHECK(inspect(path).layers.at(0).crs == "EPSG:3006");
    CHECK_FALSE(inspect(path).layers.at(0).crs_assumed);
}

TEST_CASE("values of GeoJSON keep their text: dates, lists, truth and nothing") {
    folder const here;
    auto const path =
        here.file("a.geojson",
                  collection("", feature("\"d\":\"2026-08-22 9:48:12 +02:00\",\"l\":[\"a\",\"b\"],"
                                         "\"t\":true,\"n\":null,\"i\":7,\"r\":0.5",
                                         point)));

    CHECK(texts(rows_of(path).at(0)) ==
          std::vector{"2026-08-22 9:48:12 +02:00"s, "a|b"s, "true"s, "-"s, "7"s, "0.5"s});
}

TEST_CASE("heights are dropped and a row without a geometry has none") {
    folder const here;
    auto const path = here.file(
        "a.geojson", collection("", feature("", "{\"type\":\"LineString\",\"coordinates\":"
                                                "[[15,60,1],[16,60,2]]}") +
                                        "," + feature("", "null")));

    auto const rows = rows_of(path);

    CHECK(rows.at(0).wkb.size() == 9 + 2 * 16);
    CHECK(rows.at(1).wkb.empty());
}

TEST_CASE("a shapefile without .prj is refused until the CRS is stated") {
    folder const here;
    auto const made = here.path("a.zip");
    trygg::ogr::write_options options;
    options.layer = "a";
    options.geometry_type = "Point";
    options.crs = "EPSG:3006";
    options.fields = {{"namn", "text"}};
    trygg::ogr::file_writer file{made, options};
    trygg::ogr::row one;
    one.values = {"Örby"};
    one.wkb =
        "\x01\x01\x00\x00\x00\x00\x00\x00\x00\xC0\x5C\x15\x41\x00\x00\x00\x00\x78\x56\x58\x41"s;
    file.add(one);
    file.close();
    REQUIRE(std::system(("cd " + here.path("") + " && unzip -q a.zip && rm *.prj").c_str()) == 0);
    read_options stated;
    stated.source_crs = "EPSG:3006";

    auto const path = here.path("a.shp");

    CHECK_THAT(refusal(path),
               Contains("states no coordinate reference system") && Contains("--crs"));
    CHECK(rows_of(path, stated).at(0).values.at(0) == "Örby");
    std::filesystem::remove(here.path("a.dbf"));
    CHECK_THAT(refusal(path, stated), Contains("lacks the .dbf"));
}

TEST_CASE("the layer must be named when there are several") {
    folder const here;
    auto const path = here.file("a.zip", zip({{"a.csv", "a\n1\n"}, {"b.csv", "b\n2\n"}}));
    read_options second;
    second.layer = "b";
    read_options wrong;
    wrong.layer = "c";

    CHECK_THAT(refusal(path), Contains("holds 2 layers: \"a\", \"b\"") && Contains("--layer"));
    CHECK(texts(rows_of(path, second).at(0)) == std::vector{"2"s});
    CHECK_THAT(refusal(path, wrong), Contains("has no layer \"c\""));
}

TEST_CASE("an unknown CRS of the person is refused") {
    folder const here;
    read_options options;
    options.source_crs = "sweref";

    CHECK_THAT(refusal(here.file("a.geojson", collection("", feature("", point))), options),
               Contains("\"sweref\" is not a known coordinate reference system"));
}

TEST_CASE("a KMZ is read as the KML in it") {
    folder const here;
    auto const path = here.file(
        "a.kmz", zip({{"doc.kml", "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><name>d"
                                  "</name><Placemark><name>Kinna</name><Point><coordinates>15,60"
                                  "</coordinates></Point></Placemark></Document></kml>"}}));

    auto const rows = rows_of(path);

    CHECK(rows.at(0).values.at(0) == "Kinna");
    CHECK(number_at(rows.at(0).wkb, 5) == Approx(500000).margin(0.01));
}
