#include "stats/contiguity.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

namespace trygg::stats {

namespace {

/// A corner's whole grid units, or those of both corners of a side.
using place = std::array<std::int32_t, 4>;

struct occurrence {
    place where;
    std::uint32_t zone = 0;
    // NOLINTNEXTLINE(modernize-use-nullptr): clang 14 misreads <=>
    friend auto operator<=>(occurrence const&, occurrence const&) = default;
};

class rounding {
public:
    explicit rounding(double grid) : m_grid(grid) {}

    place corner(geo::point p) const { return {units(p.x), units(p.y), 0, 0}; }

    place side(geo::point a, geo::point b) const {
        std::array one{units(a.x), units(a.y)}, other{units(b.x), units(b.y)};
        if (other < one) {
            std::swap(one, other);
        }
        return {one[0], one[1], other[0], other[1]};
    }

private:
    std::int32_t units(double coordinate) const {
        return static_cast<std::int32_t>(std::lround(coordinate / m_grid));
    }

    double m_grid;
};

/// All corners or sides of all zones, sorted, each once a zone.
std::vector<occurrence> occurrences(std::span<geo::shape const> zones, touch kind,
                                    rounding const& grid) {
    std::vector<occurrence> result;
    for (std::uint32_t zone = 0; zone < zones.size(); ++zone) {
        for (std::size_t i = 0; i < zones[zone].ring_ends.size(); ++i) {
            auto const ring = zones[zone].ring(i);
            for (std::size_t j = 1; j < ring.size(); ++j) {
                auto const where =
                    kind == touch::queen ? grid.corner(ring[j]) : grid.side(ring[j - 1], ring[j]);
                result.push_back({where, zone});
            }
        }
    }
    std::ranges::sort(result);
    auto const doubled = std::ranges::unique(result);
    result.erase(doubled.begin(), doubled.end());
    return result;
}

} // namespace

weights contiguity(std::span<geo::shape const> zones, touch kind, double grid) {
    auto const all = occurrences(zones, kind, rounding{grid});
    std::vector<std::vector<neighbour>> rows(zones.size());
    for (auto first = all.begin(); first != all.end();) {
        auto const last = std::find_if(
            first, all.end(), [&](occurrence const& o) { return o.where != first->where; });
        for (auto one = first; one != last; ++one) {
            for (auto other = first; other != last; ++other) {
                if (one != other) {
                    rows[one->zone].push_back({other->zone});
                }
            }
        }
        first = last;
    }
    for (auto& row : rows) {
        std::ranges::sort(row, {}, &neighbour::index);
        auto const doubled = std::ranges::unique(row);
        row.erase(doubled.begin(), doubled.end());
    }
    return weights{std::move(rows)};
}

} // namespace trygg::stats
