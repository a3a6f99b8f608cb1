#pragma once
/// \file The table `layer_styles`, in which QGIS finds how a GeoPackage's layer is drawn.

#include "ogr/writer.hpp"

#include <gdal_priv.h>

namespace trygg::ogr {

/// Add the table to a GeoPackage; the first style is the one that QGIS starts with. False when it
/// cannot be written; GDAL's error handler knows why.
bool add_styles(GDALDataset& file, OGRLayer& layer, std::vector<layer_style> const& styles);

} // namespace trygg::ogr
