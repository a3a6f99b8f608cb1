#pragma once
/// \file What the resources of OGC API Tiles share.

#include "api/answers.hpp"
#include "api/catalog.hpp"
#include "tiles/matrix.hpp"

#include <string>
#include <vector>

namespace trygg::api {

inline constexpr char const* mvt_type = "application/vnd.mapbox-vector-tile";
inline constexpr char const* matrix_set_id = "WebMercatorQuad";
inline constexpr char const* matrix_set_uri =
    "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad";
inline constexpr char const* web_mercator = "http://www.opengis.net/def/crs/EPSG/0/3857";

inline constexpr char const* tiling_schemes_rel =
    "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes";

/// To a list of tilesets, from what they show.
json tilesets_link(context const& at, std::string const& path, std::string_view title);

/// Representations of a tile, and of a tileset.
std::span<format const> tile_formats();
std::span<format const> tileset_formats();

/// Throws not_found for another tile matrix set than ours.
void check_matrix_set(std::string const& id);

/// One collection, or the whole dataset, as tiles.
struct tileset {
    std::string path, title;
    std::vector<collection_info> layers;
};

/// Throws not_found for an unknown collection.
tileset tileset_of(snapshot::snapshot const& data, std::string const& collection,
                   page_language const& in = {});

/// Every collection but the joined layers, whose figures need a question.
tileset whole_dataset(snapshot::snapshot const& data, page_language const& in = {});

/// Around all layers; nothing when none has a geometry.
std::optional<snapshot::box> extent_of(tileset const& of);

} // namespace trygg::api
