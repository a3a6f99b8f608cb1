#include "geo/repair.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace trygg;

namespace {

std::vector<geo::geometry> shapes(std::vector<char const*> const& wkts) {
    std::vector<geo::geometry> result;
    for (auto const* wkt : wkts) {
        result.push_back(geo::from_wkt(wkt));
    }
    return result;
}

} // anonymous namespace

TEST_CASE("A valid polygon stays as it is, as a MultiPolygon") {
    auto const zone = geo::repaired(geo::from_wkt("POLYGON ((0 0, 4 0, 4 4, 0 0))"));

    CHECK_FALSE(zone.reason);
    CHECK(geo::to_wkt(zone.shape) == "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)))");
}

TEST_CASE("A bow tie becomes two triangles, and the reason is told") {
    auto const zone = geo::repaired(geo::from_wkt("POLYGON ((0 0, 4 4, 4 0, 0 4, 0 0))"));

    CHECK(zone.reason == "Self-intersection[2 2]");
    CHECK(geo::type_name(zone.shape) == "MultiPolygon");
    CHECK(geo::area(zone.shape) == 8);
    CHECK_FALSE(geo::invalid_reason(zone.shape));
}

TEST_CASE("Spikes and lines left over by a repair are dropped") {
    auto const spike =
        geo::repaired(geo::from_wkt("POLYGON ((0 0, 4 0, 9 0, 4 0, 4 4, 0 4, 0 0))"));
    auto const mixed = geo::repaired(geo::from_wkt(
        "GEOMETRYCOLLECTION (LINESTRING (0 0, 9 9), POLYGON ((0 0, 4 0, 4 4, 0 0)))"));

    CHECK(geo::area(spike.shape) == 16);
    CHECK(geo::dimension(spike.shape) == 2);
    CHECK(geo::to_wkt(mixed.shape) == "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)))");
}

TEST_CASE("Overlapping parts are united, not cut out") {
    auto const zone = geo::repaired(
        geo::from_wkt("MULTIPOLYGON (((0 0, 4 0, 4 4, 0 4, 0 0)), ((2 0, 6 0, 6 4, 2 4, 2 0)))"));

    CHECK(zone.reason);
    CHECK(geo::area(zone.shape) == 24);
}

TEST_CASE("What has no area is no zone") {
    CHECK_THROWS_AS(geo::repaired(geo::from_wkt("LINESTRING (0 0, 1 1)")), input_error);
    CHECK_THROWS_AS(geo::repaired(geo::from_wkt("POLYGON ((0 0, 1 1, 2 2, 0 0))")), input_error);
    CHECK_THROWS_AS(geo::repaired(geo::from_wkt("POLYGON EMPTY")), input_error);
}

TEST_CASE("Neighbours are dissolved without a line between them") {
    auto const all = geo::dissolved(shapes(
        {"POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))", "MULTIPOLYGON (((4 0, 8 0, 8 4, 4 4, 4 0)))"}));

    CHECK(geo::type_name(all) == "MultiPolygon");
    CHECK(geo::area(all) == 32);
    CHECK(geo::length(all) == 24);
}

TEST_CASE("Overlapping polygons are united by the slow way") {
    auto const crossing = geo::dissolved(
        shapes({"POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))", "POLYGON ((2 2, 6 2, 6 6, 2 6, 2 2))"}));
    auto const within = geo::dissolved(
        shapes({"POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0))", "POLYGON ((2 2, 6 2, 6 6, 2 6, 2 2))"}));

    CHECK(geo::area(crossing) == 28);
    CHECK(geo::area(within) == 81);
    CHECK(geo::is_empty(geo::dissolved({})));
}
