#include "tiles/matrix.hpp"

#include <catch2/catch.hpp>

using namespace trygg;
using namespace trygg::tiles;

TEST_CASE("World coordinates start at the antimeridian in the north") {
    CHECK(to_world(0, 0) == world_point{2147483648U, 2147483648U});
    CHECK(to_world(-1'800'000'000, 0) == world_point{0, 2147483648U});
    CHECK(to_world(1'800'000'000, 0).x == 4294967295U);
    CHECK(to_world(0, 900'000'000).y == 0);
    CHECK(to_world(0, -900'000'000).y == 4294967295U);
}

TEST_CASE("Only what lies south of 85.05° N is tiled") {
    CHECK(is_tiled(850'511'287));
    CHECK_FALSE(is_tiled(850'511'288));
    CHECK_FALSE(is_tiled(-850'511'288));
}

TEST_CASE("A place lies in the tile that other programs find it in") {
    // Kinna, by the formula of the OpenStreetMap wiki.
    snapshot::box const kinna{12.69, 57.51, 12.69, 57.51};
    auto const at = [&](int zoom) {
        auto const range = tiles_of(kinna, zoom);
        return std::to_string(range.first_row) + " " + std::to_string(range.first_column);
    };
    CHECK(at(0) == "0 0");
    CHECK(at(10) == "311 548");
    CHECK(at(22) == "1273982 2245001");
}

TEST_CASE("The whole world is all tiles of a zoom") {
    auto const range = tiles_of({-180, -90, 180, 90}, 3);

    CHECK(range.first_row == 0);
    CHECK(range.last_row == 7);
    CHECK(range.first_column == 0);
    CHECK(range.last_column == 7);
    CHECK(range.covers({3, 7, 7}));
    CHECK_FALSE(range.covers({3, 8, 7}));
}

TEST_CASE("A tile's box goes around it with its buffer") {
    auto const box = box_of({1, 0, 1}, 0);

    CHECK(box.west == Approx(0).margin(2e-6));
    CHECK(box.east == Approx(180));
    CHECK(box.south == Approx(0).margin(2e-6));
    CHECK(box.north == Approx(85.0511287798));
    CHECK(box_of({1, 0, 1}).west == Approx(-2.8125));
}

TEST_CASE("Scales are those of the registered WebMercatorQuad") {
    CHECK(scale_denominator(0) == Approx(559082264.028717).epsilon(1e-12));
    CHECK(cell_size(0) == Approx(156543.033928041).epsilon(1e-12));
    CHECK(scale_denominator(24) == Approx(33.3238997476528).epsilon(1e-12));
}

TEST_CASE("World coordinates are rounded to the units of a zoom") {
    CHECK(to_units(0x80000000U, 0) == 2048);
    CHECK(to_units(0x800FFFFFU, 0) == 2049);
    CHECK(to_units(3, 20) == 3);
    CHECK(to_units(3, 22) == 12);
}
