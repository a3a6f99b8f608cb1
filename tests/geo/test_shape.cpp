#include "geo/shape.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>

using namespace trygg;

TEST_CASE("Outer rings turn left and holes turn right, as GeoJSON wants") {
    auto const shape = geo::shape_of(geo::from_wkt("POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0), "
                                                   "(2 2, 4 2, 4 4, 2 4, 2 2))"));

    REQUIRE(shape.ring_ends == std::vector<std::uint32_t>{5, 10});
    CHECK(shape.part_ends == std::vector<std::uint32_t>{2});
    CHECK(shape.dimension == 2);
    CHECK_FALSE(shape.multi);
    CHECK(geo::counter_clockwise(shape.ring(0)));
    CHECK_FALSE(geo::counter_clockwise(shape.ring(1)));
}

TEST_CASE("A shape goes back to the same geometry") {
    auto const* wkt = GENERATE(
        "POINT (1 2)", "LINESTRING (0 0, 1 1)", "MULTIPOINT (1 2, 3 4)",
        "MULTILINESTRING ((0 0, 1 1), (2 2, 3 3))", "POLYGON ((0 0, 9 0, 9 9, 0 0))",
        "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0), (5 1, 6 2, 6 1, 5 1)), ((20 0, 29 0, 29 9, 20 0)))");

    CHECK(geo::to_wkt(geo::geometry_of(geo::shape_of(geo::from_wkt(wkt)))) == wkt);
}

TEST_CASE("Empty geometries have no parts and collections no one shape") {
    CHECK(geo::shape_of(geo::from_wkt("MULTIPOLYGON EMPTY")).part_ends.empty());
    CHECK(geo::is_empty(geo::geometry_of({})));
    CHECK_THROWS_AS(geo::shape_of(geo::from_wkt("GEOMETRYCOLLECTION (POINT (1 1))")), input_error);
}

TEST_CASE("An open ring is refused") {
    geo::shape open{2, false, {{0, 0}, {1, 0}, {1, 1}}, {3}, {1}};

    CHECK_THROWS_AS(geo::geometry_of(open), input_error);
}
