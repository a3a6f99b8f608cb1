#pragma once
/// \file Coordinate reference systems by name.

#include <ogr_spatialref.h>

#include <string>

namespace trygg::ogr {

/// "EPSG:3006", "OGC:CRS84" or WKT; x is east or longitude. Throws input_error for any other text.
OGRSpatialReference crs_from(std::string const& text);

/// "EPSG:3006" when the system is one that EPSG knows, else its WKT.
std::string name_of(OGRSpatialReference const& crs);

} // namespace trygg::ogr
