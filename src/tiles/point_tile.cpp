#include "tiles/point_tile.hpp"

#include "tiles/groups.hpp"

namespace trygg::tiles {

namespace {

/// A tile has 2^4 cells each way at low zooms; points of one cell are drawn as one.
constexpr unsigned coarsest_cells = 4;
constexpr unsigned finest_cells = 8;

/// 0 to 4095.
tile_point position(world_point const& at, int zoom) {
    auto const z = static_cast<unsigned>(zoom);
    return {static_cast<std::int32_t>(at.x << z >> 20U),
            static_cast<std::int32_t>(at.y << z >> 20U)};
}

std::string write_each(point_index const& points, layer const& from, int zoom,
                       std::span<std::uint32_t const> rows) {
    layer_writer result{from.table->id};
    tag_writer tags{result, *from.table, from.properties};
    for (auto const row : rows) {
        write_point(result, tags, row, position(points.at(row), zoom));
    }
    return result.finish();
}

std::string write_groups(point_index const& points, layer const& from, int zoom,
                         std::span<std::uint32_t const> rows, unsigned cells) {
    groups made{*from.table, cells};
    for (auto const row : rows) {
        made.add(row, position(points.at(row), zoom));
    }
    layer_writer result{from.table->id};
    tag_writer tags{result, *from.table, from.properties};
    made.write(result, tags);
    return result.finish();
}

/// The same for all points of a tile, from what the index has added up.
std::string write_cells(point_index const& points, layer const& from, tile_id const& tile) {
    layer_writer result{from.table->id};
    tag_writer tags{result, *from.table, from.properties};
    bool const counts = !counts_of(*from.table).empty();
    for (auto const& cell : points.cells_in(tile, coarsest_cells)) {
        write_group(result, tags,
                    {.number = static_cast<std::int64_t>(cell.number),
                     .at = position(cell.mean, tile.zoom),
                     .count = counts ? std::optional{cell.count} : std::nullopt,
                     .row = cell.row});
    }
    return result.finish();
}

} // namespace

std::string write_points(point_index const& points, layer const& from, tile_id const& tile,
                         std::span<std::uint32_t const> rows) {
    if (tile.zoom < points.ungrouped_from()) {
        return from.rows ? write_groups(points, from, tile.zoom, rows, coarsest_cells)
                         : write_cells(points, from, tile);
    }
    std::string result;
    if (rows.size() <= most_points) {
        result = write_each(points, from, tile.zoom, rows);
    }
    for (auto cells = finest_cells; cells >= coarsest_cells; --cells) {
        if (rows.size() > most_points || result.size() > most_bytes) {
            result = write_groups(points, from, tile.zoom, rows, cells);
        }
        if (result.size() <= most_bytes) {
            break;
        }
    }
    return result;
}

} // namespace trygg::tiles
