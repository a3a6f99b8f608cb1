#include "cql2/refused.hpp"

#include <catch2/catch.hpp>

using namespace trygg;
using tiny::rows;

namespace {

/// 5 x 5 points, a degree apart, from 10 50, and a row without one.
snapshot::table lattice() {
    std::vector<std::string> wkts;
    std::vector<std::int64_t> ids;
    for (int i = 0; i < 25; ++i) {
        wkts.push_back(fmt::format("POINT({} {})", 10 + i % 5, 50 + i / 5));
        ids.push_back(i);
    }
    wkts.emplace_back();
    ids.push_back(25);
    snapshot::table result;
    result.shapes = tiny::shapes(wkts);
    result.ids = std::make_shared<snapshot::feature_ids>(std::move(ids));
    return result;
}

std::string of_points(std::string const& filter) {
    static snapshot::table const points = lattice();
    return rows(filter, points);
}

std::string in_crs(std::string_view name, std::string const& filter) {
    return tiny::rows(cql2::parse_text(filter), tiny::table(), *model::find_common_crs(name));
}

std::string refusal_in(std::string_view name, std::string const& filter) {
    try {
        in_crs(name, filter);
        return {};
    } catch (input_error const& problem) {
        return problem.what();
    }
}

std::optional<snapshot::box> bounds(std::string_view text, snapshot::table const& of) {
    return cql2::filter{cql2::parse_text(text), of, model::crs84()}.within();
}

} // namespace

TEST_CASE("Each spatial function is DE-9IM's, and rows without a geometry are unknown") {
    CHECK(rows("S_INTERSECTS(geometry, BBOX(11, 51, 12, 57))") == "0 1");
    CHECK(rows("NOT S_INTERSECTS(geometry, BBOX(11, 51, 12, 57))").empty());
    CHECK(rows("S_DISJOINT(geometry, BBOX(10.2, 50.2, 10.3, 50.3))") == "1");
    CHECK(rows("S_WITHIN(geometry, BBOX(10, 50, 11, 51))") == "0");
    CHECK(rows("S_WITHIN(geometry, BBOX(10, 50, 12, 57))") == "0");
    CHECK(rows("S_TOUCHES(geometry, BBOX(11, 51, 12, 57))") == "0 1");
    CHECK(rows("S_CONTAINS(geometry, POINT(10.5 50.5))") == "0");
    CHECK(rows("S_CONTAINS(geometry, POINT(12 57))") == "1");
    CHECK(rows("S_OVERLAPS(geometry, BBOX(10.5, 50.5, 12, 52))") == "0");
    CHECK(rows("S_CROSSES(geometry, LINESTRING(9 50.5, 12 50.5))") == "0");
    CHECK(rows("S_EQUALS(geometry, POLYGON((10 51, 10 50, 11 50, 11 51, 10 51)))") == "0");
    CHECK(rows("S_EQUALS(POINT(12 57), geometry)") == "1");
    CHECK(rows("S_WITHIN(POINT(10.5 50.5), geometry)") == "0");
    CHECK(rows("S_EQUALS(geometry, geom)") == "0 1");
    CHECK(rows("S_INTERSECTS(POINT(1 1), BBOX(0, 0, 2, 2))") == "0 1 2");
}

TEST_CASE("All literals are taken, with and without Z") {
    CHECK(rows("S_INTERSECTS(geometry, POINT Z (12 57 30))") == "1");
    CHECK(rows("S_INTERSECTS(geometry, POINT(12 57 30))") == "1");
    CHECK(rows("S_INTERSECTS(geometry, MULTIPOINT(12 57, 10 50))") == "0 1");
    CHECK(rows("S_INTERSECTS(geometry, MULTIPOINT Z ((12 57 1), (10 50 2)))") == "0 1");
    CHECK(rows("S_INTERSECTS(geometry, MULTILINESTRING((9 50.5, 12 50.5), (11 57, 13 57)))") ==
          "0 1");
    CHECK(rows("S_INTERSECTS(geometry, MULTIPOLYGON(((11 56, 13 56, 13 58, 11 58, 11 56))))") ==
          "1");
    CHECK(rows("S_INTERSECTS(geometry, GEOMETRYCOLLECTION(POINT(12 57), LINESTRING(9 50.5, 12 "
               "50.5)))") == "0 1");
    CHECK(rows("S_WITHIN(geometry, GEOMETRYCOLLECTION(POLYGON((9 49, 12 49, 12 52, 9 52, 9 49)), "
               "POLYGON((11 56, 13 56, 13 58, 11 58, 11 56))))") == "0 1");
    CHECK(rows("S_INTERSECTS(geometry, BBOX(11.5, 56, -10, 12.5, 58, 100))") == "1");
    CHECK(rows("S_INTERSECTS(geometry, BBOX(12, 57, 12, 57))") == "1");
    CHECK(rows("S_INTERSECTS(geometry, BBOX(10.5, 40, 10.5, 60))") == "0");
}

TEST_CASE("A BBOX whose west lies east of its east crosses the antimeridian") {
    CHECK(rows("S_INTERSECTS(geometry, BBOX(170, 0, 11, 60))") == "0");
    CHECK(rows("S_INTERSECTS(geometry, BBOX(170, 0, -170, 60))").empty());
    CHECK(rows("S_INTERSECTS(geometry, BBOX(11.5, 0, -170, 60))") == "1");
    CHECK(rows("S_WITHIN(geometry, BBOX(11.5, 0, -180, 60))") == "1");
    CHECK(rows("S_WITHIN(geometry, BBOX(180, 0, 11, 60))") == "0");
    CHECK(rows("S_INTERSECTS(geometry, BBOX(180, 57, -180, 57))").empty());
    CHECK(rows("S_INTERSECTS(geometry, BBOX(11.5, 57, -170, 57))") == "1");
}

TEST_CASE("Points are judged by areas as GEOS judges them, border included or not") {
    std::string const square = "POLYGON((11 51, 13 51, 13 53, 11 53, 11 51))";
    std::string const border = "6 7 8 11 13 16 17 18";
    for (auto const& area : {square, std::string{"BBOX(11, 51, 13, 53)"}}) {
        CAPTURE(area);
        CHECK(of_points("S_INTERSECTS(geometry, " + area + ")") == "6 7 8 11 12 13 16 17 18");
        CHECK(of_points("S_WITHIN(geometry, " + area + ")") == "12");
        CHECK(of_points("S_TOUCHES(geometry, " + area + ")") == border);
        CHECK(of_points("NOT S_DISJOINT(geometry, " + area + ")") == "6 7 8 11 12 13 16 17 18");
        CHECK(of_points("S_CONTAINS(" + area + ", geometry)") == "12");
        CHECK(of_points("S_CROSSES(geometry, " + area + ") OR S_OVERLAPS(geometry, " + area +
                        ") OR S_EQUALS(geometry, " + area + ") OR S_CONTAINS(geometry, " + area +
                        ")")
                  .empty());
    }
    CHECK(of_points("S_WITHIN(geometry, POLYGON((9 49, 15 49, 15 55, 9 55, 9 49), (10.5 50.5, 14.5 "
                    "50.5, 14.5 54.5, 10.5 54.5, 10.5 50.5)))") == "0 1 2 3 4 5 10 15 20");
    CHECK(of_points("S_INTERSECTS(geometry, LINESTRING(10 50, 14 54))") == "0 6 12 18 24");
    CHECK(of_points("S_DISJOINT(geometry, BBOX(0, 0, 20, 60))").empty());
}

TEST_CASE("Coordinates are in the CRS of the filter, in the order of its axes") {
    CHECK(in_crs("EPSG:4326", "S_INTERSECTS(geometry, POINT(57 12))") == "1");
    CHECK(in_crs("EPSG:4326", "S_INTERSECTS(geometry, BBOX(49, 9, 52, 12))") == "0");
    CHECK(in_crs("EPSG:3857", "S_INTERSECTS(geometry, BBOX(1330000, 7740000, 1340000, 7770000))") ==
          "1");
    CHECK(in_crs("EPSG:3857", "S_DISJOINT(geometry, BBOX(-20037508.342789244, -20037508.342789244, "
                              "20037508.342789244, 20037508.342789244))")
              .empty());
    CHECK(in_crs("EPSG:3006", "S_INTERSECTS(geometry, BBOX(6310000, 310000, 6330000, 330000))") ==
          "1");
    CHECK(refusal_in("EPSG:3006", "S_INTERSECTS(geometry, POINT(6400000 90000000))")
              .find("is no place in EPSG:3006") != std::string::npos);
}

TEST_CASE("The straight side of a box in metres is no straight line in degrees") {
    // Between 9 and 21 degrees E the line of northing 6 500 000 bends more than 15 km to the south
    // of the straight line in degrees; 15 57.. lies between.
    auto const north =
        in_crs("EPSG:3006", "S_INTERSECTS(POINT(6501000 500000), BBOX(6400000, 150000, "
                            "6500000, 850000))");
    CHECK(north.empty());
    CHECK(in_crs("EPSG:3006", "S_INTERSECTS(POINT(6499000 500000), BBOX(6400000, 150000, 6500000, "
                              "850000))") == "0 1 2");
    CHECK(in_crs("EPSG:3006", "S_INTERSECTS(POINT(6399000 500000), BBOX(6400000, 150000, 6500000, "
                              "850000))")
              .empty());
}

TEST_CASE("Geometries that are no such are refused") {
    CHECK(refusal("S_INTERSECTS(geometry, POINT(90 180))") ==
          "'filter' at character 24: 90 180 is no place in OGC:CRS84 (longitude, latitude)");
    CHECK(refusal("S_INTERSECTS(geometry, MULTIPOINT(7.02 49.92, 90 180))").find("90 180") !=
          std::string::npos);
    CHECK(refusal("S_INTERSECTS(geometry, POINT(NaN 0))") ==
          "'filter' at character 30: a number is expected, not 'NaN'");
    CHECK(refusal("S_INTERSECTS(geometry, POINT EMPTY)").find("is expected") != std::string::npos);
    CHECK(refusal("S_INTERSECTS(geometry, LINESTRING(1 2))") ==
          "'filter' at character 24: a line needs two points or more");
    CHECK(refusal("S_INTERSECTS(geometry, POLYGON((0 0, 1 0, 1 1, 0 1)))") ==
          "'filter' at character 24: a ring of a polygon must end where it begins");
    CHECK(refusal("S_INTERSECTS(geometry, POLYGON((0 0, 1 0, 0 0)))") ==
          "'filter' at character 24: a ring of a polygon needs four points or more, the last like "
          "the first");
    CHECK(refusal("S_INTERSECTS(geometry, POLYGON((0 0, 1 1, 1 0, 0 1, 0 0)))") ==
          "'filter' at character 24: the geometry is not valid: Self-intersection[0.5 0.5]");
    CHECK(refusal("S_INTERSECTS(geometry, BBOX(0, 1, 2))") ==
          "'filter' at character 24: a BBOX has 4 numbers, or 6 with heights; this has 3");
    CHECK(refusal("S_INTERSECTS(geometry, BBOX(0, 2, 1, 1))") ==
          "'filter' at character 24: the south of the BBOX lies north of its north");
    CHECK(
        refusal(
            "S_TOUCHES(geometry, GEOMETRYCOLLECTION(POINT(12 57), LINESTRING(9 50.5, 12 50.5)))") ==
        "'filter' at character 1: a GEOMETRYCOLLECTION of different kinds can only be asked with "
        "S_INTERSECTS and S_DISJOINT");
}

TEST_CASE("The bounds of a filter are those of what it cannot do without") {
    auto const table = tiny::table();
    auto const box = bounds("count > 0 AND S_WITHIN(geometry, BBOX(1, 2, 3, 4))", table);
    REQUIRE(box);
    CHECK(box->west == Approx(1).margin(1e-6));
    CHECK(box->west < 1);
    CHECK(box->north == Approx(4).margin(1e-6));
    CHECK(box->north > 4);
    CHECK_FALSE(bounds("count > 0 OR S_WITHIN(geometry, BBOX(1, 2, 3, 4))", table));
    CHECK_FALSE(bounds("NOT S_WITHIN(geometry, BBOX(1, 2, 3, 4))", table));
    CHECK_FALSE(bounds("S_DISJOINT(geometry, BBOX(1, 2, 3, 4))", table));
    CHECK_FALSE(bounds("S_WITHIN(POINT(1 2), BBOX(1, 2, 3, 4))", table));

    std::string const two = "S_INTERSECTS(geometry, BBOX(0, 0, 9, 9)) AND "
                            "(S_INTERSECTS(geometry, BBOX(5, 5, 10, 10)) AND TRUE)";
    CHECK(bounds(two, table)->east == Approx(10).margin(1e-6));
    CHECK(bounds(two, lattice())->east == Approx(9).margin(1e-6));
    CHECK(bounds(two, lattice())->west == Approx(5).margin(1e-6));
}
