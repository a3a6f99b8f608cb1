#include "join/zone_index.hpp"

#include "base/error.hpp"
#include "geo/shape.hpp"
#include "join/grid_builder.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace trygg::join {
namespace {

constexpr double farthest = 1e12; // coordinates; beyond it differences lose too many digits
constexpr std::size_t most_points = 1 << 27;

geo::shape polygon_shape(std::string const& wkb, std::size_t zone) {
    auto const geometry = geo::from_wkb(wkb);
    auto const type = geo::type_name(geometry);
    if (type != "Polygon" && type != "MultiPolygon") {
        throw input_error{"Zone {} is a {}; a zone must be a polygon.", zone + 1, type};
    }
    auto shape = geo::shape_of(geometry);
    for (auto const& p : shape.points) {
        if (!(std::abs(p.x) <= farthest && std::abs(p.y) <= farthest)) {
            throw input_error{"Zone {} has a vertex at {} {}, which is no place in a planar CRS.",
                              zone + 1, p.x, p.y};
        }
    }
    return shape;
}

void append(zone_rings& rings, geo::shape const& shape, std::int32_t zone) {
    auto const begin = static_cast<std::uint32_t>(rings.points.size());
    rings.points.insert(rings.points.end(), shape.points.begin(), shape.points.end());
    if (rings.points.size() > most_points) {
        throw input_error{"The zones have more than {} vertices; simplify them.", most_points};
    }
    for (auto const end : shape.ring_ends) {
        rings.ring_ends.push_back(begin + end);
        rings.ring_zones.push_back(zone);
    }
}

} // anonymous namespace

struct zone_index::state {
    cell_grid grid;
};

zone_index::zone_index(std::span<std::string const> zones_wkb) {
    zone_rings rings;
    for (std::size_t i = 0; i < zones_wkb.size(); ++i) {
        append(rings, polygon_shape(zones_wkb[i], i), static_cast<std::int32_t>(i));
    }
    m_state = std::make_unique<state>(state{make_grid(std::move(rings))});
}

zone_index::~zone_index() = default;
zone_index::zone_index(zone_index&&) noexcept = default;
zone_index& zone_index::operator=(zone_index&&) noexcept = default;

std::int32_t zone_index::find(double x, double y) const { return m_state->grid.find({x, y}); }

void zone_index::find(std::span<double const> xs, std::span<double const> ys,
                      std::span<std::int32_t> found) const {
    assert(xs.size() == ys.size() && xs.size() == found.size());
    m_state->grid.find(xs, ys, found);
}

} // namespace trygg::join
