#pragma once
/// \file A layer that a GDAL driver reads.

#include "ogr/table.hpp"

#include <ogrsf_frmts.h>

#include <string>

namespace trygg::ogr {

/// What is known of a layer besides what GDAL says.
struct layer_facts {
    std::string name;
    bool crs_assumed = false;     ///< its CRS is the format's default; when GDAL has none: WGS 84
    bool encoding_stated = false; ///< recoding its texts is no surprise
    bool is_sheet = false;        ///< GDAL numbers its features by the rows of the sheet
};

/// `layer` must outlive the table.
table layer_table(OGRLayer& layer, layer_facts const& facts);

} // namespace trygg::ogr
