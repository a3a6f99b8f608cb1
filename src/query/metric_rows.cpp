#include "query/metric_rows.hpp"

#include "geo/geometry.hpp"
#include "ogr/transform.hpp"
#include "snapshot/wkb.hpp"

#include <algorithm>
#include <cmath>

namespace trygg::query {

namespace {

constexpr char const* degrees = "OGC:CRS84";
constexpr snapshot::box everywhere{-180, -90, 180, 90};

struct positions {
    std::vector<double> xs, ys;

    void add(double x, double y) {
        xs.push_back(x);
        ys.push_back(y);
    }
    void change(std::string const& from, std::string const& to) {
        ogr::thread_transformer(from, to)(xs, ys);
    }
    bool are_finite() const {
        return std::ranges::all_of(xs, [](double x) { return std::isfinite(x); });
    }
};

/// Points evenly spread over a box, `count` each way.
void spread(positions& to, geo::box const& over, int count) {
    for (int i = 0; i < count; ++i) {
        for (int j = 0; j < count; ++j) {
            to.add(std::lerp(over.min_x, over.max_x, i / (count - 1.0)),
                   std::lerp(over.min_y, over.max_y, j / (count - 1.0)));
        }
    }
}

geo::box box_around(std::span<double const> xs, std::span<double const> ys, double margin) {
    geo::box result;
    for (std::size_t i = 0; i < xs.size(); ++i) {
        result.add(geo::point{xs[i], ys[i]});
    }
    double const x = (result.max_x - result.min_x) * margin;
    double const y = (result.max_y - result.min_y) * margin;
    return {result.min_x - x, result.min_y - y, result.max_x + x, result.max_y + y};
}

constexpr int samples = 21; ///< of a box, each way

/// Sides are curved on the way to degrees: what samples miss is less than this share of the box.
constexpr double margin = 0.05;

/// Between the sides of a box that was spread, with a margin; nothing when they leave no room.
std::optional<snapshot::box> inner_box(positions const& at, geo::box const& outer) {
    snapshot::box result{-180, -90, 180, 90};
    constexpr std::size_t last = samples - 1;
    for (std::size_t i = 0; i < samples; ++i) {
        result.west = std::max(result.west, at.xs[i]);
        result.east = std::min(result.east, at.xs[last * samples + i]);
        result.south = std::max(result.south, at.ys[i * samples]);
        result.north = std::min(result.north, at.ys[i * samples + last]);
    }
    double const x = (outer.max_x - outer.min_x) * margin;
    double const y = (outer.max_y - outer.min_y) * margin;
    result = {result.west + x, result.south + y, result.east - x, result.north - y};
    bool const has_room = result.west < result.east && result.south < result.north;
    return has_room ? std::optional{result} : std::nullopt;
}

/// Whether the way there and back ends where it began: beyond its reach a CRS gives any numbers.
bool is_in_reach(positions const& there, positions back, std::string const& crs) {
    back.change(degrees, crs);
    for (std::size_t i = 0; i < back.xs.size(); ++i) {
        if (!(std::abs(back.xs[i] - there.xs[i]) < 1 && std::abs(back.ys[i] - there.ys[i]) < 1)) {
            return false;
        }
    }
    return true;
}

bool covers(geo::box const& area, double x, double y) {
    return x >= area.min_x && x <= area.max_x && y >= area.min_y && y <= area.max_y;
}

/// Coordinates are taken as they are written: what was stored on a border is there again, whatever
/// the way to degrees and back adds to it.
double unit_of(model::crs const& crs) { return std::pow(10, crs.decimals); }

/// Tests points many at a time.
void mark_points(snapshot::table const& table, metric_box const& area,
                 std::span<std::uint32_t const> rows, std::vector<bool>& inside) {
    constexpr std::size_t batch = 65'536;
    auto const& shapes = *table.shapes;
    double const unit = unit_of(area.crs);
    for (std::size_t start = 0; start < rows.size(); start += batch) {
        auto const some = rows.subspan(start, std::min(batch, rows.size() - start));
        positions at;
        for (auto const row : some) {
            at.add(shapes.longitudes()[row] / 1e7, shapes.latitudes()[row] / 1e7);
        }
        at.change(degrees, area.crs.name);
        for (std::size_t i = 0; i < some.size(); ++i) {
            inside[some[i]] = covers(area.box, std::round(at.xs[i] * unit) / unit,
                                     std::round(at.ys[i] * unit) / unit);
        }
    }
}

/// Points that need no test.
void take_inner(snapshot::table const& table, snapshot::fixed_box const& inner,
                std::vector<std::uint32_t>& rows, std::vector<bool>& inside) {
    std::erase_if(rows, [&](std::uint32_t row) {
        bool const taken = inner.covers(table.shapes->envelope(row));
        inside[row] = taken;
        return taken;
    });
}

bool shape_meets(std::string_view wkb, metric_box const& area) {
    std::string bytes{wkb};
    auto const corners = snapshot::coordinates(bytes);
    positions at;
    for (auto const& corner : corners) {
        at.add(corner.x(), corner.y());
    }
    at.change(degrees, area.crs.name);
    if (!at.are_finite()) {
        return false;
    }
    double const unit = unit_of(area.crs);
    for (std::size_t i = 0; i < corners.size(); ++i) {
        corners[i].set(std::round(at.xs[i] * unit) / unit, std::round(at.ys[i] * unit) / unit);
    }
    return geo::intersects(geo::from_wkb(bytes), area.box);
}

/// The shape's envelope decides when it can.
bool row_meets(snapshot::table const& table, metric_box const& area, std::uint32_t row) {
    auto const e = table.shapes->envelope(row);
    positions at;
    constexpr int few = 4;
    spread(at, {e.west / 1e7, e.south / 1e7, e.east / 1e7, e.north / 1e7}, few);
    at.change(degrees, area.crs.name);
    if (at.are_finite()) {
        auto const around_it = box_around(at.xs, at.ys, 2 * margin);
        if (!around_it.intersects(area.box)) {
            return false;
        }
        if (covers(area.box, around_it.min_x, around_it.min_y) &&
            covers(area.box, around_it.max_x, around_it.max_y)) {
            return true;
        }
    }
    return shape_meets(table.shapes->wkb(row), area);
}

std::vector<std::uint32_t> rows_meeting(snapshot::table const& table,
                                        snapshot::fixed_box const& box) {
    auto const& shapes = *table.shapes;
    std::vector<std::uint32_t> result;
    if (shapes.points_only()) {
        shapes.grid().candidates(box, result);
        std::erase_if(result, [&](auto row) { return !box.meets(shapes.envelope(row)); });
        return result;
    }
    for (std::uint32_t row = 0; row < shapes.size(); ++row) {
        if (shapes.has(row) && box.meets(shapes.envelope(row))) {
            result.push_back(row);
        }
    }
    return result;
}

} // namespace

bounds bounds_of(metric_box const& area) {
    positions there;
    spread(there, area.box, samples);
    auto at = there;
    at.change(area.crs.name, degrees);
    if (!at.are_finite() || !is_in_reach(there, at, area.crs.name)) {
        return {everywhere};
    }
    auto const box = box_around(at.xs, at.ys, margin);
    constexpr double polar = 85, wide = 90, least = 1e-5; // least: about a metre
    if (box.min_y < -polar || box.max_y > polar || box.max_x - box.min_x > wide ||
        box.min_x < -180 + least || box.max_x > 180 - least) {
        return {everywhere};
    }
    return {{box.min_x - least, box.min_y - least, box.max_x + least, box.max_y + least},
            inner_box(at, box)};
}

std::vector<bool> rows_in(snapshot::table const& table, metric_box const& area,
                          bounds const& within) {
    auto const& shapes = *table.shapes;
    auto rows = rows_meeting(table, fixed(within.outer));
    std::vector<bool> result(shapes.size());
    for (auto const row : shapes.missing()) {
        result[row] = true;
    }
    if (shapes.points_only()) {
        if (within.inner) {
            take_inner(table, fixed(*within.inner), rows, result);
        }
        mark_points(table, area, rows, result);
        return result;
    }
    for (auto const row : rows) {
        result[row] = row_meets(table, area, row);
    }
    return result;
}

} // namespace trygg::query
