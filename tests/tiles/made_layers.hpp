#pragma once
/// \file Layers to draw tiles of, made in memory.

#include "read_tile.hpp"
#include "tiles/tile.hpp"
#include "tiles/tile_store.hpp"

#include <catch2/catch.hpp>

#include <numeric>
#include <random>

namespace made {

using namespace trygg;

/// Little-endian WKB of each row in `crs`; rows get the numbers from 1 as ids.
inline std::shared_ptr<snapshot::table>
table_of(std::string id, std::vector<std::string> const& wkb, std::string const& crs) {
    auto result = std::make_shared<snapshot::table>();
    result->id = std::move(id);
    snapshot::geometry_builder shapes;
    std::vector<std::int64_t> ids;
    for (auto const& each : wkb) {
        shapes.add(each);
        ids.push_back(static_cast<std::int64_t>(ids.size()) + 1);
    }
    result->shapes = std::make_shared<snapshot::geometry_column>(std::move(shapes).finish(crs));
    result->ids = std::make_shared<snapshot::feature_ids>(std::move(ids));
    return result;
}

/// With all properties and all rows.
inline tiles::layer layer_of(std::shared_ptr<snapshot::table const> table) {
    tiles::layer result{std::move(table), {}};
    result.properties.resize(result.table->properties.size());
    std::iota(result.properties.begin(), result.properties.end(), std::size_t{0});
    return result;
}

/// A column of whole numbers, one a row.
inline std::shared_ptr<snapshot::column> numbers(std::string name,
                                                 std::vector<std::int64_t> values) {
    auto result = std::make_shared<snapshot::column>();
    result->name = std::move(name);
    result->type = snapshot::column_type::integer;
    result->integers = std::move(values);
    return result;
}

/// The only layer of a tile, which must keep to the specification; empty when the tile is.
inline read_tile::layer read(std::string const& bytes) {
    auto const layers = read_tile::reader::read(bytes);
    if (layers.empty()) {
        return {};
    }
    CHECK(layers.size() == 1);
    CHECK(layers[0].faults == std::vector<std::string>{});
    CHECK(layers[0].extent == 4096);
    return layers[0];
}

/// Every tile of a zoom that the layer's extent meets.
template <typename Use>
void for_each_tile(tiles::layer const& of, int zoom, Use const& use) {
    auto const range = tiles::tiles_of(*of.table->shapes->extent(), zoom);
    for (auto row = range.first_row; row <= range.last_row; ++row) {
        for (auto column = range.first_column; column <= range.last_column; ++column) {
            use(tiles::tile_id{zoom, row, column});
        }
    }
}

} // namespace made
