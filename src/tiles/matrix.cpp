#include "tiles/matrix.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace trygg::tiles {

namespace {

constexpr double world_width = 4294967296.0;
constexpr double pi = std::numbers::pi;

/// The latitude where Web Mercator is as high as it is wide.
double const northernmost = 2 * std::atan(std::exp(pi)) * 180 / pi - 90;

std::uint32_t clamped(double world) {
    return static_cast<std::uint32_t>(std::clamp(std::floor(world), 0.0, world_width - 1));
}

double world_x(double degrees) { return (degrees + 180) / 360 * world_width; }

double world_y(double degrees) {
    auto const sine = std::sin(std::clamp(degrees, -northernmost, northernmost) * pi / 180);
    return (0.5 - std::log((1 + sine) / (1 - sine)) / (4 * pi)) * world_width;
}

double longitude_at(double share) { return share * 360 - 180; }

double latitude_at(double share) { return std::atan(std::sinh(pi * (1 - 2 * share))) * 180 / pi; }

} // namespace

world_point to_world(std::int32_t longitude, std::int32_t latitude) {
    return {clamped(world_x(longitude / 1e7)), clamped(world_y(latitude / 1e7))};
}

bool is_tiled(std::int32_t latitude) { return std::abs(latitude / 1e7) <= northernmost; }

tile_range tiles_of(snapshot::box const& area, int zoom) {
    auto const tile = [zoom](double world) {
        return static_cast<std::int64_t>(clamped(world) >> (32 - zoom));
    };
    if (zoom == 0) { // a shift by all 32 bits is none
        return {};
    }
    return {tile(world_y(area.north)), tile(world_y(area.south)), tile(world_x(area.west)),
            tile(world_x(area.east))};
}

snapshot::box box_of(tile_id const& tile, std::int32_t buffer) {
    auto const tiles = std::ldexp(1.0, tile.zoom);
    auto const more = static_cast<double>(buffer) / tile_extent;
    auto const column = static_cast<double>(tile.column), row = static_cast<double>(tile.row);
    // An edge in the middle of a ten-millionth of a degree must not lose what was rounded onto it.
    constexpr double rounding = 1e-6;
    return {std::max(-180.0, longitude_at((column - more) / tiles) - rounding),
            std::max(-90.0, latitude_at((row + 1 + more) / tiles) - rounding),
            std::min(180.0, longitude_at((column + 1 + more) / tiles) + rounding),
            std::min(90.0, latitude_at((row - more) / tiles) + rounding)};
}

double cell_size(int zoom) {
    constexpr double earth_radius = 6378137;
    return std::ldexp(2 * pi * earth_radius / 256, -zoom);
}

double scale_denominator(int zoom) {
    constexpr double pixel = 0.00028; // metres, OGC's standardized rendering pixel
    return cell_size(zoom) / pixel;
}

} // namespace trygg::tiles
