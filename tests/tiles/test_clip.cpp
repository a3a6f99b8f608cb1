#include "tiles/clip.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace trygg::tiles;

namespace {

using points = std::vector<tile_point>;

} // namespace

TEST_CASE("A ring inside the tile stays as it is, without its first point at the end") {
    std::vector<unit_point> const ring{{0, 0}, {0, 9}, {9, 9}, {0, 0}};

    CHECK(clip_ring(ring) == points{{0, 0}, {0, 9}, {9, 9}});
}

TEST_CASE("A ring around the tile becomes its border with the buffer") {
    std::vector<unit_point> const ring{
        {-99999, -99999}, {99999, -99999}, {99999, 99999}, {-99999, 99999}};

    auto const cut = clip_ring(ring);

    CHECK(cut.size() == 4);
    CHECK(doubled_area(cut) == 2 * 4224 * 4224);
}

TEST_CASE("A ring beside the tile, or without an area, is nothing") {
    CHECK(clip_ring(std::vector<unit_point>{{5000, 0}, {5000, 9}, {6000, 9}}).empty());
    CHECK(clip_ring(std::vector<unit_point>{{0, 0}, {5, 5}, {9, 9}}).empty());
    CHECK(clip_ring(std::vector<unit_point>{{0, 0}, {5, 5}}).empty());
    CHECK(clip_ring({}).empty());
}

TEST_CASE("A segment is cut at the same place whichever way it goes") {
    std::vector<unit_point> const there{{0, 0}, {9000, 3333}, {0, 3333}};
    std::vector<unit_point> const back{{0, 3333}, {9000, 3333}, {0, 0}};

    auto one = clip_ring(there), other = clip_ring(back);
    std::ranges::reverse(other);

    CHECK(std::ranges::is_permutation(one, other));
    CHECK(one.size() == 4);
}

TEST_CASE("Coordinates far outside do not overflow") {
    auto const far = std::int64_t{1} << 34;
    std::vector<unit_point> const ring{{-far, -far}, {far, -far}, {far, far}, {-far, far}};

    CHECK(doubled_area(clip_ring(ring)) == 2 * 4224 * 4224);
}

TEST_CASE("A line that leaves and comes back is several pieces") {
    std::vector<unit_point> const line{{10, 10}, {5000, 10}, {5000, 20}, {10, 20}};

    CHECK(clip_line(line) == std::vector<points>{{{10, 10}, {4160, 10}}, {{4160, 20}, {10, 20}}});
}

TEST_CASE("A line that only passes through is kept, one that does not meet the tile is not") {
    CHECK(clip_line(std::vector<unit_point>{{-500, 50}, {5000, 50}}) ==
          std::vector<points>{{{-64, 50}, {4160, 50}}});
    CHECK(clip_line(std::vector<unit_point>{{-500, 50}, {-500, 99}}).empty());
    CHECK(clip_line(std::vector<unit_point>{{-130, 0}, {0, -130}}).empty());
}
