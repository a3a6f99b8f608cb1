#pragma once
/// \file A GeoJSON geometry from outside, checked; and the way back.

#include "edit/problems.hpp"
#include "geo/geometry.hpp"
#include "model/crs.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace trygg::edit {

using json = nlohmann::json;

inline constexpr std::size_t most_vertices = 10'000;
inline constexpr std::size_t most_parts = 100;

/// Read a Point, LineString, Polygon or their Multi… in the coordinates of `from`. A third number
/// of a position (height) is dropped. Nothing, with problems added, when it is none; the pointers
/// begin with "/geometry".
std::optional<geo::geometry> read_shape(json const& given, model::crs const& from,
                                        std::vector<field_problem>& problems);

/// The WKB in the coordinates of `to`; null for empty bytes. Longitudes, latitudes and metres are
/// rounded as the API writes them.
json shape_json(std::string_view wkb, std::string const& storage_crs, model::crs const& to);

} // namespace trygg::edit
