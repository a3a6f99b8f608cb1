#pragma once
/// \file The address of another server's map tiles, XYZ or WMTS.

#include <string>
#include <string_view>

namespace trygg::store {

/// Throws input_error for what is no address of tiles in Web Mercator with a place for zoom, column
/// and row.
void check_tile_address(std::string_view address);

/// With {z}, {x} and {y} for what WMTS calls {TileMatrix}, {TileCol} and {TileRow}.
std::string leaflet_address(std::string_view address);

/// "tiles.example" of "https://tiles.example:8080/{z}/{x}/{y}.png"; empty for our own server.
std::string host_of(std::string_view address);

} // namespace trygg::store
