#pragma once
/// \file Irregular zones that share borders exactly, with holes, enclaves and overlaps; seeded.

#include "geo/repair.hpp"
#include "geo/shape.hpp"

#include <random>
#include <string>
#include <vector>

/// A bent lattice whose lines are wiggly: neighbours share every vertex of their border.
class made_zones {
public:
    struct options {
        int columns = 6;
        int rows = 5;
        int pieces = 8;     ///< segments a side
        double cell = 1000; ///< size of a zone, in units
        double x0 = 320000;
        double y0 = 6370000;
        double grain = 0.01; ///< coordinates are multiples of this; 0 for all digits
    };

    made_zones(unsigned seed, options const& wanted) : m_random(seed), m_options(wanted) {
        make_lines();
        for (int row = 0; row < m_options.rows; ++row) {
            for (int column = 0; column < m_options.columns; ++column) {
                m_zones.push_back(zone(column, row));
            }
        }
    }

    /// A lake (in no zone) in the first zone, an island of the last zone in the second one.
    void add_holes() {
        for (int which = 0; which < 2; ++which) {
            auto& outer = m_zones[static_cast<std::size_t>(which)];
            auto const blob = small_ring(outer, 0.15);
            outer.points.insert(outer.points.end(), blob.begin(), blob.end());
            outer.ring_ends.push_back(static_cast<std::uint32_t>(outer.points.size()));
            outer.part_ends.back() = static_cast<std::uint32_t>(outer.ring_ends.size());
            if (which == 1) {
                auto& taker = m_zones.back();
                taker.points.insert(taker.points.end(), blob.rbegin(), blob.rend());
                taker.ring_ends.push_back(static_cast<std::uint32_t>(taker.points.size()));
                taker.part_ends.push_back(static_cast<std::uint32_t>(taker.ring_ends.size()));
            }
        }
    }

    /// A zone over the four in the middle, at the end of the list or at its begin.
    void add_overlap(bool first) {
        auto const middle = m_zones.size() / 2;
        auto edge = small_ring(m_zones[middle], 1.1);
        trygg::geo::shape added{2, true, {edge.begin(), edge.end()}, {}, {1}};
        added.ring_ends.push_back(static_cast<std::uint32_t>(edge.size()));
        m_zones.insert(first ? m_zones.begin() : m_zones.end(), added);
    }

    std::vector<std::string> wkb() const {
        std::vector<std::string> result;
        for (auto const& zone : m_zones) {
            auto const made = trygg::geo::repaired(trygg::geo::geometry_of(zone));
            result.push_back(trygg::geo::to_wkb(made.shape));
        }
        return result;
    }

private:
    using ring = std::vector<trygg::geo::point>;

    double rounded(double value) const {
        return m_options.grain > 0 ? std::round(value / m_options.grain) * m_options.grain : value;
    }

    trygg::geo::point near(double column, double row, double by) {
        std::uniform_real_distribution<double> shift{-by, by};
        return {rounded(m_options.x0 + (column + shift(m_random)) * m_options.cell),
                rounded(m_options.y0 + (row + shift(m_random)) * m_options.cell)};
    }

    void make_lines() {
        for (int row = 0; row <= m_options.rows; ++row) {
            for (int column = 0; column <= m_options.columns; ++column) {
                m_corners.push_back(near(column, row, 0.2));
            }
        }
        for (int row = 0; row <= m_options.rows; ++row) {
            for (int column = 0; column <= m_options.columns; ++column) {
                m_level.push_back(line(corner(column, row), corner(column + 1, row)));
                m_upright.push_back(line(corner(column, row), corner(column, row + 1)));
            }
        }
    }

    std::size_t at(int column, int row) const {
        return static_cast<std::size_t>(std::min(row, m_options.rows) * (m_options.columns + 1) +
                                        std::min(column, m_options.columns));
    }
    trygg::geo::point corner(int column, int row) const { return m_corners[at(column, row)]; }

    /// Without its last point.
    ring line(trygg::geo::point a, trygg::geo::point b) {
        std::uniform_real_distribution<double> shift{-0.3, 0.3};
        ring result{a};
        for (int i = 1; i < m_options.pieces; ++i) {
            auto const along = (i + shift(m_random)) / m_options.pieces;
            auto const aside = 0.4 * shift(m_random) / m_options.pieces;
            result.push_back({rounded(a.x + along * (b.x - a.x) - aside * (b.y - a.y)),
                              rounded(a.y + along * (b.y - a.y) + aside * (b.x - a.x))});
        }
        return result;
    }

    trygg::geo::shape zone(int column, int row) const {
        ring points = m_level[at(column, row)];
        auto const append_back = [&](ring const& line) {
            points.insert(points.end(), line.rbegin(), line.rend() - 1);
        };
        auto const& right = m_upright[at(column + 1, row)];
        points.insert(points.end(), right.begin(), right.end());
        points.push_back(corner(column + 1, row + 1));
        append_back(m_level[at(column, row + 1)]);
        points.push_back(corner(column, row + 1));
        append_back(m_upright[at(column, row)]);
        points.push_back(points.front());
        auto const size = static_cast<std::uint32_t>(points.size());
        return {2, true, std::move(points), {size}, {1}};
    }

    ring small_ring(trygg::geo::shape const& around, double size) {
        trygg::geo::box box;
        for (auto const& p : around.ring(0)) {
            box.add(p);
        }
        ring result;
        for (int i = 0; i < 12; ++i) {
            auto const angle = -i * 0.5235987755982988;
            result.push_back(
                {rounded((box.min_x + box.max_x) / 2 + size * m_options.cell * std::cos(angle)),
                 rounded((box.min_y + box.max_y) / 2 + size * m_options.cell * std::sin(angle))});
        }
        result.push_back(result.front());
        return result;
    }

    std::mt19937 m_random;
    options m_options;
    std::vector<trygg::geo::point> m_corners;
    std::vector<ring> m_level, m_upright;
    std::vector<trygg::geo::shape> m_zones;
};
