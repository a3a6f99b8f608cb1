#include "api/event_points.hpp"

#include "ogr/transform.hpp"

#include <cmath>

namespace trygg::api {

std::vector<geo::point> points_in_metres(snapshot::snapshot const& data,
                                         snapshot::geometry_column const& of,
                                         std::span<std::uint32_t const> rows) {
    constexpr double per_degree = 1e7;
    std::vector<double> xs, ys;
    for (auto const row : rows) {
        if (of.has(row)) {
            auto const box = of.envelope(row);
            xs.push_back((static_cast<double>(box.west) + box.east) / 2 / per_degree);
            ys.push_back((static_cast<double>(box.south) + box.north) / 2 / per_degree);
        }
    }
    ogr::thread_transformer("OGC:CRS84", data.storage_crs.name)(xs, ys);
    std::vector<geo::point> result;
    for (std::size_t i = 0; i < xs.size(); ++i) {
        result.push_back({xs[i], ys[i]});
    }
    return result;
}

std::vector<event_point> event_points(snapshot::snapshot const& data,
                                      std::span<std::uint32_t const> rows) {
    auto const& incidents = *data.find("incidents");
    auto const& precision = *incidents.find("precision");
    auto const exact = precision.texts.find("exact"), street = precision.texts.find("street");
    std::vector<std::uint32_t> placed;
    for (auto const row : rows) {
        auto const word = precision.words[row];
        bool const is_own = word != snapshot::dictionary::null && (word == exact || word == street);
        if (is_own && incidents.shapes->has(row)) {
            placed.push_back(row);
        }
    }
    auto const points = points_in_metres(data, *incidents.shapes, placed);
    std::vector<event_point> result;
    for (std::size_t i = 0; i < placed.size(); ++i) {
        if (std::isfinite(points[i].x) && std::isfinite(points[i].y)) {
            result.push_back({placed[i], points[i]});
        }
    }
    return result;
}

} // namespace trygg::api
