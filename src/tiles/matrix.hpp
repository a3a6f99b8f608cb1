#pragma once
/// \file The tile matrix set WebMercatorQuad: where tiles lie, and what lies in them.
///
/// World coordinates are Web Mercator in 2^-32 of the world's width (9 mm at the equator): x from
/// the antimeridian to the east, y from the top (85.05° N) to the south.

#include "snapshot/geometry.hpp"

#include <cstdint>
#include <optional>

namespace trygg::tiles {

/// The deepest tile matrix that is served; the set itself goes on to 24.
inline constexpr int deepest = 22;

/// A tile is this many units wide, whatever its zoom, and shows this much around itself.
inline constexpr std::int32_t tile_extent = 4096;
inline constexpr std::int32_t tile_buffer = 64;

/// Units in a pixel of a tile that is drawn 256 pixels wide.
inline constexpr std::int32_t units_per_pixel = tile_extent / 256;

struct tile_id {
    int zoom = 0;
    std::int64_t row = 0, column = 0;
};

/// First and last row and column, all included.
struct tile_range {
    std::int64_t first_row = 0, last_row = 0, first_column = 0, last_column = 0;

    bool covers(tile_id const& tile) const {
        return tile.row >= first_row && tile.row <= last_row && tile.column >= first_column &&
               tile.column <= last_column;
    }
};

struct world_point {
    std::uint32_t x = 0, y = 0;
    bool operator==(world_point const&) const = default;
};

/// Of ten-millionths of a degree. What lies beyond 85.05° north or south is put on that edge.
world_point to_world(std::int32_t longitude, std::int32_t latitude);

/// Whether a latitude in ten-millionths of a degree lies on the square that is tiled.
bool is_tiled(std::int32_t latitude);

/// World coordinate to units of a zoom, rounded to the nearest.
inline std::int64_t to_units(std::uint32_t world, int zoom) {
    constexpr int whole = 20; // here a unit is a world unit
    if (zoom >= whole) {
        return std::int64_t{world} << (zoom - whole);
    }
    auto const half = std::int64_t{1} << (whole - zoom - 1);
    return (std::int64_t{world} + half) >> (whole - zoom);
}

/// The tiles of a zoom that a box in degrees meets.
tile_range tiles_of(snapshot::box const& area, int zoom);

/// A tile with its buffer in degrees, rounded outwards.
snapshot::box box_of(tile_id const& tile, std::int32_t buffer = tile_buffer);

/// Of a tile matrix: metres of a pixel at the equator, and the scale that goes with it.
double cell_size(int zoom);
double scale_denominator(int zoom);

} // namespace trygg::tiles
