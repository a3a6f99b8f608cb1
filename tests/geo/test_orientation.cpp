#include "geo/orientation.hpp"

#include <catch2/catch.hpp>

using namespace trygg;

TEST_CASE("Orientation tells left, right and on") {
    CHECK(geo::orientation({0, 0}, {10, 0}, {5, 1}) == 1);
    CHECK(geo::orientation({0, 0}, {10, 0}, {5, -1}) == -1);
    CHECK(geo::orientation({0, 0}, {10, 10}, {3, 3}) == 0);
}

TEST_CASE("Orientation is exact where plain arithmetic is not") {
    // 0.1, 0.2 and 0.3 as doubles are not on one line with 0 and 1.
    CHECK(geo::orientation({0, 0}, {1, 1}, {0.1 + 0.2, 0.3}) == -1);
    CHECK(geo::orientation({0, 0}, {1, 1}, {0.3, 0.3}) == 0);
    CHECK(geo::orientation({328000.1, 6377000.1}, {328000.3, 6377000.3}, {328000.2, 6377000.2}) ==
          geo::exact_orientation({328000.1, 6377000.1}, {328000.3, 6377000.3},
                                 {328000.2, 6377000.2}));
}
