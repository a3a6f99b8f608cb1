#include "geo/geometry.hpp"

#include "base/error.hpp"
#include "geo/predicates.hpp"
#include "geo/prepared.hpp"

#include <catch2/catch.hpp>

using namespace trygg;

TEST_CASE("WKB comes back as ISO, 2D and little endian") {
    auto const shape = geo::from_wkt("POINT Z (1 2 3)");

    auto const bytes = geo::to_wkb(shape);

    CHECK(bytes.size() == 21);
    CHECK(bytes.substr(0, 5) == std::string("\x01\x01\x00\x00\x00", 5));
    CHECK(geo::to_wkt(geo::from_wkb(bytes)) == "POINT (1 2)");
}

TEST_CASE("Bytes that are no WKB are refused with a sentence") {
    CHECK_THROWS_AS(geo::from_wkb("not wkb"), input_error);
    CHECK_THROWS_AS(geo::from_wkb(""), input_error);
    CHECK_THROWS_WITH(geo::from_wkt("POINT 1"),
                      Catch::Contains("'POINT 1' is not well-known text"));
}

TEST_CASE("A geometry knows its kind and measures") {
    auto const square = geo::from_wkt("POLYGON ((0 0, 4 0, 4 3, 0 3, 0 0))");
    auto const line = geo::from_wkt("LINESTRING (0 0, 3 4)");

    CHECK(geo::type_name(square) == "Polygon");
    CHECK(geo::dimension(square) == 2);
    CHECK(geo::area(square) == 12);
    CHECK(geo::length(line) == 5);
    CHECK(geo::area(line) == 0);
    CHECK(geo::dimension(geo::from_wkt("MULTIPOINT EMPTY")) == -1);
    CHECK(geo::envelope(line).max_y == 4);
    CHECK(geo::envelope(geo::from_wkt("POINT EMPTY")).empty());
    CHECK(geo::distance(square, geo::from_wkt("POINT (7 7)")) == 5);
}

TEST_CASE("A border belongs to a geometry") {
    auto const square = geo::from_wkt("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))");

    CHECK(geo::covers(square, geo::point_at({4, 2})));
    CHECK(geo::intersects(square, geo::box{4, 4, 9, 9}));
    CHECK_FALSE(geo::intersects(square, geo::box{4.1, 4, 9, 9}));
    CHECK_FALSE(geo::intersects(geo::from_wkt("LINESTRING (0 0, 10 10)"), geo::box{0, 8, 1, 9}));
    CHECK(geo::prepared{geo::from_wkb(geo::to_wkb(square))}.covers({0, 0}));
    CHECK_FALSE(geo::prepared{geo::from_wkb(geo::to_wkb(square))}.covers({-1e-12, 0}));
}

TEST_CASE("Collections fall apart into simple parts") {
    auto const mixed =
        geo::from_wkt("GEOMETRYCOLLECTION (POINT (1 1), MULTILINESTRING ((0 0, 1 0), (0 1, 1 1)))");

    auto const parts = geo::parts(mixed);

    REQUIRE(parts.size() == 3);
    CHECK(geo::type_name(parts[2]) == "LineString");
}

TEST_CASE("One point stands for a geometry") {
    auto const at = [](char const* wkt) {
        return geo::representative_point(geo::from_wkt(wkt));
    };

    CHECK(at("POINT (3 4)") == geo::point{3, 4});
    CHECK(at("LINESTRING (0 0, 1 0, 10 0)") == geo::point{5, 0});
    CHECK(at("MULTILINESTRING ((0 0, 1 0), (0 5, 8 5))") == geo::point{4, 5});
    CHECK(at("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 1, 0 0)), ((10 0, 20 0, 20 10, 10 10, 10 0)))") ==
          geo::point{15, 5});
    CHECK_THROWS_AS(at("POLYGON EMPTY"), input_error);
}

TEST_CASE("The point of a bent polygon lies inside of it") {
    auto const bent = geo::from_wkt("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 9, 9 9, 9 1, 0 1, 0 0))");

    auto const place = geo::representative_point(bent);

    CHECK(geo::covers(bent, geo::point_at(place)));
}

TEST_CASE("Relations are DE-9IM's, asked plainly or of a prepared geometry") {
    using geo::relation;
    auto const square = geo::from_wkt("POLYGON((0 0, 2 0, 2 2, 0 2, 0 0))");
    auto const inner = geo::from_wkt("POLYGON((0.5 0.5, 1 0.5, 1 1, 0.5 0.5))");
    auto const beside = geo::from_wkt("POLYGON((2 0, 3 0, 3 2, 2 2, 2 0))");
    auto const line = geo::from_wkt("LINESTRING(-1 1, 1 1)");
    auto const shifted = geo::from_wkt("POLYGON((1 1, 3 1, 3 3, 1 3, 1 1))");
    auto const far = geo::from_wkt("POINT(9 9)");
    auto const same = geo::from_wkt("POLYGON((2 2, 0 2, 0 0, 2 0, 2 2))");
    geo::prepared const ready{geo::from_wkt("POLYGON((0 0, 2 0, 2 2, 0 2, 0 0))")};
    auto const both = [&](relation which, geo::geometry const& other) {
        CHECK(ready.holds(which, other) == geo::holds(which, square, other));
        return ready.holds(which, other);
    };
    CHECK(both(relation::contains, inner));
    CHECK_FALSE(both(relation::contains, shifted));
    CHECK(both(relation::touches, beside));
    CHECK(both(relation::crosses, line));
    CHECK(both(relation::overlaps, shifted));
    CHECK(both(relation::disjoint, far));
    CHECK(both(relation::intersects, beside));
    CHECK(both(relation::equals, same));
    CHECK(both(relation::within, same));
    CHECK_FALSE(both(relation::within, inner));
}

TEST_CASE("Areas can be taken from each other and parts united") {
    auto const square = geo::from_wkt("POLYGON((0 0, 2 0, 2 2, 0 2, 0 0))");
    CHECK(geo::area(geo::difference(square, geo::from_wkt("POLYGON((0 0, 1 0, 1 2, 0 2, 0 0))"))) ==
          2);
    CHECK(geo::type_name(geo::united(geo::from_wkt(
              "GEOMETRYCOLLECTION(POLYGON((0 0, 2 0, 2 2, 0 2, 0 0)), POLYGON((5 5, 6 5, 6 6, 5 "
              "5)))"))) == "MultiPolygon");
    CHECK(geo::type_name(geo::united(geo::from_wkt(
              "GEOMETRYCOLLECTION(POINT(9 9), LINESTRING(0 0, 1 1))"))) == "GeometryCollection");
}
