#pragma once
/// \file How QGIS draws a layer when it opens our GeoPackage: the classes and colours of the map.

#include "encode/view.hpp"
#include "ogr/writer.hpp"

#include <vector>

namespace trygg::encode {

/// Styles for what is shown of a table, the one to start with first: for the joined layers the
/// classes of the map's legend, for points one symbol; none for other layers.
std::vector<ogr::layer_style> qgis_styles(view const& shown);

} // namespace trygg::encode
