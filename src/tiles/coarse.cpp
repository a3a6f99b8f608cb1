#include "tiles/coarse.hpp"

#include "geo/grid.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace trygg::tiles {

namespace {

/// The shapes of one index at one zoom, in units of the zoom and then in degrees.
class coarse_row {
public:
    coarse_row(shape_index const& index, int zoom)
        : m_index(index), m_zoom(zoom), m_units(std::ldexp(1.0, zoom) * tile_extent),
          m_decimals(std::pow(10, std::ceil(std::log10(m_units / 360)))) {}

    /// WKB in degrees, or nothing when the row is to stay as it is. `is_multi`: of several parts,
    /// even when one is left.
    std::string make(std::size_t row, bool is_multi);

private:
    bool add(shape_index::part const& part);
    bool add_outline(std::size_t outline, std::size_t least, bool is_ring);
    geo::point degrees(geo::point const& units) const;

    shape_index const& m_index;
    int m_zoom;
    double m_units;    ///< of the world's width
    double m_decimals; ///< the power of ten that coordinates are rounded to
    geo::shape m_shape;
    std::vector<unit_point> m_points;
};

std::string coarse_row::make(std::size_t row, bool is_multi) {
    auto const parts = m_index.parts(row);
    auto const kind = parts.empty() ? shape_kind::point : parts.front().kind;
    bool const is_mixed =
        std::ranges::any_of(parts, [&](auto const& part) { return part.kind != kind; });
    if (kind == shape_kind::point || is_mixed) {
        return {};
    }
    m_shape = {};
    m_shape.dimension = kind == shape_kind::polygon ? 2 : 1;
    for (auto const& part : parts) {
        if (add(part)) {
            m_shape.part_ends.push_back(static_cast<std::uint32_t>(m_shape.ring_ends.size()));
        }
    }
    m_shape.multi = m_shape.part_ends.size() > 1;
    if (m_shape.dimension == 2 && !m_shape.part_ends.empty()) {
        m_shape = geo::valid_on_grid(m_shape);
    }
    m_shape.multi = is_multi || m_shape.part_ends.size() > 1;
    if (m_shape.part_ends.empty()) {
        return {};
    }
    std::ranges::transform(m_shape.points, m_shape.points.begin(),
                           [this](auto const& at) { return degrees(at); });
    return geo::to_wkb(geo::geometry_of(m_shape));
}

/// False when nothing is left of the line, or of the polygon's outer ring.
bool coarse_row::add(shape_index::part const& part) {
    bool const is_ring = part.kind == shape_kind::polygon;
    bool any = false;
    for (auto i = part.first; i < part.last; ++i) {
        constexpr std::size_t least_of_ring = 4, least_of_line = 2; // the first point comes again
        bool const added = add_outline(i, is_ring ? least_of_ring : least_of_line, is_ring);
        if (!added && i == part.first) {
            return false;
        }
        any = any || added;
    }
    return any;
}

bool coarse_row::add_outline(std::size_t outline, std::size_t least, bool is_ring) {
    m_index.draw(outline, m_zoom, shape_index::tolerance(m_zoom), m_points);
    if (m_points.size() < least) {
        return false;
    }
    if (is_ring) { // y points down in units
        std::ranges::reverse(m_points);
    }
    for (auto const& point : m_points) {
        m_shape.points.push_back({static_cast<double>(point.x), static_cast<double>(point.y)});
    }
    m_shape.ring_ends.push_back(static_cast<std::uint32_t>(m_shape.points.size()));
    return true;
}

geo::point coarse_row::degrees(geo::point const& units) const {
    auto const rounded = [this](double value) {
        return std::round(value * m_decimals) / m_decimals;
    };
    constexpr auto pi = std::numbers::pi;
    auto const latitude = std::atan(std::sinh(pi * (1 - 2 * units.y / m_units)));
    return {rounded(units.x / m_units * 360 - 180), rounded(latitude * 180 / pi)};
}

bool is_multi(std::string_view geojson) { return geojson.starts_with(R"({"type":"Multi)"); }

} // namespace

snapshot::geometry_column coarse_shapes(shape_index const& index,
                                        snapshot::geometry_column const& exact,
                                        std::span<std::uint32_t const> rows, int zoom) {
    bool const is_exact = shape_index::tolerance(zoom) == 0;
    std::vector<bool> wanted(index.size());
    for (auto const row : rows) {
        wanted[row] = exact.has(row);
    }
    snapshot::geometry_builder result;
    coarse_row made{index, zoom};
    for (std::size_t row = 0; row < wanted.size(); ++row) {
        auto const shape =
            wanted[row] && !is_exact ? made.make(row, is_multi(exact.json(row))) : std::string{};
        auto const kept = wanted[row] ? exact.wkb(row) : std::string_view{};
        result.add(shape.empty() ? kept : std::string_view{shape});
    }
    return std::move(result).finish("OGC:CRS84");
}

} // namespace trygg::tiles
