#include "geo/repair.hpp"
#include "geo/shape.hpp"
#include "join/made_zones.hpp"
#include "made_layers.hpp"

#include <array>
#include <cmath>
#include <map>
#include <set>

using namespace trygg;

namespace {

/// A bent lattice of 30 zones, 6 km wide, with a lake in no zone and an enclave.
tiles::layer lattice() {
    made_zones zones{3, {}};
    zones.add_holes();
    return made::layer_of(made::table_of("zones", zones.wkb(), "EPSG:3006"));
}

/// The lattice is so small that a tile holds it whole up to this zoom.
constexpr int whole_until = 11;

tiles::tile_id tile_around(tiles::layer const& of, int zoom) {
    auto const range = tiles::tiles_of(*of.table->shapes->extent(), zoom);
    return {zoom, range.first_row, range.first_column};
}

struct drawn_zones {
    double areas = 0; ///< of each, added up
    double together = 0;
    int holes = 0;
    std::size_t features = 0;
};

drawn_zones measure(read_tile::layer const& layer) {
    drawn_zones result;
    std::vector<geo::geometry> polygons;
    for (auto const& feature : layer.features) {
        polygons.push_back(geo::from_wkt(read_tile::wkt_of(feature)));
        result.areas += geo::area(polygons.back());
    }
    result.features = polygons.size();
    auto const all = geo::dissolved(polygons);
    result.together = geo::area(all);
    for (auto const& part : geo::parts(all)) {
        result.holes += static_cast<int>(geo::shape_of(part).ring_ends.size()) - 1;
    }
    return result;
}

} // namespace

TEST_CASE("Neighbours stay side by side at every zoom: no gaps, no overlaps") {
    tiles::tile_store store;
    auto const layer = lattice();

    for (int zoom = 0; zoom <= whole_until; ++zoom) {
        INFO("zoom " << zoom);
        auto const tile = tile_around(layer, zoom);
        auto const drawn = measure(made::read(tiles::write_tile(store, layer, tile)));
        CHECK(drawn.features == 30);
        CHECK(drawn.holes <= 1); // the lake, as long as it is to be seen
        if (zoom >= 8) {
            CHECK(drawn.areas == drawn.together);
        }
        if (zoom >= 10) {
            CHECK(drawn.holes == 1);
        }
    }
}

TEST_CASE("Neighbours have the same points along their border at every zoom") {
    auto const layer = lattice();
    tiles::shape_index const shapes{*layer.table->shapes};

    for (int zoom = 0; zoom <= tiles::deepest; ++zoom) {
        // Every step of a border is taken once each way, or by one zone at the outer border.
        std::multiset<std::array<std::int64_t, 4>> steps;
        std::vector<tiles::unit_point> ring;
        for (std::size_t row = 0; row < shapes.size(); ++row) {
            for (auto const& part : shapes.parts(row)) {
                for (auto i = part.first; i < part.last; ++i) {
                    shapes.draw(i, zoom, tiles::shape_index::tolerance(zoom), ring);
                    for (std::size_t k = 1; k < ring.size(); ++k) {
                        steps.insert({ring[k - 1].x, ring[k - 1].y, ring[k].x, ring[k].y});
                    }
                }
            }
        }
        std::size_t alone = 0;
        for (auto const& [ax, ay, bx, by] : steps) {
            alone += steps.count({bx, by, ax, ay}) == 0 ? 1 : 0;
        }
        INFO("zoom " << zoom << ", " << steps.size() << " steps");
        // 22 sides of the lattice with 8 pieces each, and the lake with 12.
        CHECK(alone <= 22 * 8 + 12);
        if (zoom >= 16) {
            CHECK(alone == 22 * 8 + 12);
        }
    }
}

TEST_CASE("What is far in is drawn as it is, and every tile keeps to the specification") {
    tiles::tile_store store;
    auto const layer = lattice();

    for (int const zoom : {10, 12, 13, 14, 15}) {
        double area = 0;
        made::for_each_tile(layer, zoom, [&](tiles::tile_id const& tile) {
            auto const read = made::read(tiles::write_tile(store, layer, tile));
            auto const inner = geo::polygon_of(geo::box{0, 0, 4096, 4096});
            for (auto const& feature : read.features) {
                area +=
                    geo::area(geo::intersection(geo::from_wkt(read_tile::wkt_of(feature)), inner));
            }
        });
        // Square metres on the ground at 57.5° N; Web Mercator is larger by 1/cos².
        auto const metres = 40'075'016.686 / std::ldexp(4096, zoom);
        INFO("zoom " << zoom);
        CHECK(area * metres * metres * 0.289 == Approx(29.7e6).epsilon(0.02));
    }
}

TEST_CASE("A zone too small to have a shape is a speck in the tile of its middle") {
    tiles::tile_store store;
    auto const layer = lattice();

    auto const world = made::read(tiles::write_tile(store, layer, {0, 0, 0}));

    REQUIRE(world.features.size() == 30);
    CHECK(world.features[0].paths.size() == 1);
    CHECK(world.features[0].paths[0].size() == 4);
    CHECK(read_tile::doubled_area(world.features[0].paths[0]) == 2);
}

TEST_CASE("Lines, points and polygons of one layer are features of their own kind") {
    tiles::tile_store store;
    std::vector<std::string> wkb;
    for (auto const* wkt :
         {"POINT (12.6 57.5)", "LINESTRING (12.5 57.4, 12.7 57.6, 12.9 57.4)",
          "MULTIPOLYGON (((12 57, 13 57, 13 58, 12 58, 12 57), (12.2 57.2, 12.2 57.4, 12.4 57.4, "
          "12.4 57.2, 12.2 57.2)), ((13.2 57, 13.4 57, 13.4 57.2, 13.2 57)))",
          "MULTIPOINT (12.61 57.5, 12.62 57.5)",
          "GEOMETRYCOLLECTION (POINT (12.6 57.5), LINESTRING (12.5 57.4, 12.7 57.6))"}) {
        wkb.push_back(geo::to_wkb(geo::from_wkt(wkt)));
    }
    wkb.emplace_back(); // a row without a geometry
    auto const layer = made::layer_of(made::table_of("measures", wkb, "OGC:CRS84"));

    auto const read = made::read(tiles::write_tile(store, layer, tile_around(layer, 6)));

    std::vector<std::pair<std::uint64_t, int>> kinds;
    for (auto const& feature : read.features) {
        kinds.emplace_back(feature.id, feature.type);
    }
    CHECK(kinds == std::vector<std::pair<std::uint64_t, int>>{
                       {1, 1}, {2, 2}, {3, 3}, {4, 1}, {5, 2}, {5, 1}});
    CHECK(read.features[2].paths.size() == 3);
    CHECK(read_tile::doubled_area(read.features[2].paths[1]) < 0);
    CHECK(read.features[3].paths.size() == 2);
}

TEST_CASE("A point on the antimeridian or the southern edge of a mixed layer is in one tile") {
    tiles::tile_store store;
    std::vector<std::string> wkb;
    for (auto const* wkt : {"POINT (180 10)", "POINT (-180 10)", "POINT (20 -85.051128)",
                            "LINESTRING (0 0, 90 45)"}) {
        wkb.push_back(geo::to_wkb(geo::from_wkt(wkt)));
    }
    auto const layer = made::layer_of(made::table_of("measures", wkb, "OGC:CRS84"));

    for (int const zoom : {0, 1, 3}) {
        INFO("zoom " << zoom);
        std::map<std::uint64_t, int> points;
        auto const tiles = std::int64_t{1} << zoom;
        for (std::int64_t row = 0; row < tiles; ++row) {
            for (std::int64_t column = 0; column < tiles; ++column) {
                auto const read = made::read(tiles::write_tile(store, layer, {zoom, row, column}));
                for (auto const& feature : read.features) {
                    points[feature.id] += feature.type == 1 ? 1 : 0;
                }
            }
        }
        CHECK(points == std::map<std::uint64_t, int>{{1, 1}, {2, 1}, {3, 1}, {4, 0}});
    }
}

TEST_CASE("Small features of a tile that would be too large are grouped, and none is lost") {
    tiles::tile_store store;
    made_zones zones{5, {.columns = 150, .rows = 150, .pieces = 2, .cell = 200}};
    auto table = made::table_of("zones", zones.wkb(), "EPSG:3006");
    std::vector<std::int64_t> numbers(table->size());
    std::iota(numbers.begin(), numbers.end(), 1'000'000);
    table->properties = {made::numbers("a", numbers), made::numbers("b", numbers)};
    auto const layer = made::layer_of(table);
    auto const tile = tile_around(layer, 6);

    auto const bytes = tiles::write_tile(store, layer, tile);

    CHECK(bytes.size() <= tiles::most_bytes);
    std::int64_t all = 0;
    for (auto const& feature : made::read(bytes).features) {
        all += feature.number("point_count", 1);
    }
    CHECK(all == 22'500);
}
