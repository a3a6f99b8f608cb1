#include "join/grid_builder.hpp"

#include "join/crossing.hpp"
#include "join/segment_cells.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace trygg::join {
namespace {

using zone_set = std::vector<std::int32_t>;          // sorted; nearly always none or one
using segment_list = std::span<std::uint32_t const>; // indices of their first points, rising

constexpr std::size_t segments_a_leaf = 6;
constexpr int max_depth = 5;
constexpr double max_cells = 4'000'000;     // of the coarsest grid
constexpr std::size_t most_cells = 1 << 29; // what a cell's number can lead to, and some room

void toggle(zone_set& zones, std::int32_t zone) {
    auto const at = std::lower_bound(zones.begin(), zones.end(), zone);
    if (at != zones.end() && *at == zone) {
        zones.erase(at);
    } else {
        zones.insert(at, zone);
    }
}

/// Segments by cell: those of cell i are at ends[i-1] to ends[i].
struct sorted_segments {
    std::vector<std::uint32_t> ends;
    std::vector<std::uint32_t> segments;

    segment_list of(std::size_t cell) const {
        auto const begin = cell == 0 ? 0 : ends[cell - 1];
        return segment_list{segments}.subspan(begin, ends[cell] - begin);
    }
};

class builder {
public:
    explicit builder(zone_rings rings) {
        m_grid.points = std::move(rings.points);
        m_zone_of.resize(m_grid.points.size());
        std::uint32_t at = 0;
        for (std::size_t ring = 0; ring < rings.ring_ends.size(); ++ring) {
            auto const zone = rings.ring_zones[ring];
            m_grid.zone_boxes.resize(static_cast<std::size_t>(zone) + 1);
            for (; at + 1 < rings.ring_ends[ring]; ++at) {
                m_zone_of[at] = zone;
                m_segments.push_back(at);
                m_grid.zone_boxes.back().add(start(at));
            }
            at = rings.ring_ends[ring];
        }
    }

    cell_grid build() {
        geo::box all;
        for (auto const& zone : m_grid.zone_boxes) {
            all.add(zone);
        }
        if (all.empty()) {
            all.add(geo::point{});
        }
        auto const reach = std::max({std::abs(all.min_x), std::abs(all.max_x), std::abs(all.min_y),
                                     std::abs(all.max_y), 1e-3});
        m_min_size = reach * 0x1p-26; // far above the rounding of coordinates
        m_budget = std::min(1'000'000 + 32 * m_segments.size(), most_cells);
        auto top = top_frame(all);
        auto const sorted = sort_segments(top, m_segments);
        m_grid.corner = top.corner;
        m_grid.cells_a_unit_x = 1 / top.width;
        m_grid.cells_a_unit_y = 1 / top.height;
        m_grid.columns = top.columns;
        m_grid.rows = top.rows;
        fill(top, sorted, {}, 0);
        return std::move(m_grid);
    }

private:
    geo::point const& start(std::uint32_t segment) const { return m_grid.points[segment]; }
    geo::point const& end(std::uint32_t segment) const { return m_grid.points[segment + 1]; }

    /// About as many cells as half the segments, nearly square.
    grid_frame top_frame(geo::box const& all) const {
        auto const wide = std::max(all.max_x - all.min_x, m_min_size);
        auto const high = std::max(all.max_y - all.min_y, m_min_size);
        auto const cells = std::clamp(static_cast<double>(m_segments.size()) / 2, 1.0, max_cells);
        auto const columns =
            std::clamp(std::sqrt(cells * wide / high), 1.0, std::min(cells, wide / m_min_size));
        auto const rows = std::clamp(cells / columns, 1.0, high / m_min_size);
        auto const margin_x = 0.01 * wide / columns;
        auto const margin_y = 0.01 * high / rows;
        return framed({all.min_x - margin_x, all.min_y - margin_y}, wide + 2 * margin_x,
                      high + 2 * margin_y, static_cast<int>(columns), static_cast<int>(rows));
    }

    static grid_frame framed(geo::point corner, double wide, double high, int columns, int rows) {
        return {corner, wide / columns, high / rows, columns, rows};
    }

    /// Halves the grid while long segments would fill too many of its cells.
    sorted_segments sort_segments(grid_frame& node, segment_list segments) const {
        auto const most = 8 * segments.size() + 1000;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> touching; // cell, segment
        touching.reserve(segments.size() * 2);
        for (std::size_t i = 0; i < segments.size(); ++i) {
            each_cell(node, start(segments[i]), end(segments[i]),
                      [&](std::uint32_t cell) { touching.emplace_back(cell, segments[i]); });
            if (touching.size() > most) {
                node = framed(node.corner, node.width * node.columns, node.height * node.rows,
                              std::max(1, node.columns / 2), std::max(1, node.rows / 2));
                touching.clear();
                i = static_cast<std::size_t>(-1);
            }
        }
        sorted_segments result;
        result.ends.resize(static_cast<std::size_t>(node.columns) *
                           static_cast<std::size_t>(node.rows));
        result.segments.resize(touching.size());
        for (auto const& [cell, segment] : touching) {
            ++result.ends[cell];
        }
        std::uint32_t before = 0;
        for (auto& end : result.ends) {
            before += std::exchange(end, before);
        }
        for (auto const& [cell, segment] : touching) { // ends stand at the begins, and move on
            result.segments[result.ends[cell]++] = segment;
        }
        return result;
    }

    /// Adds the grid's cells; `zones` are those that its lower left corner lies in.
    void fill(grid_frame const& frame, sorted_segments const& sorted, zone_set const& zones,
              int depth) {
        auto at = m_grid.cells.size();
        m_grid.cells.resize(at + sorted.ends.size());
        auto row_zones = zones;
        zone_set cell_zones;
        std::size_t cell = 0;
        for (int row = 0; row < frame.rows; ++row) {
            cell_zones = row_zones;
            for (int column = 0; column < frame.columns; ++column, ++cell, ++at) {
                auto const here = frame.corner_of(column, row);
                auto const inside = sorted.of(cell);
                // In two steps: making the cell may move the array.
                auto const made = make_cell(frame, here, inside, cell_zones, depth);
                m_grid.cells[at] = made;
                if (column == 0) {
                    walk_up(here, frame.corner_of(0, row + 1), inside, row_zones);
                }
                walk_right(here, frame.corner_of(column + 1, row), inside, cell_zones);
            }
        }
    }

    void walk_right(geo::point from, geo::point to, segment_list segments, zone_set& zones) const {
        for (auto const segment : segments) {
            if (crosses_level(start(segment), end(segment), from, to)) {
                toggle(zones, m_zone_of[segment]);
            }
        }
    }

    void walk_up(geo::point from, geo::point to, segment_list segments, zone_set& zones) const {
        for (auto const segment : segments) {
            if (crosses_upright(start(segment), end(segment), from, to)) {
                toggle(zones, m_zone_of[segment]);
            }
        }
    }

    std::int32_t make_cell(grid_frame const& frame, geo::point corner, segment_list segments,
                           zone_set const& zones, int depth) {
        if (segments.empty()) {
            return zones.empty() ? cell_grid::nothing : zones.front();
        }
        auto const spare = m_grid.cells.size() + m_grid.chains.size() < m_budget;
        if (segments.size() > segments_a_leaf && depth < max_depth && spare &&
            std::min(frame.width, frame.height) > 2 * m_min_size) {
            return cell_grid::grid_cell(add_finer(frame, corner, segments, zones, depth + 1));
        }
        return cell_grid::leaf_cell(add_leaf(corner, segments, zones));
    }

    std::size_t add_finer(grid_frame const& frame, geo::point corner, segment_list segments,
                          zone_set const& zones, int depth) {
        auto const wanted = std::ceil(2.5 * std::sqrt(static_cast<double>(segments.size())));
        auto const most = std::min({frame.width / m_min_size, frame.height / m_min_size, 2000.0});
        auto const side = static_cast<int>(std::min(wanted, most));
        auto finer = framed(corner, frame.width, frame.height, side, side);
        auto const sorted = sort_segments(finer, segments);
        auto const begin = m_grid.cells.size();
        m_grid.cells.push_back(finer.columns);
        fill(finer, sorted, zones, depth);
        return begin;
    }

    std::size_t add_leaf(geo::point corner, segment_list segments, zone_set const& zones) {
        auto& chains = m_grid.chains;
        auto const begin = chains.size();
        auto next = zones.begin();
        auto const add_whole_below = [&](std::int32_t zone) { // zones without a segment here
            for (; next != zones.end() && *next < zone; ++next) {
                if (chains.size() == begin || chains.back().zone != *next) {
                    chains.push_back({*next, 0, 0, true});
                }
            }
        };
        for (auto const segment : segments) {
            auto const zone = m_zone_of[segment];
            add_whole_below(zone);
            auto const& last = chains.size() > begin ? chains.back() : chain{};
            if (last.count > 0 && last.first + last.count == segment) {
                ++chains.back().count;
            } else {
                chains.push_back({zone, segment, 1, next != zones.end() && *next == zone});
            }
        }
        add_whole_below(std::numeric_limits<std::int32_t>::max());
        m_grid.leaves.push_back(
            {corner, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(chains.size())});
        return m_grid.leaves.size() - 1;
    }

    cell_grid m_grid;
    std::vector<std::int32_t> m_zone_of;   // of the segment that starts at a point
    std::vector<std::uint32_t> m_segments; // all of them
    double m_min_size = 0;
    std::size_t m_budget = 0; ///< cells and chains; lines in a tangle would want ever more
};

} // anonymous namespace

cell_grid make_grid(zone_rings rings) { return builder{std::move(rings)}.build(); }

} // namespace trygg::join
