#include "snapshot/wkb.hpp"

#include "base/error.hpp"
#include "geo/geometry.hpp"

#include <catch2/catch.hpp>

using namespace trygg;

namespace {

std::string geojson(std::string const& wkt) {
    auto wkb = geo::to_wkb(geo::from_wkt(wkt));
    snapshot::orient_rings(wkb);
    std::string text;
    snapshot::append_geojson(text, wkb);
    return text;
}

} // namespace

TEST_CASE("Each geometry type is written as GeoJSON") {
    CHECK(geojson("POINT (12.5 57.25)") == R"({"type":"Point","coordinates":[12.5,57.25]})");
    CHECK(geojson("LINESTRING (0 0, 1 1)") ==
          R"({"type":"LineString","coordinates":[[0,0],[1,1]]})");
    CHECK(geojson("MULTIPOINT (0 0, 1 1)") ==
          R"({"type":"MultiPoint","coordinates":[[0,0],[1,1]]})");
    CHECK(geojson("MULTILINESTRING ((0 0, 1 1))") ==
          R"({"type":"MultiLineString","coordinates":[[[0,0],[1,1]]]})");
    CHECK(geojson("GEOMETRYCOLLECTION (POINT (0 0))") ==
          R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[0,0]}]})");
}

TEST_CASE("Outer rings turn to the left and holes to the right, whichever way they came") {
    auto const* const wanted =
        R"({"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,9],[0,0]],)"
        R"([[1,1],[1,2],[2,2],[2,1],[1,1]]]})";
    CHECK(geojson("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1))") == wanted);
    CHECK(geojson("POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))") == wanted);
}

TEST_CASE("Slivers that seven decimals close are left out") {
    auto const without = [](std::string const& wkt) {
        return snapshot::without_collapsed(geo::to_wkb(geo::from_wkt(wkt)));
    };
    auto const wkb = [](std::string const& wkt) {
        return geo::to_wkb(geo::from_wkt(wkt));
    };
    std::string const square = "(0 0, 9 0, 9 9, 0 9, 0 0)";
    std::string const sliver = "(1 1, 2 1, 2 1.00000001, 1 1)";

    CHECK(without("POLYGON (" + square + "," + sliver + ")") == wkb("POLYGON (" + square + ")"));
    CHECK(without("MULTIPOLYGON ((" + sliver + "),(" + square + "))") ==
          wkb("MULTIPOLYGON ((" + square + "))"));
    CHECK(without("POLYGON (" + sliver + ")") == wkb("POLYGON (" + sliver + ")"));
    CHECK(without("MULTIPOLYGON ((" + sliver + "))") == wkb("MULTIPOLYGON ((" + sliver + "))"));
    CHECK(without("LINESTRING (0 0, 1 1)") == wkb("LINESTRING (0 0, 1 1)"));
}

TEST_CASE("Broken WKB is an error, not a crash") {
    auto wkb = geo::to_wkb(geo::from_wkt("POLYGON ((0 0, 9 0, 9 9, 0 0))"));
    for (std::size_t size = 0; size < wkb.size(); ++size) {
        auto cut = wkb.substr(0, size);
        CHECK_THROWS_AS(snapshot::coordinates(cut), error);
    }
    std::string lying("\x01\x02\0\0\0\xFF\xFF\xFF\xFF", 9);
    CHECK_THROWS_AS(snapshot::coordinates(lying), error);
}
