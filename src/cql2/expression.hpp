#pragma once
/// \file A filter as it was written, in text or JSON: names are not looked up yet.

#include "cql2/cql2.hpp"
#include "cql2/instant.hpp"
#include "cql2/operators.hpp"
#include "geo/box.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace trygg::cql2 {

struct property {
    std::string name;
};

/// Bounds may be instants, properties, or nothing where the interval is open.
struct interval {
    expression_pointer first, last;
};

enum class shape_type { point = 1, line, polygon, points, lines, polygons, collection };

/// A geometry as written: coordinates in the order of its CRS' axes. Points and lines have
/// `points`, polygons have a line a ring as `parts`, all others their parts.
struct shape {
    shape_type type = shape_type::point;
    std::vector<geo::point> points{};
    std::vector<shape> parts{};
};

/// Of BBOX: first the corner with the least coordinates, or across the antimeridian.
struct bounding_box {
    geo::point from, to;
};

/// Of IN and of array functions.
struct list {
    std::vector<expression_pointer> items;
};

struct operation {
    op which;
    std::vector<expression_pointer> arguments;
};

/// Evaluated from left to right.
struct arithmetic {
    struct step {
        op which;
        expression_pointer by;
    };
    expression_pointer first;
    std::vector<step> steps;
};

struct expression {
    std::string place; ///< for messages: "at character 5", "at /args/0"
    std::variant<bool, std::int64_t, double, std::string, property, instant, interval, shape,
                 bounding_box, list, operation, arithmetic>
        what;
};

template <typename What>
expression_pointer make(std::string place, What what) {
    return std::make_shared<expression const>(expression{std::move(place), std::move(what)});
}

} // namespace trygg::cql2
