#pragma once
/// \file Well-known binary, as far as we need it without a geometry library: little endian, one
/// geometry, its coordinates reached in place.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::snapshot {

/// A coordinate in place: x at `at`, y right after it, both as unaligned doubles.
class coordinate {
public:
    explicit coordinate(char* at) : m_at(at) {}
    double x() const;
    double y() const;
    void set(double x, double y) const;

private:
    char* m_at;
};

/// Every coordinate, in order. Throws error for bytes that are no WKB of ours.
std::vector<coordinate> coordinates(std::span<char> wkb);

/// True for a single point.
bool is_point(std::string_view wkb);

/// Turn rings as RFC 7946 asks: outer ones counter-clockwise, holes clockwise.
void orient_rings(std::span<char> wkb);

/// The polygons without rings that have no area left when their corners are rounded to 7 decimals,
/// slivers that a repair leaves. Unchanged when nothing would be left, or for other types.
std::string without_collapsed(std::string_view wkb);

/// Append the GeoJSON geometry. Coordinates are degrees; they get at most 7 decimals.
void append_geojson(std::string& out, std::string_view wkb);

/// How a CRS's coordinates are written.
struct position_style {
    int decimals = 7;
    bool north_first = false; ///< y before x
};

/// The same for coordinates in any CRS.
void append_geojson(std::string& out, std::string_view wkb, position_style style);

/// Degrees to ten-millionths, rounded.
std::int32_t tenmillionths(double degrees);

} // namespace trygg::snapshot
