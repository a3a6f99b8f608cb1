#include "publish/leaf_zones.hpp"

#include <algorithm>

namespace trygg::publish {

namespace {

constexpr auto none = snapshot::published_geography::none;

} // namespace

leaf_zones::leaf_zones(snapshot::snapshot const& exact,
                       snapshot::published_geography const& geography)
    : m_exact(exact), m_geography(geography) {
    auto const unplaced = geography.parents.size() - exact.municipalities.size();
    for (std::size_t node = 0; node < geography.parents.size(); ++node) {
        if (geography.leaf_zone[node] != none || node >= unplaced) {
            m_nodes.push_back(node);
        }
    }
    if (!exact.zone_sets.empty()) {
        m_places = anchors(exact, geography.leaf_set);
    }
    for (auto const& zones : geography.of_zone) {
        std::vector<std::int32_t> by_node(geography.parents.size(), none);
        for (std::size_t zone = 0; zone < zones.size(); ++zone) {
            by_node[static_cast<std::size_t>(zones[zone])] = static_cast<std::int32_t>(zone);
        }
        m_zone_of.push_back(std::move(by_node));
    }
}

std::optional<place> leaf_zones::place_of(std::size_t node) const {
    auto const zone = m_geography.leaf_zone[node];
    return zone == none ? std::nullopt : m_places[static_cast<std::size_t>(zone)];
}

std::string leaf_zones::zone_code(std::size_t node, std::size_t set) const {
    for (auto at = static_cast<std::int32_t>(node); at != none;
         at = m_geography.parents[static_cast<std::size_t>(at)]) {
        if (auto const zone = m_zone_of[set][static_cast<std::size_t>(at)]; zone != none) {
            return m_exact.zone_sets[set].zones[static_cast<std::size_t>(zone)].code;
        }
    }
    return {};
}

std::string leaf_zones::municipality(std::size_t node) const {
    for (auto at = static_cast<std::int32_t>(node); at > 0;
         at = m_geography.parents[static_cast<std::size_t>(at)]) {
        auto const found = std::ranges::find(m_geography.of_municipality, at);
        if (found != m_geography.of_municipality.end()) {
            return m_exact
                .municipalities[static_cast<std::size_t>(found -
                                                         m_geography.of_municipality.begin())]
                .code;
        }
    }
    return {};
}

} // namespace trygg::publish
