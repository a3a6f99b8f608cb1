#include "cql2/shapes.hpp"

#include "base/error.hpp"
#include "cql2/written_shape.hpp"
#include "geo/repair.hpp"

#include <algorithm>
#include <cmath>

namespace trygg::cql2 {

namespace {

constexpr std::string_view mixed = "GeometryCollection";

/// Valid; a collection of one kind becomes that kind.
geo::geometry geometry_of(shape const& degrees, std::string const& place) {
    auto made = geo::from_wkb(wkb_of(degrees));
    if (auto const reason = geo::invalid_reason(made)) {
        throw input_error{"'filter' {}: the geometry is not valid: {}", place, *reason};
    }
    return degrees.type == shape_type::collection ? geo::united(made) : std::move(made);
}

std::int32_t fixed(double degrees) {
    return static_cast<std::int32_t>(std::clamp(degrees * 1e7, -2.1e9, 2.1e9));
}

/// Rows' envelopes are rounded; the box is larger by more than that.
snapshot::fixed_box around(geo::box const& of) {
    constexpr double more = 2;
    return {fixed((of.min_x * 1e7 - more) / 1e7), fixed((of.min_y * 1e7 - more) / 1e7),
            fixed((of.max_x * 1e7 + more) / 1e7), fixed((of.max_y * 1e7 + more) / 1e7)};
}

std::vector<snapshot::fixed_box> boxes_of(geo::geometry const& shape) {
    constexpr std::size_t few = 8;
    auto const parts = geo::parts(shape);
    std::vector<snapshot::fixed_box> result;
    if (parts.size() > few) {
        result.push_back(around(geo::envelope(shape)));
        return result;
    }
    for (auto const& part : parts) {
        result.push_back(around(geo::envelope(part)));
    }
    return result;
}

join::zone_index index_of(geo::geometry const& area) {
    std::string const wkb = geo::to_wkb(area);
    return join::zone_index{{&wkb, 1}};
}

/// Everything around an area; a point within the area's border does not lie in it.
geo::geometry outside_of(geo::geometry const& area) {
    auto frame = geo::envelope(area);
    frame.add(geo::point{frame.min_x - 1, frame.min_y - 1});
    frame.add(geo::point{frame.max_x + 1, frame.max_y + 1});
    return geo::difference(geo::polygon_of(frame), area);
}

} // namespace

literal_shape::literal_shape(geo::geometry made)
    : m_prepared(std::move(made)), m_boxes(boxes_of(m_prepared.shape())),
      m_dimension(geo::dimension(m_prepared.shape())),
      m_is_mixed(geo::type_name(m_prepared.shape()) == mixed) {}

literal_shape::literal_shape(shape const& written, model::crs const& in, std::string const& place)
    : literal_shape(geometry_of(in_degrees(east_first(written, in), in, place), place)) {}

literal_shape::literal_shape(bounding_box const& written, model::crs const& in,
                             std::string const& place)
    : literal_shape(geometry_of(in_degrees(shape_of(written, in, place), in, place), place)) {
    if (m_boxes.size() == 1 && m_dimension == 2 && !is_projected(in)) {
        auto const box = geo::envelope(geometry());
        m_rectangle = {box.min_x, box.min_y, box.max_x, box.max_y};
    }
}

snapshot::box literal_shape::envelope() const {
    auto all = m_boxes.front();
    for (auto const& b : m_boxes) {
        all = {std::min(all.west, b.west), std::min(all.south, b.south), std::max(all.east, b.east),
               std::max(all.north, b.north)};
    }
    return {all.west / 1e7, all.south / 1e7, all.east / 1e7, all.north / 1e7};
}

bool literal_shape::covers(geo::point where) const {
    if (m_rectangle) {
        return where.x >= m_rectangle->west && where.x <= m_rectangle->east &&
               where.y >= m_rectangle->south && where.y <= m_rectangle->north;
    }
    if (!m_closure) {
        m_closure = index_of(geometry());
    }
    return m_closure->find(where.x, where.y) != join::zone_index::none;
}

bool literal_shape::holds_inside(geo::point where) const {
    if (m_rectangle) {
        return where.x > m_rectangle->west && where.x < m_rectangle->east &&
               where.y > m_rectangle->south && where.y < m_rectangle->north;
    }
    if (!m_outside) {
        m_outside = index_of(outside_of(geometry()));
    }
    return m_outside->find(where.x, where.y) == join::zone_index::none;
}

} // namespace trygg::cql2
