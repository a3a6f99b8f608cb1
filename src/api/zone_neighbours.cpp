#include "api/zone_neighbours.hpp"

#include "base/error.hpp"
#include "geo/geometry.hpp"
#include "geo/shape.hpp"
#include "ogr/transform.hpp"
#include "query/lists.hpp"
#include "query/numbers.hpp"
#include "stats/contiguity.hpp"

#include <vector>

namespace trygg::api {

namespace {

constexpr double grid = 1e-6; // degrees, about a decimetre

snapshot::zone_set::neighbours touching(snapshot::geometry_column const& zones, stats::touch kind) {
    std::vector<geo::shape> shapes(zones.size());
    for (std::size_t row = 0; row < zones.size(); ++row) {
        if (zones.has(row) && !zones.points_only()) {
            shapes[row] = geo::shape_of(geo::from_wkb(zones.wkb(row)));
        }
    }
    auto const found = stats::contiguity(shapes, kind, grid);
    snapshot::zone_set::neighbours result(zones.size());
    for (std::size_t row = 0; row < zones.size(); ++row) {
        for (auto const& other : found.of(row)) {
            result[row].push_back(other.index);
        }
    }
    return result;
}

/// Touching zones of the chosen rows.
stats::weights chosen(snapshot::zone_set::neighbours const& all,
                      std::span<std::uint32_t const> rows) {
    constexpr std::uint32_t not_chosen = UINT32_MAX;
    std::vector<std::uint32_t> number(all.size(), not_chosen);
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
        number[rows[i]] = i;
    }
    std::vector<std::vector<stats::neighbour>> result(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (auto const other : all[rows[i]]) {
            if (number[other] != not_chosen) {
                result[i].push_back({number[other]});
            }
        }
    }
    return stats::weights{std::move(result)};
}

/// A point within each zone, in metres.
std::vector<geo::point> points_of(snapshot::snapshot const& data,
                                  snapshot::geometry_column const& zones,
                                  std::span<std::uint32_t const> rows) {
    std::vector<double> xs, ys;
    for (auto const row : rows) {
        auto const point = geo::representative_point(geo::from_wkb(zones.wkb(row)));
        xs.push_back(point.x);
        ys.push_back(point.y);
    }
    ogr::thread_transformer("OGC:CRS84", data.storage_crs.name)(xs, ys);
    std::vector<geo::point> result;
    for (std::size_t i = 0; i < xs.size(); ++i) {
        result.push_back({xs[i], ys[i]});
    }
    return result;
}

} // namespace

neighbour_choice parse_neighbours(query::parameters const& stated) {
    static std::vector<std::string> const ways{"queen", "rook", "nearest", "distance"};
    neighbour_choice result;
    if (auto const how = stated.get("neighbours")) {
        result.how = query::parse_codes("neighbours", *how, ways).at(0);
    }
    auto const k = stated.get("k"), distance = stated.get("distance");
    if (!stated.get("neighbours") && k.has_value() != distance.has_value()) {
        result.how = k ? "nearest" : "distance"; // each of them says it
    }
    if ((k && result.how != "nearest") || (distance && result.how != "distance")) {
        throw input_error{"'k' goes with neighbours=nearest and 'distance' with "
                          "neighbours=distance"};
    }
    result.k = query::parse_whole("k", k, result.k, {1, 50});
    result.metres = query::parse_number("distance", distance, result.metres, {1, 1'000'000});
    return result;
}

stats::weights neighbours_of(snapshot::snapshot const& data, snapshot::zone_set const& set,
                             std::span<std::uint32_t const> rows, neighbour_choice const& choice) {
    auto const& zones = *data.tables[set.table].shapes;
    if (choice.how == "queen") {
        return chosen(set.sharing_corners.get([&] { return touching(zones, stats::touch::queen); }),
                      rows);
    }
    if (choice.how == "rook") {
        return chosen(set.sharing_sides.get([&] { return touching(zones, stats::touch::rook); }),
                      rows);
    }
    auto const points = points_of(data, zones, rows);
    return choice.how == "nearest" ? stats::nearest(points, static_cast<std::size_t>(choice.k))
                                   : stats::within_distance(points, choice.metres);
}

} // namespace trygg::api
