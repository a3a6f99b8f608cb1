#include "join/zone_index.hpp"

#include "base/error.hpp"
#include "geo/shape.hpp"
#include "join/grid_builder.hpp"
#include "made_zones.hpp"
#include "plain_covers.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <random>

using namespace trygg;

namespace {

std::vector<std::string> wkbs(std::vector<char const*> const& wkts) {
    std::vector<std::string> result;
    for (auto const* wkt : wkts) {
        result.push_back(geo::to_wkb(geo::from_wkt(wkt)));
    }
    return result;
}

/// On vertices, near them by one step of a double, on edges (as near as doubles get), at the same
/// height or longitude as vertices, and everywhere.
std::vector<geo::point> nasty_points(std::vector<std::string> const& zones, unsigned seed) {
    std::mt19937 random{seed};
    std::vector<geo::point> result;
    geo::box all;
    for (auto const& wkb : zones) {
        auto const shape = geo::shape_of(geo::from_wkb(wkb));
        for (std::size_t i = 0; i + 1 < shape.points.size(); ++i) {
            auto const a = shape.points[i], b = shape.points[i + 1];
            all.add(a);
            auto const up = std::nextafter(a.y, 1e300), left = std::nextafter(a.x, -1e300);
            auto const t = std::uniform_real_distribution<double>{0, 1}(random);
            result.insert(result.end(), {a,
                                         {a.x, up},
                                         {left, a.y},
                                         {a.x, b.y},
                                         {b.x, a.y},
                                         {(a.x + b.x) / 2, (a.y + b.y) / 2},
                                         {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}});
        }
    }
    std::uniform_real_distribution<double> x{all.min_x - 100, all.max_x + 100};
    std::uniform_real_distribution<double> y{all.min_y - 100, all.max_y + 100};
    for (int i = 0; i < 5000; ++i) {
        result.push_back({x(random), y(random)});
        result.push_back({std::round(x(random) / 10) * 10, std::round(y(random) / 10) * 10});
    }
    result.insert(result.end(),
                  {{all.min_x, all.min_y}, {all.max_x, all.max_y}, {0, 0}, {-1e300, 1e300}});
    return result;
}

/// The corners and edges of the cells themselves, where paths have no length.
std::vector<geo::point> cell_points(std::vector<std::string> const& zones) {
    join::zone_rings rings;
    for (std::size_t i = 0; i < zones.size(); ++i) {
        auto const shape = geo::shape_of(geo::from_wkb(zones[i]));
        for (std::size_t k = 0; k < shape.ring_ends.size(); ++k) {
            auto const ring = shape.ring(k);
            rings.points.insert(rings.points.end(), ring.begin(), ring.end());
            rings.ring_ends.push_back(static_cast<std::uint32_t>(rings.points.size()));
            rings.ring_zones.push_back(static_cast<std::int32_t>(i));
        }
    }
    std::vector<geo::point> result;
    for (auto const& leaf : join::make_grid(rings).leaves) {
        auto const c = leaf.corner;
        result.insert(result.end(), {c,
                                     {std::nextafter(c.x, -1e300), c.y},
                                     {c.x, std::nextafter(c.y, -1e300)},
                                     {c.x + 1e-4, c.y},
                                     {c.x, c.y + 1e-4}});
    }
    return result;
}

int differences(std::vector<std::string> const& zones, std::vector<geo::point> const& points) {
    join::zone_index const index{zones};
    plain_covers const plain{zones};
    std::vector<double> xs, ys;
    for (auto const p : points) {
        xs.push_back(p.x);
        ys.push_back(p.y);
    }
    std::vector<std::int32_t> found(points.size());
    index.find(xs, ys, found);
    int result = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        auto const expected = plain.find(points[i]);
        result += found[i] != expected || index.find(xs[i], ys[i]) != expected ? 1 : 0;
    }
    return result;
}

} // anonymous namespace

TEST_CASE("A zone covers its border, and the first of two zones wins there") {
    join::zone_index const index{
        wkbs({"POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))", "POLYGON ((4 0, 8 0, 8 4, 4 4, 4 0))"})};

    CHECK(index.find(2, 2) == 0);
    CHECK(index.find(6, 2) == 1);
    CHECK(index.find(4, 2) == 0);
    CHECK(index.find(4, 4) == 0);
    CHECK(index.find(8, 4) == 1);
    CHECK(index.find(8.000001, 4) == join::zone_index::none);
}

TEST_CASE("A hole is outside, its border inside, an enclave its own") {
    join::zone_index const index{
        wkbs({"POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (2 2, 4 2, 4 4, 2 4, 2 2), (5 5, 6 5, 6 6, 5 6, "
              "5 5))",
              "MULTIPOLYGON (((5 5, 6 5, 6 6, 5 6, 5 5)), ((20 0, 21 0, 21 1, 20 1, 20 0)))"})};

    CHECK(index.find(3, 3) == join::zone_index::none);
    CHECK(index.find(2, 3) == 0);
    CHECK(index.find(5.5, 5.5) == 1);
    CHECK(index.find(5, 5.5) == 0);
    CHECK(index.find(20.5, 0.5) == 1);
}

TEST_CASE("Of overlapping zones the first one given wins") {
    auto const zones =
        wkbs({"POLYGON ((2 2, 6 2, 6 6, 2 6, 2 2))", "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))",
              "POLYGON ((-9 -9, 99 -9, 99 99, -9 99, -9 -9))"});
    join::zone_index const index{zones};

    CHECK(index.find(3, 3) == 0);
    CHECK(index.find(1, 1) == 1);
    CHECK(index.find(50, 50) == 2);
}

TEST_CASE("Points that are no place and empty lists of zones have no zone") {
    join::zone_index const none{{}};
    join::zone_index const one{wkbs({"POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))", "POLYGON EMPTY"})};
    auto const nan = std::numeric_limits<double>::quiet_NaN();
    auto const infinity = std::numeric_limits<double>::infinity();

    CHECK(none.find(0, 0) == join::zone_index::none);
    CHECK(one.find(1, 1) == 0);
    CHECK(one.find(nan, 1) == join::zone_index::none);
    CHECK(one.find(1, nan) == join::zone_index::none);
    CHECK(one.find(infinity, 1) == join::zone_index::none);
    CHECK(one.find(1, -infinity) == join::zone_index::none);
}

TEST_CASE("Many points are found as each of them") {
    join::zone_index const index{
        wkbs({"POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))", "POLYGON ((4 0, 8 0, 8 4, 4 4, 4 0))"})};
    std::vector<double> const xs{1, 5, 4, 9, std::nan("")};
    std::vector<double> const ys{1, 1, 1, 1, 1};
    std::vector<std::int32_t> found(5);

    index.find(xs, ys, found);

    CHECK(found == std::vector<std::int32_t>{0, 1, 0, -1, -1});
}

TEST_CASE("What is no polygon is refused") {
    CHECK_THROWS_WITH(join::zone_index{wkbs({"POLYGON ((0 0, 1 0, 1 1, 0 0))", "POINT (1 1)"})},
                      "Zone 2 is a Point; a zone must be a polygon.");
    CHECK_THROWS_AS(join::zone_index{std::vector<std::string>{"junk"}}, input_error);
}

TEST_CASE("Irregular zones with shared borders are answered as by plain GEOS") {
    auto const seed = GENERATE(1U, 2U, 3U, 4U);
    auto const shape =
        GENERATE(made_zones::options{}, made_zones::options{3, 3, 60, 300, 500000, 6500000, 0},
                 made_zones::options{12, 9, 3, 0.01, 12.3, 57.4, 0},
                 made_zones::options{4, 4, 8, 8, 0, 0, 0.25},
                 made_zones::options{5, 2, 10, 1e-4, -0.1, 51.5, 1e-7});
    made_zones zones{seed, shape};
    zones.add_holes();
    zones.add_overlap(seed % 2 == 0);

    CHECK(differences(zones.wkb(), nasty_points(zones.wkb(), seed)) == 0);
    CHECK(differences(zones.wkb(), cell_points(zones.wkb())) == 0);
}

TEST_CASE("Zones that meet in one point, slivers and long thin zones are answered as by GEOS") {
    std::vector<std::string> zones;
    for (int i = 0; i < 40; ++i) { // slices of a cake
        auto const a = i * 0.15707963267948966, b = (i + 1) * 0.15707963267948966;
        zones.push_back(geo::to_wkb(geo::from_wkt(
            fmt::format("POLYGON ((7 7, {} {}, {} {}, 7 7))", 7 + 5 * std::cos(a),
                        7 + 5 * std::sin(a), 7 + 5 * std::cos(b), 7 + 5 * std::sin(b)))));
    }
    for (int i = 0; i < 300; ++i) { // stripes across all of it
        auto const y = i / 30.0;
        zones.push_back(geo::to_wkb(
            geo::from_wkt(fmt::format("POLYGON ((0 {0}, 1000 {1}, 1000 {2}, 0 {3}, 0 {0}))", y,
                                      y + 3, y + 3 + 1 / 30.0, y + 1 / 30.0))));
    }

    CHECK(differences(zones, nasty_points(zones, 7)) == 0);
}
