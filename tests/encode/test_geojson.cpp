#include "encode/geojson.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cmath>

using namespace trygg;
using nlohmann::json;

namespace {

template <typename Values>
std::shared_ptr<snapshot::column> numbers(std::string name, snapshot::column_type type,
                                          Values snapshot::column::*where, Values values) {
    auto made = std::make_shared<snapshot::column>(snapshot::column{std::move(name), type});
    (*made).*where = std::move(values);
    return made;
}

/// Two rows: one with everything, one with nothing.
std::shared_ptr<snapshot::table const> two_rows() {
    using snapshot::column;
    using snapshot::column_type;
    snapshot::geometry_builder shapes;
    double const xy[] = {12.5, -57.00000004};
    shapes.add(std::string("\x01\x01\0\0\0", 5) +
               std::string(reinterpret_cast<char const*>(xy), sizeof xy));
    shapes.add("");
    snapshot::table result;
    result.shapes =
        std::make_shared<snapshot::geometry_column>(std::move(shapes).finish("OGC:CRS84"));
    result.ids = std::make_shared<snapshot::feature_ids>(std::vector<std::string>{"a\"b", "ö"});
    auto text = std::make_shared<column>(column{"te\"xt"});
    text->words = {text->texts.add("line\nend"), snapshot::dictionary::null};
    auto list = std::make_shared<column>(column{"list", column_type::json});
    list->words = {list->texts.add_json(R"(["x","y"])"), snapshot::dictionary::null};
    result.properties = {
        text, list,
        numbers<std::vector<std::int64_t>>("integer", column_type::integer, &column::integers,
                                           {-7, snapshot::no_integer}),
        numbers<std::vector<std::int64_t>>("boolean", column_type::boolean, &column::integers,
                                           {1, snapshot::no_integer}),
        numbers<std::vector<double>>("real", column_type::real, &column::reals, {0.1, NAN})};
    return std::make_shared<snapshot::table const>(std::move(result));
}

} // namespace

TEST_CASE("A feature is written with its types, escapes and at most seven decimals") {
    auto const table = two_rows();
    std::string text;
    encode::feature_writer{encode::everything_of(table)}.append(text, 0);
    CHECK(text == R"({"type":"Feature","id":"a\"b","geometry":{"type":"Point",)"
                  R"("coordinates":[12.5,-57]},"properties":{"te\"xt":"line\nend",)"
                  R"("list":["x","y"],"integer":-7,"boolean":true,"real":0.1}})");
}

TEST_CASE("What is missing is null") {
    auto const table = two_rows();
    std::string text;
    encode::feature_writer{encode::everything_of(table)}.append(text, 1, R"(,"links":[])");
    CHECK(json::parse(text) == json{{"type", "Feature"},
                                    {"id", "ö"},
                                    {"geometry", nullptr},
                                    {"properties",
                                     {{"te\"xt", nullptr},
                                      {"list", nullptr},
                                      {"integer", nullptr},
                                      {"boolean", nullptr},
                                      {"real", nullptr}}},
                                    {"links", json::array()}});
}

TEST_CASE("Geometry can be left out") {
    auto const table = two_rows();
    std::string text;
    auto bare = encode::everything_of(table);
    bare.with_geometry = false;
    encode::feature_writer{bare}.append(text, 0);
    CHECK(json::parse(text)["geometry"].is_null());
}

TEST_CASE("Only the properties of the view are written, in its order") {
    auto shown = encode::everything_of(two_rows());
    shown.properties = {4, 0};
    shown.with_geometry = false;
    std::string text;
    encode::feature_writer{shown}.append(text, 0);
    CHECK(text == R"({"type":"Feature","id":"a\"b","geometry":null,)"
                  R"("properties":{"real":0.1,"te\"xt":"line\nend"}})");
    shown.properties.clear();
    text.clear();
    encode::feature_writer{shown}.append(text, 1);
    CHECK(text == R"({"type":"Feature","id":"ö","geometry":null,"properties":{}})");
}

TEST_CASE("Coordinates follow the axis order and the decimals of the view's CRS") {
    auto shown = encode::everything_of(two_rows());
    shown.properties.clear();
    auto const coordinates = [&](char const* crs) {
        shown.crs = *model::find_common_crs(crs);
        std::string text;
        encode::feature_writer{shown}.append(text, 0);
        return json::parse(text)["geometry"]["coordinates"].dump();
    };
    CHECK(coordinates("EPSG:4326") == "[-57,12.5]");
    // x = a * 12.5° in radians, y = a * ln tan(45° - 28.5°), a = 6 378 137 m
    CHECK(coordinates("EPSG:3857") == "[1391493.63,-7760118.67]");
}

TEST_CASE("Rows that were expected and rows that were not are written alike") {
    auto shown = encode::everything_of(two_rows());
    shown.crs = *model::find_common_crs("EPSG:3857");
    std::string together, alone;
    encode::feature_writer{shown}.append(together, std::vector<std::uint32_t>{1, 0, 1});
    encode::feature_writer writer{shown};
    for (std::size_t const row : {1, 0, 1}) {
        alone += alone.empty() ? "" : ",";
        writer.append(alone, row);
    }
    CHECK(together == alone);
}

TEST_CASE("A collection is its head, features with commas between, and its tail") {
    auto shown = encode::everything_of(two_rows());
    shown.properties.clear();
    shown.with_geometry = false;
    encode::collection_writer writer{shown, "{[", "]}"};
    std::string text;
    writer.begin(text);
    writer.append(text, 0);
    writer.append(text, 1);
    writer.end(text);
    CHECK(text == R"({[{"type":"Feature","id":"a\"b","geometry":null,"properties":{}},)"
                  R"({"type":"Feature","id":"ö","geometry":null,"properties":{}}]})");
}
