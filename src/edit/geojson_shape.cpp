#include "edit/geojson_shape.hpp"

#include "geo/shape.hpp"
#include "ogr/transform.hpp"

#include <array>
#include <cmath>
#include <map>
#include <optional>

namespace trygg::edit {
namespace {

/// What is wrong, and where in the geometry.
struct misshapen {
    std::string pointer, code, message;
};

struct shape_type {
    int dimension;
    bool multi;
};

std::optional<shape_type> type_of(json const& given) {
    static std::map<std::string, shape_type> const types{
        {"Point", {0, false}},          {"MultiPoint", {0, true}}, {"LineString", {1, false}},
        {"MultiLineString", {1, true}}, {"Polygon", {2, false}},   {"MultiPolygon", {2, true}}};
    auto const type = given.find("type");
    if (type == given.end() || !type->is_string()) {
        return std::nullopt;
    }
    auto const found = types.find(type->get<std::string>());
    return found == types.end() ? std::nullopt : std::optional{found->second};
}

class reader {
public:
    explicit reader(bool north_first) : m_north_first(north_first) {}

    geo::shape read(json const& coordinates, shape_type type) {
        m_shape.dimension = type.dimension;
        m_shape.multi = type.multi;
        std::string const at = "/geometry/coordinates";
        if (!type.multi) {
            part(coordinates, at);
            return std::move(m_shape);
        }
        auto const& parts = list(coordinates, at, 1);
        if (parts.size() > most_parts) {
            throw misshapen{at, "too_many_parts",
                            fmt::format("A geometry has at most {} parts.", most_parts)};
        }
        for (std::size_t i = 0; i < parts.size(); ++i) {
            part(parts[i], fmt::format("{}/{}", at, i));
        }
        return std::move(m_shape);
    }

private:
    static json const& list(json const& given, std::string const& at, std::size_t least) {
        if (!given.is_array() || given.size() < least) {
            throw misshapen{at, "bad_geometry",
                            fmt::format("Here must be a list of at least {}.", least)};
        }
        return given;
    }

    void part(json const& given, std::string const& at) {
        if (m_shape.dimension == 0) {
            position(given, at);
            end_ring();
        } else if (m_shape.dimension == 1) {
            ring(given, at, 2);
        } else {
            auto const& rings = list(given, at, 1);
            for (std::size_t i = 0; i < rings.size(); ++i) {
                closed_ring(rings[i], fmt::format("{}/{}", at, i));
            }
        }
        m_shape.part_ends.push_back(static_cast<std::uint32_t>(m_shape.ring_ends.size()));
    }

    void ring(json const& given, std::string const& at, std::size_t least) {
        auto const& points = list(given, at, least);
        for (std::size_t i = 0; i < points.size(); ++i) {
            position(points[i], fmt::format("{}/{}", at, i));
        }
        end_ring();
    }

    void closed_ring(json const& given, std::string const& at) {
        constexpr std::size_t least = 4; // a triangle that repeats its first corner
        auto const begin = m_shape.points.size();
        ring(given, at, least);
        if (!(m_shape.points[begin] == m_shape.points.back())) {
            throw misshapen{at, "open_ring",
                            "A ring of a polygon ends where it begins; repeat its first position "
                            "at its end."};
        }
    }

    void position(json const& given, std::string const& at) {
        bool const is_one = given.is_array() && (given.size() == 2 || given.size() == 3) &&
                            given[0].is_number() && given[1].is_number();
        if (!is_one) {
            throw misshapen{at, "bad_position", "A position is two numbers."};
        }
        if (m_shape.points.size() == most_vertices) {
            throw misshapen{"/geometry/coordinates", "too_many_vertices",
                            fmt::format("A geometry has at most {} positions; draw it simpler.",
                                        most_vertices)};
        }
        auto const first = given[0].get<double>(), second = given[1].get<double>();
        m_shape.points.push_back(m_north_first ? geo::point{second, first}
                                               : geo::point{first, second});
    }

    void end_ring() {
        m_shape.ring_ends.push_back(static_cast<std::uint32_t>(m_shape.points.size()));
    }

    bool m_north_first;
    geo::shape m_shape{};
};

double rounded(double value, int decimals) {
    auto const scale = std::pow(10.0, decimals);
    return std::round(value * scale) / scale;
}

json position_json(geo::point at, model::crs const& to) {
    auto const x = rounded(at.x, to.decimals), y = rounded(at.y, to.decimals);
    return to.north_first ? json{y, x} : json{x, y};
}

json ring_json(std::span<geo::point const> ring, model::crs const& to) {
    auto result = json::array();
    for (auto const at : ring) {
        result.push_back(position_json(at, to));
    }
    return result;
}

json part_json(geo::shape const& shape, std::size_t begin, std::size_t end, model::crs const& to) {
    if (shape.dimension == 0) {
        return position_json(shape.ring(begin)[0], to);
    }
    if (shape.dimension == 1) {
        return ring_json(shape.ring(begin), to);
    }
    auto result = json::array();
    for (auto i = begin; i < end; ++i) {
        result.push_back(ring_json(shape.ring(i), to));
    }
    return result;
}

void transform(geo::shape& shape, std::string const& from, std::string const& to) {
    std::vector<double> xs, ys;
    for (auto const at : shape.points) {
        xs.push_back(at.x);
        ys.push_back(at.y);
    }
    ogr::thread_transformer(from, to)(xs, ys);
    for (std::size_t i = 0; i < xs.size(); ++i) {
        shape.points[i] = {xs[i], ys[i]};
    }
}

} // anonymous namespace

std::optional<geo::geometry> read_shape(json const& given, model::crs const& from,
                                        std::vector<field_problem>& problems) {
    auto const type = given.is_object() ? type_of(given) : std::nullopt;
    if (!type) {
        problems.push_back({"/geometry", "bad_geometry",
                            "The geometry must be a GeoJSON Point, LineString, Polygon, or several "
                            "of one of them."});
        return std::nullopt;
    }
    try {
        auto const coordinates = given.find("coordinates");
        return geo::geometry_of(reader{from.north_first}.read(
            coordinates == given.end() ? json{} : *coordinates, *type));
    } catch (misshapen const& why) {
        problems.push_back({why.pointer, why.code, why.message});
    } catch (input_error const& why) {
        problems.push_back({"/geometry", "bad_geometry", why.what()});
    }
    return std::nullopt;
}

json shape_json(std::string_view wkb, std::string const& storage_crs, model::crs const& to) {
    if (wkb.empty()) {
        return nullptr;
    }
    auto shape = geo::shape_of(geo::from_wkb(wkb));
    if (to.name != storage_crs) {
        transform(shape, storage_crs, to.name);
    }
    auto coordinates = json::array();
    std::size_t begin = 0;
    for (auto const end : shape.part_ends) {
        coordinates.push_back(part_json(shape, begin, end, to));
        begin = end;
    }
    constexpr std::array names{"Point", "LineString", "Polygon"};
    std::string const name = names.at(static_cast<std::size_t>(shape.dimension));
    if (shape.multi) {
        return {{"type", "Multi" + name}, {"coordinates", std::move(coordinates)}};
    }
    return {{"type", name}, {"coordinates", coordinates.at(0)}};
}

} // namespace trygg::edit
