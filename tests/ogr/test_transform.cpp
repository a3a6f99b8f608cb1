#include "base/error.hpp"
#include "ogr/transform.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <vector>

using trygg::ogr::transformer;
using trygg::ogr::usable_area;

TEST_CASE("longitude and latitude become metres east and north") {
    transformer const to_metres{"OGC:CRS84", "EPSG:3006"};
    std::vector xs{15.0, 12.4324};
    std::vector ys{60.0, 57.5406};

    to_metres(xs, ys);

    // 15 degrees east is the central meridian: 500 000 m by definition.
    CHECK(xs[0] == Approx(500000.0).margin(0.001));
    CHECK(ys[0] == Approx(6651411.190).margin(0.001));
    CHECK(xs[1] == Approx(346304).margin(500));
}

TEST_CASE("EPSG:4326 has x as longitude, whatever EPSG's order is") {
    transformer const back{"EPSG:3006", "EPSG:4326"};
    std::vector xs{500000.0};
    std::vector ys{6651411.190};

    back(xs, ys);

    CHECK(xs[0] == Approx(15.0).margin(1e-7));
    CHECK(ys[0] == Approx(60.0).margin(1e-7));
}

TEST_CASE("a point that the CRS cannot hold becomes NaN, and its neighbours do not") {
    transformer const to_metres{"EPSG:4326", "EPSG:3006"};
    std::vector xs{15.0, 700000.0};
    std::vector ys{60.0, 6400000.0};

    to_metres(xs, ys);

    CHECK(std::isfinite(xs[0]));
    CHECK(std::isnan(xs[1]));
    CHECK(std::isnan(ys[1]));
}

TEST_CASE("coordinates far beyond the Earth become NaN at once") {
    auto const infinite = std::numeric_limits<double>::infinity();
    for (auto const* from : {"EPSG:3857", "EPSG:3006", "EPSG:3007"}) {
        INFO(from);
        transformer const to_degrees{from, "OGC:CRS84"};
        std::vector xs{1e300, 0.0, -1e16, infinite, std::nan(""), 400000.0};
        std::vector ys{0.0, -1e300, 1e9, 0.0, 0.0, 6400000.0};

        to_degrees(xs, ys);

        for (std::size_t i = 0; i < 5; ++i) {
            INFO(i);
            CHECK(std::isnan(xs[i]));
            CHECK(std::isnan(ys[i]));
        }
        CHECK(std::isfinite(xs[5]));
        CHECK(std::isfinite(ys[5]));
    }
}

TEST_CASE("an unknown CRS is refused with an example") {
    CHECK_THROWS_WITH(transformer("EPSG:1", "EPSG:3006"), Catch::Contains("EPSG:3006"));
    CHECK_THROWS_AS(transformer("/etc/passwd", "EPSG:3006"), trygg::input_error);
}

TEST_CASE("the area that a local grid is made for is known") {
    auto const area = usable_area("EPSG:3007");

    CHECK(area.known);
    CHECK(area.west > 10);
    CHECK(area.east < 14);
    CHECK(area.south > 55);
    CHECK(area.north < 62);
}
