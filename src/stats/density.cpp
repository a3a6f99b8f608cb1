#include "stats/density.hpp"

#include <cmath>
#include <numbers>

namespace trygg::stats {

namespace {

density_grid empty_grid(std::span<weighted_point const> events, double bandwidth, double cell) {
    geo::box around;
    for (auto const& event : events) {
        around.add(event.where);
    }
    auto const margin = bandwidth + cell;
    auto const cells = [&](double length) {
        return static_cast<std::size_t>(std::ceil((length + 2 * margin) / cell));
    };
    return {{around.min_x - margin, around.min_y - margin},
            cell,
            cells(around.max_x - around.min_x),
            cells(around.max_y - around.min_y),
            {}};
}

/// The first of `count` cells, counted from `origin`, whose centre is not before `from`.
std::size_t first_cell(double from, double origin, density_grid const& grid) {
    return static_cast<std::size_t>(std::max(0.0, std::ceil((from - origin) / grid.cell - 0.5)));
}

void add(density_grid& to, weighted_point const& event, double bandwidth) {
    auto const first_column = first_cell(event.where.x - bandwidth, to.south_west.x, to);
    auto const first_row = first_cell(event.where.y - bandwidth, to.south_west.y, to);
    for (auto row = first_row; row < to.rows; ++row) {
        if (to.centre(0, row).y > event.where.y + bandwidth) {
            return;
        }
        for (auto column = first_column; column < to.columns; ++column) {
            auto const at = to.centre(column, row);
            if (at.x > event.where.x + bandwidth) {
                break;
            }
            auto const distance = std::hypot(at.x - event.where.x, at.y - event.where.y);
            to.values[row * to.columns + column] += event.weight * quartic(distance, bandwidth);
        }
    }
}

} // namespace

double quartic(double distance, double bandwidth) {
    auto const inner = 1 - distance * distance / (bandwidth * bandwidth);
    return inner > 0 ? 3 / (std::numbers::pi * bandwidth * bandwidth) * inner * inner : 0;
}

double density_cells(std::span<weighted_point const> events, double bandwidth, double cell) {
    auto const grid = empty_grid(events, bandwidth, cell);
    return static_cast<double>(grid.columns) * static_cast<double>(grid.rows);
}

density_grid quartic_density(std::span<weighted_point const> events, double bandwidth,
                             double cell) {
    auto result = empty_grid(events, bandwidth, cell);
    result.values.resize(result.columns * result.rows);
    for (auto const& event : events) {
        add(result, event, bandwidth);
    }
    return result;
}

} // namespace trygg::stats
