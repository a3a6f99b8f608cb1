#pragma once
/// \file Which of the few formats that are read a file is in, from its first bytes and its ending.

#include <string>
#include <string_view>

namespace trygg::ogr {

/// GDAL's name of the driver, or "CSV". `head`: the first bytes, at least 4096 where the file has
/// them; `name`: the file's. Throws input_error that goes on from the file's name.
std::string driver_of(std::string_view head, std::string_view name);

/// Whether a file in an archive may be one to read, from its ending alone.
bool is_main_file(std::string_view name);

} // namespace trygg::ogr
