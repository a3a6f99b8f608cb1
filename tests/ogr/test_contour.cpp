#include "geo/geometry.hpp"
#include "ogr/contour.hpp"

#include <catch2/catch.hpp>

using namespace trygg;
using namespace trygg::ogr;

namespace {

/// A hill of 9 × 9 cells of 10 metres: 4 at the middle, 0 at the border.
std::vector<double> hill() {
    std::vector<double> result;
    for (int row = 0; row < 9; ++row) {
        for (int column = 0; column < 9; ++column) {
            result.push_back(4 - std::max(std::abs(row - 4), std::abs(column - 4)));
        }
    }
    return result;
}

} // namespace

TEST_CASE("A hill's bands are rings around its top, which lies in the last") {
    auto const heights = hill();
    std::vector<double> const levels{1, 3};
    auto const bands = contour_bands({500'000, 6'400'000, 10, 9, 9, heights}, levels);

    REQUIRE(bands.size() == 2);
    CHECK(bands[0].low == 1.0);
    CHECK(bands[0].high == 3.0);
    CHECK(bands[1].low == 3.0);
    CHECK(bands[1].high == Approx(4.0));
    // Height 1 is reached three cells from the middle, 3 one cell from it.
    CHECK(geo::area(geo::from_wkb(bands[0].wkb)) == Approx(60 * 60 - 20 * 20).epsilon(0.05));
    CHECK(geo::area(geo::from_wkb(bands[1].wkb)) == Approx(20 * 20).epsilon(0.05));
    CHECK(geo::covers(geo::from_wkb(bands[1].wkb), geo::point_at({500'045, 6'400'045})));
    CHECK_FALSE(geo::covers(geo::from_wkb(bands[0].wkb), geo::point_at({500'045, 6'400'045})));
}

TEST_CASE("A surface that reaches no level has no bands") {
    std::vector<double> const flat(16, 0.0), levels{1};
    CHECK(contour_bands({0, 0, 1, 4, 4, flat}, levels).empty());
}
