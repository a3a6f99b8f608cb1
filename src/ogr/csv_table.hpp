#pragma once
/// \file CSV: the cells by GDAL's parser, with lines, separator and encoding as they are in the
/// file.

#include "ogr/table.hpp"

#include <string>

namespace trygg::ogr {

/// All values are text; an empty cell is no value. A row with missing or surplus cells has a
/// defect. `file`: GDAL's name of it, which must be readable later too.
table csv_table(std::string const& file, std::string const& name);

} // namespace trygg::ogr
