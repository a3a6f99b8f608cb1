#pragma once
/// \file Zones for tests: the squares of a board.

#include "geo/geometry.hpp"
#include "geo/shape.hpp"
#include "stats/weights.hpp"

#include <cstdlib>
#include <vector>

namespace trygg::tests {

/// side × side zones, row by row; those that share a side are neighbours.
inline stats::weights rook_lattice(std::size_t side) {
    std::vector<std::vector<stats::neighbour>> rows(side * side);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::uint32_t j = 0; j < rows.size(); ++j) {
            auto const across = std::abs(static_cast<int>(i % side) - static_cast<int>(j % side));
            auto const up = std::abs(static_cast<int>(i / side) - static_cast<int>(j / side));
            if (across + up == 1) {
                rows[i].push_back({j});
            }
        }
    }
    return stats::weights{rows};
}

/// The same as squares of 100 metres.
inline std::vector<geo::shape> square_lattice(std::size_t side) {
    std::vector<geo::shape> result;
    for (std::size_t i = 0; i < side * side; ++i) {
        auto const x = 100.0 * static_cast<double>(i % side);
        auto const y = 100.0 * static_cast<double>(i / side);
        geo::box square;
        square.add(geo::point{x, y});
        square.add(geo::point{x + 100, y + 100});
        result.push_back(geo::shape_of(geo::polygon_of(square)));
    }
    return result;
}

} // namespace trygg::tests
