#include "edit/geojson_shape.hpp"

#include <catch2/catch.hpp>

using namespace trygg;
using nlohmann::json;

namespace {

std::string problem_of(json const& given) {
    std::vector<edit::field_problem> problems;
    auto const shape = edit::read_shape(given, model::crs84(), problems);
    return problems.empty() ? "" : problems.front().pointer + " " + problems.front().code;
}

json line_of(std::size_t positions) {
    auto coordinates = json::array();
    for (std::size_t i = 0; i < positions; ++i) {
        coordinates.push_back({12.0 + 1e-6 * static_cast<double>(i), 57.5});
    }
    return {{"type", "LineString"}, {"coordinates", coordinates}};
}

} // namespace

TEST_CASE("a geometry is read in the axis order of its system, and heights are dropped") {
    std::vector<edit::field_problem> problems;
    json const given{{"type", "Point"}, {"coordinates", {57.5, 12.7, 88}}};

    auto const shape = edit::read_shape(given, *model::find_common_crs("EPSG:4326"), problems);

    REQUIRE(shape);
    CHECK(geo::to_wkt(*shape).find("12.7") < geo::to_wkt(*shape).find("57.5"));
}

TEST_CASE("a geometry that is none is refused with the place of the fault") {
    CHECK(problem_of("POINT") == "/geometry bad_geometry");
    CHECK(problem_of({{"type", "GeometryCollection"}}) == "/geometry bad_geometry");
    CHECK(problem_of({{"type", "Point"}}) == "/geometry/coordinates bad_position");
    CHECK(problem_of({{"type", "Point"}, {"coordinates", {"12", "57"}}}) ==
          "/geometry/coordinates bad_position");
    CHECK(problem_of({{"type", "LineString"}, {"coordinates", {{12, 57}}}}) ==
          "/geometry/coordinates bad_geometry");
    CHECK(problem_of({{"type", "LineString"}, {"coordinates", {{12, 57}, {12}}}}) ==
          "/geometry/coordinates/1 bad_position");
    CHECK(problem_of(
              {{"type", "Polygon"}, {"coordinates", {{{12, 57}, {13, 57}, {13, 58}, {12, 58}}}}}) ==
          "/geometry/coordinates/0 open_ring");
    CHECK(problem_of({{"type", "MultiPoint"}, {"coordinates", json::array()}}) ==
          "/geometry/coordinates bad_geometry");
}

TEST_CASE("a geometry has limits") {
    CHECK(problem_of(line_of(10'000)).empty());
    CHECK(problem_of(line_of(10'001)) == "/geometry/coordinates too_many_vertices");
    json many{{"type", "MultiPoint"}, {"coordinates", line_of(101)["coordinates"]}};
    CHECK(problem_of(many) == "/geometry/coordinates too_many_parts");
}

TEST_CASE("a stored geometry is told in the system asked for") {
    auto const wkb = geo::to_wkb(geo::from_wkt("LINESTRING (500000 6400000, 500000 6400100)"));

    CHECK(edit::shape_json(wkb, "EPSG:3006", *model::find_common_crs("EPSG:3006")).dump() ==
          R"({"coordinates":[[6400000.0,500000.0],[6400100.0,500000.0]],"type":"LineString"})");
    CHECK(edit::shape_json(wkb, "EPSG:3006", model::crs84())["coordinates"][0][0] == 15.0);
    CHECK(edit::shape_json("", "EPSG:3006", model::crs84()) == nullptr);
}
