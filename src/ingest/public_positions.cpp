#include "ingest/public_positions.hpp"

#include "geo/geometry.hpp"
#include "join/zone_index.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace trygg::ingest {
namespace {

constexpr double spacing = 500; // metres

constexpr char const* missing =
    "FROM incident WHERE geom IS NOT NULL AND precision NOT IN ('municipality', 'none') AND EXISTS "
    "(SELECT 1 FROM setting WHERE key = 'public.' || dataset AND value = 'points') AND NOT EXISTS "
    "(SELECT 1 FROM public_position WHERE theme = 1 AND event_id = incident.id)";

/// The zones of one set, by code.
struct zones {
    std::vector<std::string> shapes;
    std::vector<double> areas;
    std::optional<join::zone_index> index;
};

std::vector<zones> read_zones(db::connection& database) {
    std::map<std::int64_t, zones> sets;
    auto row = database.query("SELECT zone_set_id, ST_AsBinary(geom), area_m2 FROM zone "
                              "ORDER BY zone_set_id, code");
    while (row.next()) {
        sets[row.integer(0)].shapes.emplace_back(row.bytes(1));
        sets[row.integer(0)].areas.push_back(row.real(2));
    }
    std::vector<zones> result;
    for (auto& [id, set] : sets) {
        set.index.emplace(set.shapes);
        result.push_back(std::move(set));
    }
    return result;
}

class snapping {
public:
    explicit snapping(db::connection& database) : m_sets(read_zones(database)) {}

    geo::point near(geo::point exact) const {
        auto const home = zones_at(exact);
        for (auto const& node : nodes_around(exact)) {
            if (zones_at(node) == home) {
                return node;
            }
        }
        return anchor(exact, home);
    }

private:
    std::vector<std::int32_t> zones_at(geo::point where) const {
        std::vector<std::int32_t> result;
        for (auto const& set : m_sets) {
            result.push_back(set.index->find(where.x, where.y));
        }
        return result;
    }

    /// The corners of the square that the point lies in, nearest first.
    static std::vector<geo::point> nodes_around(geo::point at) {
        std::vector<geo::point> result;
        for (double const x : {std::floor(at.x / spacing), std::floor(at.x / spacing) + 1}) {
            for (double const y : {std::floor(at.y / spacing), std::floor(at.y / spacing) + 1}) {
                result.push_back({x * spacing, y * spacing});
            }
        }
        std::ranges::sort(result, {}, [&](geo::point const& node) {
            return std::hypot(node.x - at.x, node.y - at.y);
        });
        return result;
    }

    /// Outside of all zones the nearest node, whatever lies there.
    geo::point anchor(geo::point exact, std::vector<std::int32_t> const& home) const {
        std::string const* smallest = nullptr;
        double area = 0;
        for (std::size_t i = 0; i < home.size(); ++i) {
            if (home[i] == join::zone_index::none) {
                continue;
            }
            auto const zone = static_cast<std::size_t>(home[i]);
            if (!smallest || m_sets[i].areas[zone] < area) {
                smallest = &m_sets[i].shapes[zone];
                area = m_sets[i].areas[zone];
            }
        }
        return smallest ? geo::representative_point(geo::from_wkb(*smallest))
                        : nodes_around(exact).front();
    }

    std::vector<zones> m_sets;
};

} // anonymous namespace

void make_public_positions(db::connection& database) {
    if (database.count(std::string{"SELECT count(*) "} + missing) == 0) {
        return;
    }
    snapping const all{database};
    struct event {
        std::int64_t id;
        geo::point where;
    };
    std::vector<event> events;
    auto row = database.query(std::string{"SELECT id, ST_X(geom), ST_Y(geom) "} + missing);
    while (row.next()) {
        auto const near = all.near({row.real(1), row.real(2)});
        events.push_back({row.integer(0), near});
    }
    auto insert = database.query("INSERT INTO public_position VALUES (1, ?, ?, ?)", 0, 0.0, 0.0);
    for (auto const& [id, near] : events) {
        insert.bind(id, near.x, near.y).run();
    }
}

} // namespace trygg::ingest
