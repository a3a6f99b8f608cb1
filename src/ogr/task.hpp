#pragma once
/// \file What the parent asks of the reading child, and what a file is, as JSON between the two.

#include "ogr/reader.hpp"

#include <string>
#include <string_view>

namespace trygg::ogr {

std::string to_json(read_options const& options);
read_options options_from_json(std::string_view text);

std::string to_json(file_info const& info);
file_info info_from_json(std::string_view text);

} // namespace trygg::ogr
