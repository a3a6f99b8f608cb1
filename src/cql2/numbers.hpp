#pragma once
/// \file What both encodings check of numbers and geometries.

#include "cql2/expression.hpp"

#include <array>
#include <span>
#include <string_view>
#include <variant>

namespace trygg::cql2 {

struct shape_name {
    std::string_view name; ///< in GeoJSON; well-known text has it in any case
    shape_type type;
};
inline constexpr std::array shape_names{shape_name{"Point", shape_type::point},
                                        shape_name{"LineString", shape_type::line},
                                        shape_name{"Polygon", shape_type::polygon},
                                        shape_name{"MultiPoint", shape_type::points},
                                        shape_name{"MultiLineString", shape_type::lines},
                                        shape_name{"MultiPolygon", shape_type::polygons},
                                        shape_name{"GeometryCollection", shape_type::collection}};

/// A number as written. Throws input_error when it is too large.
double real_of(std::string_view text, std::string const& place);

/// A whole number when it is written as one and fits.
std::variant<std::int64_t, double> number_of(std::string_view text, std::string const& place);

/// Four numbers, or six with heights in between, which are left out. Throws input_error for others.
bounding_box box_of(std::span<double const> numbers, std::string const& place);

/// Throws input_error when a line has fewer than two points, or a ring fewer than four or another
/// end than beginning.
void check_form(shape const& one, std::string const& place);

} // namespace trygg::cql2
