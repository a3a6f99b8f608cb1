#pragma once
/// \file Which CRS a file's coordinates are in, and which one the database keeps.

#include "db/sqlite.hpp"
#include "ingest/profile.hpp"
#include "ingest/row_source.hpp"

#include <optional>
#include <string>

namespace trygg::ingest {

/// CRS of the file's geometries: --crs, else the file's own statement, else the profile's, else the
/// format's default when the coordinates fit it. Empty when the file has no geometries.
/// Throws input_error that names likely CRSs when none is stated or the stated one cannot be.
std::string crs_of_file(described const& file, profile const& by, std::string const& chosen,
                        std::string const& name);

/// A CRS in metres for data around a place: SWEREF 99 TM within its area of use or when the file's
/// own CRS is a Swedish one, else the UTM zone, else, for what is wider than a UTM zone can bear,
/// an equal-area CRS. `bounds` in lon/lat; `file_crs` may be empty.
int fitting_storage_crs(ogr::extent const& bounds, std::string const& file_crs);

/// The extent in longitude and latitude; nothing when it cannot be transformed.
std::optional<ogr::extent> in_degrees(ogr::extent const& bounds, std::string const& crs);

/// Whether all of `bounds` (lon/lat) lies where the CRS is made for, some kilometres of margin
/// given.
bool within_use(ogr::extent const& bounds, int epsg);

/// A sentence when the file lies far from all zones, but would lie among them in another of the
/// country's CRSs (EPSG:3007 read as 3008); empty when nothing is odd. `bounds` in the file's CRS.
std::string misplaced(db::connection& database, ogr::extent const& bounds, std::string const& crs,
                      int storage_crs);

} // namespace trygg::ingest
