#pragma once
/// \file The geometry column of a table: longitude and latitude (CRS84), immutable.

#include "snapshot/point_grid.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::snapshot {

/// In degrees.
struct box {
    double west = 0, south = 0, east = 0, north = 0;
};

/// Either points only (8 bytes a row), or any shapes with their GeoJSON text rendered once.
class geometry_column {
public:
    std::size_t size() const { return m_points_only ? m_xs.size() : m_boxes.size(); }
    bool has(std::size_t row) const {
        return m_points_only ? m_xs[row] != nowhere : m_boxes[row].west != nowhere;
    }
    bool points_only() const { return m_points_only; }

    /// Rows without a geometry, in order.
    std::span<std::uint32_t const> missing() const { return m_missing; }

    /// Of points only: ten-millionths of a degree; `nowhere` where there is none.
    std::span<std::int32_t const> longitudes() const { return m_xs; }
    std::span<std::int32_t const> latitudes() const { return m_ys; }
    point_grid const& grid() const { return m_grid; }

    /// Of shapes: GeoJSON and WKB (degrees), both empty where there is none.
    std::string_view json(std::size_t row) const { return m_json.part(row); }
    std::string_view wkb(std::size_t row) const { return m_wkb.part(row); }

    fixed_box envelope(std::size_t row) const;

    /// Around everything; nothing when no row has a geometry.
    std::optional<box> extent() const;

    /// "Point", "Polygon" … when all rows have that type, else empty.
    std::string const& type() const { return m_type; }

private:
    friend class geometry_builder;

    /// Texts one after another.
    struct arena {
        std::string bytes;
        std::vector<std::size_t> ends;
        std::string_view part(std::size_t row) const {
            std::size_t const start = row == 0 ? 0 : ends[row - 1];
            return {bytes.data() + start, ends[row] - start};
        }
        std::span<char> part(std::size_t row) {
            std::size_t const start = row == 0 ? 0 : ends[row - 1];
            return {bytes.data() + start, ends[row] - start};
        }
    };

    void take_points();
    void render();

    bool m_points_only = true;
    std::vector<std::int32_t> m_xs, m_ys;
    point_grid m_grid;
    arena m_json, m_wkb;
    std::vector<fixed_box> m_boxes;
    std::vector<std::uint32_t> m_missing;
    std::string m_type;
};

/// Takes a geometry a row as stored, and gives the column.
class geometry_builder {
public:
    /// WKB in the stored CRS, empty for a row without one.
    void add(std::string_view wkb);

    /// Transform everything from `crs` ("EPSG:3006") and finish. A geometry that the
    /// transformation cannot take is left out.
    geometry_column finish(std::string const& crs) &&;

private:
    void transform(std::string const& crs);

    geometry_column m_column;
};

} // namespace trygg::snapshot
