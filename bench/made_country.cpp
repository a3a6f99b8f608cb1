#include "made_country.hpp"

#include "geo/prepared.hpp"
#include "geo/repair.hpp"
#include "geo/shape.hpp"

#include <geos_c.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <tuple>
#include <utility>

namespace trygg::bench {
namespace {

using geo::point;
using ring = std::vector<point>;

constexpr std::size_t town_count = 290;

/// Roughly the coast and border of Sweden.
constexpr char const* outline_wkt =
    "POLYGON ((280000 6580000, 320000 6400000, 355000 6250000, 370000 6135000, 440000 6135000, "
    "450000 6210000, 530000 6220000, 590000 6300000, 610000 6450000, 690000 6560000, "
    "720000 6640000, 620000 6740000, 620000 6870000, 700000 7000000, 780000 7130000, "
    "820000 7280000, 915000 7330000, 880000 7460000, 790000 7570000, 720000 7670000, "
    "640000 7610000, 540000 7410000, 480000 7250000, 430000 7100000, 370000 6990000, "
    "350000 6830000, 390000 6720000, 330000 6640000, 280000 6580000))";

double rounded(double metres) { return std::round(metres * 100) / 100; }

class maker {
public:
    explicit maker(country_options const& options)
        : m_options(options), m_random(options.seed), m_outline(geo::from_wkt(outline_wkt)),
          m_land(geo::from_wkt(outline_wkt)), m_coast(geo::buffer(m_outline, 3000)),
          m_extent(geo::envelope(m_outline)) {}

    country make() {
        make_towns();
        for (auto const& cell : voronoi(seeds())) {
            add_zone(cell);
        }
        decorate();
        country result;
        result.holes = m_holes;
        result.enclaves = m_enclaves;
        for (auto const& zone : m_zones) {
            result.vertices += geo::shape_of(zone).points.size();
            result.zones.push_back(geo::to_wkb(geo::repaired(zone).shape));
        }
        add_points(result);
        return result;
    }

private:
    double between(double low, double high) {
        return std::uniform_real_distribution<double>{low, high}(m_random);
    }
    double normal() { return std::normal_distribution<double>{}(m_random); }

    point anywhere() {
        return {between(m_extent.min_x, m_extent.max_x), between(m_extent.min_y, m_extent.max_y)};
    }

    /// More in the south, sizes falling as in real lists of towns.
    void make_towns() {
        while (m_towns.size() < town_count) {
            auto const p = anywhere();
            auto const north = (p.y - m_extent.min_y) / (m_extent.max_y - m_extent.min_y);
            if (between(0, 1) > std::pow(1 - north, 2) || !m_land.covers(p)) {
                continue;
            }
            m_towns.push_back(p);
            m_sizes.push_back(std::pow(static_cast<double>(m_towns.size()), -0.8));
        }
    }

    /// Near a town, at one of these distances (each as often as its share says).
    point near_town(std::vector<double> const& sizes, std::vector<double> const& distances,
                    std::vector<double> const& shares) {
        auto const town =
            std::discrete_distribution<std::size_t>(sizes.begin(), sizes.end())(m_random);
        auto const spread = distances[std::discrete_distribution<std::size_t>(
            shares.begin(), shares.end())(m_random)];
        return {m_towns[town].x + spread * normal(), m_towns[town].y + spread * normal()};
    }

    ring seeds() {
        std::vector<double> evened;
        for (auto const size : m_sizes) {
            evened.push_back(std::pow(size, 0.6));
        }
        ring result;
        while (result.size() < m_options.zones) {
            auto const urban = result.size() < m_options.zones * 4 / 5;
            auto const p = urban
                               ? near_town(evened, {900, 2500, 7000, 18000}, {0.3, 0.3, 0.25, 0.15})
                               : anywhere();
            if (m_land.covers(p)) {
                result.push_back({rounded(p.x), rounded(p.y)});
            }
        }
        return result;
    }

    static std::vector<geo::geometry> voronoi(ring const& seeds) {
        auto* const context = GEOS_init_r();
        geo::shape all{0, true, seeds, {}, {}};
        for (std::uint32_t i = 1; i <= seeds.size(); ++i) {
            all.ring_ends.push_back(i);
            all.part_ends.push_back(i);
        }
        auto const sites = geo::geometry_of(all);
        auto const cells =
            geo::parts(geo::geometry{GEOSVoronoiDiagram_r(context, sites.get(), nullptr, 0, 0)});
        GEOS_finish_r(context);
        std::vector<geo::geometry> result;
        for (auto const& cell : cells) {
            result.push_back(geo::from_wkb(geo::to_wkb(cell)));
        }
        return result;
    }

    /// The same wiggly line for both neighbours, without its last point.
    ring border(point from, point to) {
        auto const turned = std::tie(to.x, to.y) < std::tie(from.x, from.y);
        auto const [a, b] = turned ? std::pair{to, from} : std::pair{from, to};
        auto& line = m_borders[{a.x, a.y, b.x, b.y}];
        if (line.empty()) {
            line = {a, b};
            // A cell has six sides on average; each halving doubles the pieces.
            auto const halvings = std::log2(m_options.vertices / 6.0);
            auto const times = static_cast<int>(halvings) +
                               (between(0, 1) < halvings - std::floor(halvings) ? 1 : 0);
            for (int i = 0; i < times; ++i) {
                line = halved(line);
            }
        }
        return turned ? ring{line.rbegin(), line.rend() - 1} : ring{line.begin(), line.end() - 1};
    }

    ring halved(ring const& line) {
        ring result{line.front()};
        for (std::size_t i = 1; i < line.size(); ++i) {
            auto const a = line[i - 1], b = line[i];
            auto const along = between(0.4, 0.6), aside = between(-0.1, 0.1);
            result.push_back({rounded(a.x + along * (b.x - a.x) - aside * (b.y - a.y)),
                              rounded(a.y + along * (b.y - a.y) + aside * (b.x - a.x))});
            result.push_back(b);
        }
        return result;
    }

    void add_zone(geo::geometry const& cell) {
        auto const corners = geo::shape_of(cell).points;
        ring edge;
        for (std::size_t i = 1; i < corners.size(); ++i) {
            auto const line = border({rounded(corners[i - 1].x), rounded(corners[i - 1].y)},
                                     {rounded(corners[i].x), rounded(corners[i].y)});
            edge.insert(edge.end(), line.begin(), line.end());
        }
        edge.push_back(edge.front());
        auto const size = static_cast<std::uint32_t>(edge.size());
        auto zone = geo::repaired(geo::geometry_of({2, false, std::move(edge), {size}, {1}})).shape;
        if (!geo::covers(m_outline, zone)) {
            zone = geo::intersection(zone, m_outline);
        }
        if (geo::area(zone) > 10) {
            m_zones.push_back(geo::repaired(zone).shape);
        }
    }

    /// A round patch well within the zone, or an empty shape.
    geo::shape patch(geo::geometry const& zone) {
        auto const middle = geo::representative_point(zone);
        auto border_only = geo::shape_of(zone);
        border_only.dimension = 1;
        border_only.part_ends.clear();
        for (std::uint32_t i = 1; i <= border_only.ring_ends.size(); ++i) {
            border_only.part_ends.push_back(i);
        }
        border_only.multi = true;
        auto const radius =
            0.3 * geo::distance(geo::point_at(middle), geo::geometry_of(border_only));
        if (radius < 5) {
            return {};
        }
        ring edge;
        for (int i = 0; i < 40; ++i) {
            auto const angle = i * 0.15707963267948966;
            auto const reach = radius * (1 + 0.25 * std::sin(3 * angle) + between(-0.1, 0.1));
            edge.push_back({rounded(middle.x + reach * std::cos(angle)),
                            rounded(middle.y + reach * std::sin(angle))});
        }
        edge.push_back(edge.front());
        return {2, true, std::move(edge), {41}, {1}};
    }

    static void append_ring(geo::geometry& zone, ring const& edge, bool as_part) {
        auto shape = geo::shape_of(zone);
        auto const at_end = shape.points.size();
        shape.points.insert(shape.points.end(), edge.begin(), edge.end());
        shape.ring_ends.push_back(static_cast<std::uint32_t>(at_end + edge.size()));
        auto const rings = static_cast<std::uint32_t>(shape.ring_ends.size());
        if (as_part) {
            shape.part_ends.push_back(rings);
        } else {
            shape.part_ends.back() = rings;
        }
        zone = geo::geometry_of(shape);
    }

    /// Three of a hundred zones get a lake, one an enclave of another zone.
    void decorate() {
        std::vector<std::size_t> order(m_zones.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            order[i] = i;
        }
        std::shuffle(order.begin(), order.end(), m_random);
        for (std::size_t i = 0; i < order.size() / 25; ++i) {
            auto& zone = m_zones[order[i]];
            if (geo::parts(zone).size() != 1) {
                continue;
            }
            auto const blob = patch(zone);
            if (blob.points.empty() || !geo::covers(zone, geo::geometry_of(blob))) {
                continue;
            }
            append_ring(zone, blob.points, false);
            if (i % 4 == 0) {
                append_ring(m_zones[order[order.size() - 1 - i]], blob.points, true);
                ++m_enclaves;
            } else {
                ++m_holes;
            }
        }
    }

    void add_points(country& result) {
        while (result.xs.size() < m_options.points) {
            auto const p = near_town(m_sizes, {350, 1200, 4000, 25000}, {0.35, 0.35, 0.2, 0.1});
            if (m_coast.covers({rounded(p.x), rounded(p.y)})) {
                result.xs.push_back(rounded(p.x));
                result.ys.push_back(rounded(p.y));
            }
        }
    }

    country_options m_options;
    std::mt19937_64 m_random;
    geo::geometry m_outline;
    geo::prepared m_land;
    geo::prepared m_coast;
    geo::box m_extent;
    ring m_towns;
    std::vector<double> m_sizes;
    std::map<std::tuple<double, double, double, double>, ring> m_borders;
    std::vector<geo::geometry> m_zones;
    std::size_t m_holes = 0;
    std::size_t m_enclaves = 0;
};

} // anonymous namespace

country make_country(country_options const& options) { return maker{options}.make(); }

} // namespace trygg::bench
