#pragma once
/// \file Write rows to a file in a format that other programs open: GPKG, GeoJSON, CSV, FlatGeobuf,
/// shapefile.

#include "ogr/reader.hpp"

#include <functional>
#include <string>
#include <vector>

namespace trygg::ogr {

struct write_options {
    std::string layer; ///< name of the layer in the file
    std::vector<field> fields;
    std::string geometry_type; ///< "Point", "MultiPolygon", "Unknown" or "None"
    int source_epsg = 3006;    ///< CRS of the rows' WKB
    int target_epsg = 4326;    ///< CRS of the file
};

/// Write what `next` gives until it returns false. The format follows the path's ending
/// (.gpkg .geojson .csv .fgb .zip); the file appears under its name only when whole.
/// FlatGeobuf holds no row without a geometry: such rows are left out of a .fgb.
/// Throws input_error for an unknown ending, error when it cannot be written.
void write(std::string const& path, write_options const& options,
           std::function<bool(row&)> const& next);

} // namespace trygg::ogr
