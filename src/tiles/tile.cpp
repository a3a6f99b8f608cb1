#include "tiles/tile.hpp"

#include "tiles/point_tile.hpp"
#include "tiles/shape_tile.hpp"
#include "tiles/tile_store.hpp"

namespace trygg::tiles {

std::string write_tile(tile_store& store, layer const& from, tile_id const& tile) {
    if (!from.table->shapes->points_only()) {
        return write_shapes(store.shapes(*from.table), from, tile);
    }
    auto const& points = store.points(*from.table);
    if (!from.rows) {
        return write_points(points, from, tile, points.rows_in(tile));
    }
    std::vector<std::uint32_t> rows;
    for (auto const row : *from.rows) {
        if (points.is_in(tile, row)) {
            rows.push_back(row);
        }
    }
    return write_points(points, from, tile, rows);
}

} // namespace trygg::tiles
