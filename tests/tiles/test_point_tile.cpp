#include "geo/geometry.hpp"
#include "made_layers.hpp"

#include <thread>

using namespace trygg;

namespace {

constexpr int many = 20'000;

/// Half of them around two towns, half all over the country; every hundredth has no position.
tiles::layer many_points() {
    std::mt19937 random{7};
    std::normal_distribution<double> near{0, 0.02};
    std::uniform_real_distribution<double> longitude{11, 24}, latitude{55, 69};
    std::vector<std::string> wkb;
    std::vector<std::int64_t> counts;
    for (int i = 0; i < many; ++i) {
        geo::point at{longitude(random), latitude(random)};
        if (i % 2 == 0) {
            at = {(i % 4 == 0 ? 12.69 : 18.07) + near(random),
                  (i % 4 == 0 ? 57.51 : 59.33) + near(random)};
        }
        wkb.push_back(i % 100 == 99 ? "" : geo::to_wkb(geo::point_at(at)));
        counts.push_back(i % 50 == 7 ? snapshot::no_integer : 1 + i % 3);
    }
    auto table = made::table_of("incidents", wkb, "OGC:CRS84");
    table->properties = {made::numbers("count", std::move(counts))};
    return made::layer_of(table);
}

struct sums {
    std::int64_t points = 0, count = 0;
    bool operator==(sums const&) const = default;
};

sums sums_of(tiles::tile_store& store, tiles::layer const& of, int zoom) {
    sums result;
    made::for_each_tile(of, zoom, [&](tiles::tile_id const& tile) {
        auto const read = read_tile::reader::read(tiles::write_tile(store, of, tile));
        for (auto const& layer : read) {
            for (auto const& feature : layer.features) {
                result.points += feature.number("point_count", 1);
                result.count += feature.number("count");
            }
        }
    });
    return result;
}

/// What all tiles of a zoom must add up to.
sums sums_of_rows(tiles::layer const& of) {
    sums result;
    auto const& counts = of.table->properties[0]->integers;
    for (std::uint32_t row = 0; row < of.table->size(); ++row) {
        bool const shown = !of.rows || std::ranges::find(*of.rows, row) != of.rows->end();
        if (shown && of.table->shapes->has(row)) {
            ++result.points;
            result.count += counts[row] == snapshot::no_integer ? 0 : counts[row];
        }
    }
    return result;
}

} // namespace

TEST_CASE("At every zoom the tiles add up to all points and to all that they count") {
    tiles::tile_store store;
    auto const layer = many_points();
    auto const all = sums_of_rows(layer);

    CHECK(all.points == 19'800);
    for (int zoom = 0; zoom <= 9; ++zoom) {
        INFO("zoom " << zoom);
        CHECK(sums_of(store, layer, zoom) == all);
    }
}

TEST_CASE("Filtered points add up at every zoom, too") {
    tiles::tile_store store;
    auto layer = many_points();
    layer.rows.emplace();
    for (std::uint32_t row = 0; row < many; row += 7) {
        layer.rows->push_back(row);
    }
    auto const all = sums_of_rows(layer);

    for (int zoom = 0; zoom <= 8; ++zoom) {
        INFO("zoom " << zoom);
        CHECK(sums_of(store, layer, zoom) == all);
    }
}

TEST_CASE("Points of a large layer are grouped at low zooms, and each by itself further in") {
    tiles::tile_store store;
    auto const layer = many_points();

    auto const world = made::read(tiles::write_tile(store, layer, {0, 0, 0}));
    CHECK(world.features.size() < 256);
    CHECK(std::get<bool>(world.features.at(0).properties.at("cluster")));

    auto const zoom = store.points(*layer.table).ungrouped_from();
    CHECK(zoom > 5);
    bool any_cluster = false;
    std::size_t most = 0;
    made::for_each_tile(layer, zoom, [&](tiles::tile_id const& tile) {
        auto const read = read_tile::reader::read(tiles::write_tile(store, layer, tile));
        for (auto const& each : read) {
            most = std::max(most, each.features.size());
            for (auto const& feature : each.features) {
                any_cluster = any_cluster || feature.has("cluster");
            }
        }
    });
    CHECK_FALSE(any_cluster);
    CHECK(most > 1000);
    CHECK(most <= tiles::most_points);
}

TEST_CASE("A group stands within its own tile, at the mean of its points") {
    tiles::tile_store store;
    auto const layer = many_points();

    made::for_each_tile(layer, 6, [&](tiles::tile_id const& tile) {
        for (auto const& each : read_tile::reader::read(tiles::write_tile(store, layer, tile))) {
            for (auto const& feature : each.features) {
                auto const& at = feature.paths.at(0).at(0);
                CHECK((at.x >= 0 && at.x < 4096 && at.y >= 0 && at.y < 4096));
            }
        }
    });
}

TEST_CASE("Several threads that ask for a new layer's tiles at once get the same ones") {
    tiles::tile_store store;
    auto const layer = many_points();
    std::vector<std::string> made(8);
    {
        std::vector<std::jthread> threads;
        for (auto& tile : made) {
            threads.emplace_back([&] { tile = tiles::write_tile(store, layer, {3, 2, 4}); });
        }
    }

    CHECK(!made[0].empty());
    CHECK(std::ranges::count(made, made[0]) == 8);
}

TEST_CASE("A small layer is never grouped") {
    tiles::tile_store store;
    auto const here = geo::to_wkb(geo::point_at({12.69, 57.51}));
    auto const layer =
        made::layer_of(made::table_of("places", std::vector<std::string>(3000, here), "OGC:CRS84"));

    auto const world = made::read(tiles::write_tile(store, layer, {0, 0, 0}));

    CHECK(world.features.size() == 3000);
    CHECK(world.features[0].id == 1);
}

TEST_CASE("Points on one spot are too many for any zoom and stay one with their number") {
    tiles::tile_store store;
    auto const here = geo::to_wkb(geo::point_at({12.69, 57.51}));
    auto const layer =
        made::layer_of(made::table_of("places", std::vector<std::string>(5000, here), "OGC:CRS84"));
    auto const range = tiles::tiles_of({12.69, 57.51, 12.69, 57.51}, 22);

    auto const deepest =
        made::read(tiles::write_tile(store, layer, {22, range.first_row, range.first_column}));

    REQUIRE(deepest.features.size() == 1);
    CHECK(deepest.features[0].number("point_count") == 5000);
}

TEST_CASE("A tile that long texts make too large is grouped instead of cut") {
    tiles::tile_store store;
    std::vector<std::string> wkb;
    auto texts = std::make_shared<snapshot::column>();
    texts->name = "text";
    for (int i = 0; i < 1000; ++i) {
        wkb.push_back(geo::to_wkb(geo::point_at({12.69 + i * 1e-5, 57.51})));
        texts->words.push_back(texts->texts.add(std::string(2000, 'x') + std::to_string(i)));
    }
    auto table = made::table_of("mentions", wkb, "OGC:CRS84");
    table->properties = {texts};
    auto const layer = made::layer_of(table);
    auto const tile = tiles::tile_id{10, 311, 548};

    auto const bytes = tiles::write_tile(store, layer, tile);

    CHECK(bytes.size() <= tiles::most_bytes);
    std::int64_t points = 0;
    for (auto const& feature : made::read(bytes).features) {
        points += feature.number("point_count", 1);
    }
    CHECK(points == 1000);
}
