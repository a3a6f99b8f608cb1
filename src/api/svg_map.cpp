#include "api/svg_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace trygg::api {

namespace {

constexpr double width = 1000;         // of the drawing, in its own units
constexpr double least_degrees = 0.02; // of latitude: some 2 km around a single point
constexpr std::size_t most_zones = 400;
constexpr double dot = 9; // radius

/// Degrees to the drawing. East-west distances are right in the middle.
struct projection {
    double west = 0, north = 0, x_scale = 1, y_scale = 1, height = width;

    std::pair<int, int> operator()(geo::point p) const {
        return {static_cast<int>(std::lround((p.x - west) * x_scale)),
                static_cast<int>(std::lround((north - p.y) * y_scale))};
    }
};

projection around(geo::box const& extent) {
    auto const middle = (extent.min_y + extent.max_y) / 2;
    auto const squeeze = std::max(0.01, std::cos(middle * std::numbers::pi / 180));
    auto high = std::max(extent.max_y - extent.min_y, least_degrees) * 1.15;
    auto wide = std::max((extent.max_x - extent.min_x) * squeeze, least_degrees) * 1.15;
    wide = std::max(wide, high * 0.7); // neither a tower nor a ribbon
    high = std::max(high, wide * 0.5);
    auto const scale = width / wide;
    return {(extent.min_x + extent.max_x) / 2 - wide / squeeze / 2, middle + high / 2,
            scale * squeeze, scale, high * scale};
}

/// Rings as path data; corners that fall on the one before are left out.
std::string path_of(geo::shape const& shape, projection const& to) {
    std::string result;
    for (std::size_t ring = 0; ring < shape.ring_ends.size(); ++ring) {
        std::pair<int, int> last{};
        bool first = true;
        for (auto const& point : shape.ring(ring)) {
            auto const at = to(point);
            if (first || at != last) {
                result += fmt::format("{}{},{}", first ? 'M' : 'L', at.first, at.second);
            }
            first = false;
            last = at;
        }
        result += shape.dimension == 2 ? "Z" : "";
    }
    return result;
}

html drawn(geo::shape const& shape, projection const& to) {
    if (shape.dimension != 0) {
        return html_element(
            "path",
            {{"class", shape.dimension == 2 ? "areas" : "lines"}, {"d", path_of(shape, to)}}, {});
    }
    html result;
    for (auto const& point : shape.points) {
        auto const [x, y] = to(point);
        result += html_element("circle",
                               {{"class", "points"},
                                {"cx", std::to_string(x)},
                                {"cy", std::to_string(y)},
                                {"r", fmt::format("{}", dot)}},
                               {});
    }
    return result;
}

std::vector<geo::shape> shapes_of(snapshot::geometry_column const& from, std::size_t row) {
    std::vector<geo::shape> result;
    if (from.points_only()) {
        geo::shape point;
        point.dimension = 0;
        point.points = {{from.longitudes()[row] / 1e7, from.latitudes()[row] / 1e7}};
        return {point};
    }
    for (auto const& part : geo::parts(geo::from_wkb(from.wkb(row)))) {
        result.push_back(geo::shape_of(part));
    }
    return result;
}

/// The part of the Earth that is drawn, in ten-millionths of a degree.
snapshot::fixed_box window(projection const& to) {
    auto const fixed = [](double degrees) {
        return static_cast<std::int32_t>(std::clamp(degrees * 1e7, -1.8e9, 1.8e9));
    };
    return {fixed(to.west), fixed(to.north - to.height / to.y_scale),
            fixed(to.west + width / to.x_scale), fixed(to.north)};
}

/// Outlines of the zones of the first set, if they are not too many to be seen.
html zones_in(snapshot::snapshot const& data, projection const& to) {
    if (data.zone_sets.empty()) {
        return {};
    }
    auto const& shapes = *data.tables[data.zone_sets.front().table].shapes;
    auto const seen = window(to);
    std::string path;
    std::size_t count = 0;
    for (std::size_t row = 0; row < shapes.size() && count <= most_zones; ++row) {
        if (shapes.has(row) && shapes.envelope(row).meets(seen)) {
            ++count;
            for (auto const& shape : shapes_of(shapes, row)) {
                path += path_of(shape, to);
            }
        }
    }
    return count > most_zones ? html{}
                              : html_element("path", {{"class", "zones"}, {"d", path}}, {});
}

} // namespace

void svg_map::add(snapshot::geometry_column const& shapes, std::size_t row, std::string href,
                  std::string title) {
    if (!shapes.has(row)) {
        return;
    }
    feature added{shapes_of(shapes, row), std::move(href), std::move(title)};
    for (auto const& shape : added.shapes) {
        for (auto const& point : shape.points) {
            m_extent.add(point);
        }
    }
    m_features.push_back(std::move(added));
}

html svg_map::draw(snapshot::snapshot const& data, page_language const& in) const {
    if (m_features.empty()) {
        return {};
    }
    auto const to = around(m_extent);
    auto inside = zones_in(data, to);
    for (auto const& each : m_features) {
        auto content = html_element("title", html_text(each.title));
        for (auto const& shape : each.shapes) {
            content += drawn(shape, to);
        }
        inside += each.href.empty() ? html_element("g", content)
                                    : html_element("a", {{"href", each.href}}, content);
    }
    auto const svg = html_element(
        "svg",
        {{"viewBox", fmt::format("0 0 {} {:.0f}", width, to.height)},
         {"role", "group"},
         {"aria-label", in({"Karta över sidans objekt", "Map of the page’s features"})}},
        inside);
    auto const caption = in({"Norr är uppåt. Tunna linjer: zonernas gränser.",
                             "North is up. Thin lines: the borders of the zones."});
    return html_element("figure", {{"class", "map"}},
                        svg + html_element("figcaption", html_text(caption)));
}

} // namespace trygg::api
