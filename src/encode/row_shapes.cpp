#include "encode/row_shapes.hpp"

#include "ogr/transform.hpp"
#include "snapshot/wkb.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace trygg::encode {

namespace {

constexpr char const* stored = "OGC:CRS84";

/// Farther out than twice around the Earth is no place: a pole in Web Mercator.
bool is_reached(double x, double y) {
    constexpr double most = 1e8;
    return std::abs(x) <= most && std::abs(y) <= most; // not NaN either
}

void append_point_wkb(std::string& out, double x, double y) {
    constexpr std::string_view start{"\1\1\0\0\0", 5};
    std::array<char, 2 * sizeof(double)> xy;
    std::memcpy(xy.data(), &x, sizeof x);
    std::memcpy(xy.data() + sizeof x, &y, sizeof y);
    out.append(start).append(xy.data(), xy.size());
}

} // namespace

row_shapes::row_shapes(view const& of)
    : m_shapes(*of.table->shapes), m_target(of.crs.in_degrees() ? "" : of.crs.name) {}

bool row_shapes::points_only() const { return m_shapes.points_only(); }

void row_shapes::expect(std::span<std::uint32_t const> rows) {
    m_rows.assign(rows.begin(), rows.end());
    m_at = 0;
    if (m_shapes.points_only()) {
        transform_points();
    } else if (!m_target.empty()) {
        transform_shapes();
    }
}

void row_shapes::transform_points() {
    m_xs.clear();
    m_ys.clear();
    for (auto const row : m_rows) {
        bool const has = m_shapes.has(row);
        m_xs.push_back(has ? m_shapes.longitudes()[row] / 1e7 : NAN);
        m_ys.push_back(has ? m_shapes.latitudes()[row] / 1e7 : NAN);
    }
    if (!m_target.empty()) {
        ogr::thread_transformer(stored, m_target)(m_xs, m_ys);
    }
}

void row_shapes::transform_shapes() {
    m_wkb.clear();
    m_ends.clear();
    for (auto const row : m_rows) {
        m_wkb += m_shapes.wkb(row);
        m_ends.push_back(m_wkb.size());
    }
    std::vector<snapshot::coordinate> corners;
    std::vector<std::size_t> ends; // of the rows in corners
    for (std::size_t i = 0, start = 0; i < m_ends.size(); start = m_ends[i], ++i) {
        if (m_ends[i] > start) {
            auto const found = snapshot::coordinates({m_wkb.data() + start, m_ends[i] - start});
            corners.insert(corners.end(), found.begin(), found.end());
        }
        ends.push_back(corners.size());
    }
    m_xs.clear();
    m_ys.clear();
    for (auto const& at : corners) {
        m_xs.push_back(at.x());
        m_ys.push_back(at.y());
    }
    ogr::thread_transformer(stored, m_target)(m_xs, m_ys);
    m_reached.assign(m_rows.size(), true);
    for (std::size_t i = 0, row = 0; i < corners.size(); ++i) {
        while (i >= ends[row]) {
            ++row;
        }
        corners[i].set(m_xs[i], m_ys[i]);
        m_reached[row] = m_reached[row] && is_reached(m_xs[i], m_ys[i]);
    }
}

/// Makes `row` the one at m_at.
void row_shapes::ready(std::size_t row) {
    auto const wanted = static_cast<std::uint32_t>(row);
    auto const from = m_rows.begin() + static_cast<std::ptrdiff_t>(std::min(m_at, m_rows.size()));
    auto const found = std::find(from, m_rows.end(), wanted);
    if (found != m_rows.end()) {
        m_at = static_cast<std::size_t>(found - m_rows.begin());
        return;
    }
    expect({&wanted, 1});
}

std::optional<row_shapes::position> row_shapes::point(std::size_t row) {
    ready(row);
    position const at{m_xs[m_at], m_ys[m_at]};
    return is_reached(at.x, at.y) ? std::optional{at} : std::nullopt;
}

std::string_view row_shapes::wkb(std::size_t row) {
    if (m_shapes.points_only()) {
        auto const at = point(row);
        m_wkb.clear();
        if (at) {
            append_point_wkb(m_wkb, at->x, at->y);
        }
        return m_wkb;
    }
    if (m_target.empty()) {
        return m_shapes.wkb(row);
    }
    ready(row);
    auto const start = m_at == 0 ? 0 : m_ends[m_at - 1];
    return m_reached[m_at] ? std::string_view{m_wkb.data() + start, m_ends[m_at] - start}
                           : std::string_view{};
}

} // namespace trygg::encode
