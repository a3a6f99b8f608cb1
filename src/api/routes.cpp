#include "api/routes.hpp"

#include "api/resources.hpp"
#include "query/parameters.hpp"

#include <array>

namespace trygg::api {

std::span<route const> routes() {
    static constexpr std::array all{
        route{"/", landing, "Landing page, or the map for a browser"},
        route{"/conformance", conformance, "Standards that are followed", true},
        route{"/api", openapi, "This description", true},
        route{"/collections", collections, "All collections", true},
        route{"/collections/{collectionId}", collection, "One collection", true},
        route{"/collections/{collectionId}/items", items, "Features", true},
        route{"/collections/{collectionId}/items/{featureId}", item, "One feature", true},
        route{"/series/{zoneSet}", series, "Figures year by year", true},
        route{"/map.json", map_config, "What the map needs to start", true},
        route{"/join-report", join_report, "How each source's rows found their zones"},
        route{"/healthz", health, "Whether the server is well"},
        route{"/assets/{file}", asset_file, "Files of the map"},
    };
    return all;
}

namespace {

std::vector<std::string_view> segments(std::string_view path) {
    std::vector<std::string_view> result;
    while (!path.empty()) {
        path.remove_prefix(1); // the slash
        auto const segment = path.substr(0, path.find('/'));
        result.push_back(segment);
        path.remove_prefix(segment.size());
    }
    return result;
}

std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view path) {
    auto const wanted = segments(pattern), given = segments(path);
    if (wanted.size() != given.size()) {
        return std::nullopt;
    }
    std::vector<std::string> captures;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i].starts_with('{') && !given[i].empty()) {
            captures.push_back(query::percent_decoded(given[i]));
        } else if (wanted[i] != given[i]) {
            return std::nullopt;
        }
    }
    return captures;
}

} // namespace

std::optional<route_match> find_route(std::string_view path) {
    if (!path.starts_with('/')) {
        return std::nullopt;
    }
    for (auto const& route : routes()) {
        if (auto captures = match(route.path, path)) {
            return route_match{&route, std::move(*captures)};
        }
    }
    return std::nullopt;
}

} // namespace trygg::api
