#pragma once
/// \file The coordinate reference systems that the API speaks.

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace trygg::model {

struct crs {
    std::string uri;          ///< "http://www.opengis.net/def/crs/EPSG/0/3006"
    std::string name;         ///< as transformers take it: "EPSG:3006", "OGC:CRS84"
    bool north_first = false; ///< axis order of its coordinates
    int decimals = 7;         ///< that give a centimetre

    bool is_crs84() const { return name == "OGC:CRS84"; }
    /// Longitude and latitude on WGS 84, in either order.
    bool in_degrees() const { return is_crs84() || name == "EPSG:4326"; }
};

/// What everything is in unless asked otherwise: longitude and latitude.
crs const& crs84();

/// CRS84, WGS 84, Web Mercator, SWEREF 99 TM and the local SWEREF 99 zones.
std::span<crs const> common_crs();

/// By its URI; "[EPSG:3006]" and "EPSG:3006" are understood, too. Nothing when it is not in the
/// list.
std::optional<crs> find_common_crs(std::string_view text);

/// A metric system that is not in the list, "EPSG:32616": east first.
crs metric_crs(std::string_view name);

} // namespace trygg::model
