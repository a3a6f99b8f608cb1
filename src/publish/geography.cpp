#include "publish/geography.hpp"

#include <algorithm>
#include <optional>

namespace trygg::publish {

namespace {

using snapshot::outside;
using geography = snapshot::published_geography;

/// For each zone of a set its index in another, by the parents that its table states.
std::vector<std::int32_t> parents_in(snapshot::snapshot const& exact, std::size_t set,
                                     std::size_t other) {
    auto const& coarse = exact.zone_sets[other].zones;
    auto const* parent = exact.tables[exact.zone_sets[set].table].find("parent");
    std::vector<std::int32_t> result(exact.zone_sets[set].zones.size(), outside);
    for (std::size_t i = 0; parent && set != other && i < result.size(); ++i) {
        auto const code = parent->texts.text(parent->words[i]);
        auto const found = std::ranges::lower_bound(
            coarse, code, {}, [](auto const& zone) { return std::string_view{zone.code}; });
        bool const same = found != coarse.end() && found->code == code &&
                          found->municipality == exact.zone_sets[set].zones[i].municipality;
        result[i] = same ? static_cast<std::int32_t>(found - coarse.begin()) : outside;
    }
    return result;
}

struct chain {
    std::optional<std::size_t> leaf, coarse;
    std::vector<std::int32_t> parents; ///< of the leaf set's zones, in the coarse set
};

std::size_t people_in(snapshot::zone_set const& set) {
    return static_cast<std::size_t>(std::ranges::count_if(
        set.zones, [](auto const& zone) { return !zone.population.empty(); }));
}

chain find_chain(snapshot::snapshot const& exact) {
    chain result;
    std::ptrdiff_t most = 0;
    auto const& sets = exact.zone_sets;
    for (std::size_t set = 0; set < sets.size(); ++set) {
        for (std::size_t other = 0; other < sets.size(); ++other) {
            auto parents = parents_in(exact, set, other);
            auto const known = std::ranges::count_if(parents, [](auto p) { return p != outside; });
            if (known > most) {
                most = known;
                result = {set, other, std::move(parents)};
            }
        }
    }
    for (std::size_t set = 0; most == 0 && set < sets.size(); ++set) {
        auto const size = [&](std::size_t of) {
            return std::pair{people_in(sets[of]), sets[of].zones.size()};
        };
        if (!result.leaf || size(set) > size(*result.leaf)) {
            result = {set, std::nullopt, std::vector(sets[set].zones.size(), outside)};
        }
    }
    return result;
}

class maker {
public:
    explicit maker(snapshot::snapshot const& exact) : m_exact(exact) {
        m_made.of_zone.resize(exact.zone_sets.size());
        m_made.outside.resize(exact.zone_sets.size());
    }

    geography make() {
        add(geography::none);
        m_made.of_municipality.push_back(0); // the unknown one is a part of everything
        for (std::size_t i = 1; i < m_exact.municipalities.size(); ++i) {
            m_made.of_municipality.push_back(add(0));
        }
        auto const found = find_chain(m_exact);
        if (found.coarse) {
            add_set(*found.coarse, std::vector(zones(*found.coarse).size(), outside), {});
        }
        if (found.leaf) {
            m_made.leaf_set = *found.leaf;
            add_set(*found.leaf, found.parents, found.coarse);
            auto const& nodes = m_made.of_zone[*found.leaf];
            for (std::size_t i = 0; i < nodes.size(); ++i) {
                m_made.leaf_zone[static_cast<std::size_t>(nodes[i])] = static_cast<std::int32_t>(i);
            }
        }
        add_outside(found);
        return std::move(m_made);
    }

private:
    std::vector<snapshot::zone> const& zones(std::size_t set) const {
        return m_exact.zone_sets[set].zones;
    }

    std::int32_t add(std::int32_t parent) {
        m_made.parents.push_back(parent);
        m_made.leaf_zone.push_back(geography::none);
        return static_cast<std::int32_t>(m_made.parents.size()) - 1;
    }

    void add_set(std::size_t set, std::vector<std::int32_t> const& parents,
                 std::optional<std::size_t> coarse) {
        for (std::size_t i = 0; i < parents.size(); ++i) {
            auto const parent = parents[i] != outside
                                    ? m_made.of_zone[*coarse][static_cast<std::size_t>(parents[i])]
                                    : m_made.of_municipality[zones(set)[i].municipality];
            m_made.of_zone[set].push_back(add(parent));
        }
    }

    /// What lies in no leaf zone of a municipality; the coarser set has the same when all leaf
    /// zones of the municipality have a parent.
    void add_outside(chain const& found) {
        std::vector<std::int32_t> nodes;
        for (auto const municipality : m_made.of_municipality) {
            nodes.push_back(add(municipality));
        }
        if (!found.leaf) {
            return;
        }
        m_made.outside[*found.leaf] = nodes;
        for (std::size_t i = 0; i < found.parents.size(); ++i) {
            if (found.parents[i] == outside) {
                nodes[zones(*found.leaf)[i].municipality] = geography::none;
            }
        }
        if (found.coarse) {
            m_made.outside[*found.coarse] = nodes;
        }
    }

    snapshot::snapshot const& m_exact;
    geography m_made;
};

} // namespace

geography make_geography(snapshot::snapshot const& exact) { return maker{exact}.make(); }

std::int32_t own_node(snapshot::snapshot const& exact, geography const& in) {
    return exact.own == 0 ? geography::none : in.of_municipality[exact.own];
}

std::vector<std::int32_t> nodes_of(snapshot::snapshot const& exact, geography const& in,
                                   snapshot::zone_indexes const& zones,
                                   std::vector<snapshot::municipality_index> const& municipality) {
    std::vector<std::int32_t> result;
    auto const unplaced = in.parents.size() - exact.municipalities.size(); // the last nodes
    for (std::size_t i = 0; i < municipality.size(); ++i) {
        auto const zone = exact.zone_sets.empty() ? outside : zones[in.leaf_set][i];
        auto const index = static_cast<std::size_t>(zone);
        bool const is_placed =
            zone != outside &&
            exact.zone_sets[in.leaf_set].zones[index].municipality == municipality[i];
        result.push_back(is_placed ? in.of_zone[in.leaf_set][index]
                                   : static_cast<std::int32_t>(unplaced + municipality[i]));
    }
    return result;
}

void add_up(cell_values& values, std::size_t columns, geography const& in) {
    for (std::size_t node = in.parents.size(); node-- > 1;) {
        auto const parent = static_cast<std::size_t>(in.parents[node]);
        for (std::size_t column = 0; column < columns; ++column) {
            values[parent * columns + column] += values[node * columns + column];
        }
    }
}

} // namespace trygg::publish
