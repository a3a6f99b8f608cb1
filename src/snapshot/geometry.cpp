#include "snapshot/geometry.hpp"

#include "ogr/transform.hpp"
#include "snapshot/wkb.hpp"

#include <algorithm>
#include <cmath>

namespace trygg::snapshot {

namespace {

/// Coordinates are transformed this many at a time: calls are dear, memory is too.
constexpr std::size_t batch = 65'536;

bool is_on_earth(double x, double y) { return std::abs(x) <= 180 && std::abs(y) <= 90; }

/// Rounding may lead a hair over the antimeridian or a pole.
double at_most(double most, double degrees) {
    constexpr double hair = 1e-7;
    return std::abs(degrees) <= most + hair ? std::clamp(degrees, -most, most) : degrees;
}

void transform_batch(ogr::transformer const& to_degrees, std::vector<coordinate>& waiting) {
    std::vector<double> xs, ys;
    for (auto const& at : waiting) {
        xs.push_back(at.x());
        ys.push_back(at.y());
    }
    to_degrees(xs, ys);
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        waiting[i].set(at_most(180, xs[i]), at_most(90, ys[i]));
    }
    waiting.clear();
}

fixed_box envelope_of(std::vector<coordinate> const& points) {
    fixed_box result;
    for (auto const& at : points) {
        if (!is_on_earth(at.x(), at.y())) { // also NaN
            return {};
        }
        auto const x = tenmillionths(at.x()), y = tenmillionths(at.y());
        bool const first = result.west == nowhere;
        result.west = first ? x : std::min(result.west, x);
        result.east = first ? x : std::max(result.east, x);
        result.south = first ? y : std::min(result.south, y);
        result.north = first ? y : std::max(result.north, y);
    }
    return result;
}

std::string_view type_of(std::string_view geojson) {
    constexpr std::string_view start = R"({"type":")";
    auto const name = geojson.substr(start.size());
    return name.substr(0, name.find('"'));
}

} // namespace

fixed_box geometry_column::envelope(std::size_t row) const {
    return m_points_only ? fixed_box{m_xs[row], m_ys[row], m_xs[row], m_ys[row]} : m_boxes[row];
}

std::optional<box> geometry_column::extent() const {
    fixed_box all = m_points_only ? m_grid.bounds() : fixed_box{};
    for (auto const& b : m_boxes) {
        if (b.west == nowhere) {
            continue;
        }
        bool const first = all.west == nowhere;
        all.west = first ? b.west : std::min(all.west, b.west);
        all.south = first ? b.south : std::min(all.south, b.south);
        all.east = first ? b.east : std::max(all.east, b.east);
        all.north = first ? b.north : std::max(all.north, b.north);
    }
    if (all.west == nowhere) {
        return std::nullopt;
    }
    return box{all.west / 1e7, all.south / 1e7, all.east / 1e7, all.north / 1e7};
}

void geometry_column::take_points() {
    m_type = "Point";
    for (std::size_t row = 0; row < m_wkb.ends.size(); ++row) {
        auto const bytes = m_wkb.part(row);
        auto const at = bytes.empty() ? fixed_box{} : envelope_of(coordinates(bytes));
        m_xs.push_back(at.west);
        m_ys.push_back(at.south);
    }
    m_wkb = {};
    m_grid = point_grid{m_xs, m_ys};
}

void geometry_column::render() {
    arena kept;
    for (std::size_t row = 0; row < m_wkb.ends.size(); ++row) {
        auto const bytes = m_wkb.part(row);
        m_boxes.push_back(bytes.empty() ? fixed_box{} : envelope_of(coordinates(bytes)));
        if (m_boxes.back().west != nowhere) {
            orient_rings(bytes);
            auto const turned = without_collapsed({bytes.data(), bytes.size()});
            append_geojson(m_json.bytes, turned);
            kept.bytes += turned;
        }
        m_json.ends.push_back(m_json.bytes.size());
        kept.ends.push_back(kept.bytes.size());
    }
    m_wkb = std::move(kept);
    bool first = true;
    for (std::size_t row = 0; row < m_boxes.size(); ++row) {
        if (!has(row)) {
            continue;
        }
        auto const type = type_of(json(row));
        if (first) {
            m_type = type;
        } else if (m_type != type) {
            m_type.clear();
        }
        first = false;
    }
}

void geometry_builder::add(std::string_view wkb) {
    m_column.m_points_only = m_column.m_points_only && (wkb.empty() || is_point(wkb));
    m_column.m_wkb.bytes += wkb;
    m_column.m_wkb.ends.push_back(m_column.m_wkb.bytes.size());
}

void geometry_builder::transform(std::string const& crs) {
    ogr::transformer const to_degrees{crs, "OGC:CRS84"};
    std::vector<coordinate> waiting;
    for (std::size_t row = 0; row < m_column.m_wkb.ends.size(); ++row) {
        auto const bytes = m_column.m_wkb.part(row);
        if (!bytes.empty()) {
            auto const found = coordinates(bytes);
            waiting.insert(waiting.end(), found.begin(), found.end());
        }
        if (waiting.size() >= batch) {
            transform_batch(to_degrees, waiting);
        }
    }
    transform_batch(to_degrees, waiting);
}

geometry_column geometry_builder::finish(std::string const& crs) && {
    if (!m_column.m_wkb.bytes.empty()) {
        transform(crs);
    }
    if (m_column.m_points_only) {
        m_column.take_points();
    } else {
        m_column.render();
    }
    for (std::size_t row = 0; row < m_column.size(); ++row) {
        if (!m_column.has(row)) {
            m_column.m_missing.push_back(static_cast<std::uint32_t>(row));
        }
    }
    return std::move(m_column);
}

} // namespace trygg::snapshot
