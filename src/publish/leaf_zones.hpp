#pragma once
/// \file What rows say of the leaf zone that they stand for.

#include "publish/made_rows.hpp"

namespace trygg::publish {

class leaf_zones {
public:
    leaf_zones(snapshot::snapshot const& exact, snapshot::published_geography const& geography);

    /// All nodes without nodes below them: zones, and what lies in none.
    std::vector<std::size_t> const& nodes() const { return m_nodes; }

    std::optional<place> place_of(std::size_t node) const;

    /// Code of its zone in a set of the chain, or of its municipality; empty when there is none.
    std::string zone_code(std::size_t node, std::size_t set) const;
    std::string municipality(std::size_t node) const;

private:
    snapshot::snapshot const& m_exact;
    snapshot::published_geography const& m_geography;
    std::vector<std::size_t> m_nodes;
    std::vector<std::optional<place>> m_places;       // by leaf zone
    std::vector<std::vector<std::int32_t>> m_zone_of; // by set and node
};

} // namespace trygg::publish
