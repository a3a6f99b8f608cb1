#pragma once
/// \file Text as UTF-8, whatever the file held.

#include <string>
#include <string_view>

namespace trygg::ogr {

/// The text as UTF-8, taken as `encoding` (a name such as "ISO-8859-15"); empty: Windows-1252.
std::string recode(std::string_view bytes, std::string const& encoding);

/// What GDAL said last, without our names for the file.
std::string gdal_message();

} // namespace trygg::ogr
