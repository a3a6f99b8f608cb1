#pragma once
/// \file Write rows to a file that other programs open: GeoPackage, FlatGeobuf, GeoJSON, shapefile.

#include "ogr/reader.hpp"

#include <memory>
#include <string>
#include <vector>

namespace trygg::ogr {

/// How QGIS draws a layer: a name for people, and its own description of the style.
struct layer_style {
    std::string name, qml;
};

struct write_options {
    std::string layer; ///< name of the layer in the file
    std::vector<field> fields;
    std::string geometry_type; ///< "Point", "MultiPolygon", "Unknown" or "None"
    bool with_index = true;    ///< of a FlatGeobuf, which holds it in memory: 200 bytes a row
    std::vector<layer_style> styles{}; ///< of a GeoPackage; the first is the one to start with
    std::string crs{"EPSG:4326"};      ///< of the rows' WKB and of the file; x is east or longitude
};

/// A file with one layer, written row by row. It appears under its name only when whole.
class file_writer {
public:
    /// The format follows the path's ending: .gpkg, .fgb, .geojson or .zip (a
    /// shapefile).
    /// Throws input_error for another ending and for a FlatGeobuf without geometries (it holds no
    /// tables), error when it cannot be written.
    file_writer(std::string const& path, write_options const& options);
    ~file_writer();

    /// A row without a geometry is left out of a FlatGeobuf. Throws error when the disk is full, or
    /// when the WKB is broken.
    void add(row const& value);

    /// Call once, after the last row. Throws error.
    void close();

private:
    struct state;
    std::unique_ptr<state> m_state;
};

} // namespace trygg::ogr
