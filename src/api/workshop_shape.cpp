#include "api/workshop_shape.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>

namespace trygg::api {

namespace {

constexpr std::size_t most_of_guest = 100;  ///< positions
constexpr std::size_t most_of_leader = 500; ///< of a shape in a scenario
constexpr std::size_t most_features = 200;
constexpr double decimals = 1e7;

/// "Polygon" and the like; empty when there is none.
std::string type_of(json const& geometry) {
    if (!geometry.is_object() || !geometry.contains("coordinates") || !geometry.contains("type") ||
        !geometry.at("type").is_string()) {
        return {};
    }
    return geometry.at("type");
}

[[noreturn]] void refuse(std::size_t most) {
    throw input_error{"a geometry is a GeoJSON Point, a LineString of 2 to {0} positions, or a "
                      "Polygon of one closed ring of 4 to {0}",
                      most};
}

json rounded(json const& position, std::size_t most) {
    if (!position.is_array() || position.size() < 2 || position.size() > 3 ||
        !position[0].is_number() || !position[1].is_number()) {
        refuse(most);
    }
    auto const round = [](double value) {
        return std::round(value * decimals) / decimals;
    };
    return json::array({round(position[0]), round(position[1])});
}

json line(json const& positions, std::size_t least, std::size_t most) {
    if (!positions.is_array() || positions.size() < least || positions.size() > most) {
        refuse(most);
    }
    auto result = json::array();
    for (auto const& each : positions) {
        result.push_back(rounded(each, most));
    }
    return result;
}

json ring(json const& rings, std::size_t most) {
    if (!rings.is_array() || rings.size() != 1) {
        refuse(most);
    }
    auto result = line(rings[0], 4, most);
    if (result.front() != result.back()) {
        refuse(most);
    }
    return json::array({std::move(result)});
}

json coordinates_of(json const& geometry, std::size_t most) {
    auto const type = type_of(geometry);
    if (type == "Point") {
        return rounded(geometry.at("coordinates"), most);
    }
    if (type == "LineString") {
        return line(geometry.at("coordinates"), 2, most);
    }
    if (type == "Polygon") {
        return ring(geometry.at("coordinates"), most);
    }
    refuse(most);
}

bool is_near(json const& coordinates, json const& area) {
    if (!coordinates[0].is_number()) {
        return std::ranges::all_of(coordinates,
                                   [&](json const& each) { return is_near(each, area); });
    }
    double const west = area[0], south = area[1], east = area[2], north = area[3];
    double const x = coordinates[0], y = coordinates[1];
    double const wide = east - west, high = north - south;
    return x >= west - wide && x <= east + wide && y >= south - high && y <= north + high;
}

} // namespace

std::string kind_of_shape(json const& geometry) {
    auto const type = type_of(geometry);
    return type == "Point" ? "point" : type == "LineString" ? "line" : "area";
}

std::string checked_shape(json const& geometry, json const& area) {
    auto const coordinates = coordinates_of(geometry, most_of_guest);
    if (!is_near(coordinates, area)) {
        throw input_error{"that place is far from the workshop's area"};
    }
    return json{{"type", type_of(geometry)}, {"coordinates", coordinates}}.dump();
}

void check_feature_collection(json const& given) {
    constexpr std::size_t longest_text = 200; // bytes
    if (!given.is_object() || given.value("type", json()) != "FeatureCollection" ||
        !given.contains("features") || !given.at("features").is_array() ||
        given.at("features").size() > most_features) {
        throw input_error{"changes are a GeoJSON FeatureCollection of at most {} features",
                          most_features};
    }
    for (auto const& feature : given.at("features")) {
        if (!feature.is_object() || !feature.contains("geometry")) {
            throw input_error{"each feature of the changes needs a geometry"};
        }
        coordinates_of(feature.at("geometry"), most_of_leader);
        auto const properties = feature.value("properties", json::object());
        for (auto const& [name, value] : properties.items()) {
            if (!value.is_string() || value.get_ref<std::string const&>().size() > longest_text) {
                throw input_error{"properties of the changes are short texts"};
            }
        }
    }
}

} // namespace trygg::api
