#pragma once
/// \file All tables and layers of a file, opened with the one driver that its bytes call for.

#include "ogr/table.hpp"
#include "ogr/upload.hpp"

#include <gdal_priv.h>

#include <string>
#include <vector>

namespace trygg::ogr {

/// Register the few drivers that are used, and load what they will look for while they can.
/// `encoding`: of read_options.
void prepare_drivers(std::string const& encoding);

/// A file that is open. `tables` live as long as this and the upload.
struct contents {
    std::string driver;
    std::vector<GDALDatasetUniquePtr> datasets;
    std::vector<table> tables;
};

/// Throws input_error that goes on from the file's name.
contents open_contents(upload const& files);

} // namespace trygg::ogr
