#include "publish/incident_cells.hpp"

#include "publish/columns.hpp"
#include "publish/hiding.hpp"
#include "publish/limits.hpp"

#include <algorithm>
#include <optional>

namespace trygg::publish {

namespace {

constexpr std::size_t day_parts = 4;

/// Protected incidents, by kind.
struct chosen {
    std::vector<std::int32_t> nodes; ///< by row
    std::map<std::uint32_t, std::vector<std::uint32_t>> rows;
    std::map<std::uint32_t, std::int64_t> k; ///< the strictest of the kind's datasets
};

snapshot::incident_facts::group const& group_of(snapshot::incident_facts const& facts,
                                                std::size_t row) {
    return facts.groups[facts.group_of[row]];
}

chosen choose(snapshot::snapshot const& exact, snapshot::published_geography const& geography,
              std::vector<bool> const& is_protected) {
    auto const& facts = exact.incidents;
    std::vector<snapshot::municipality_index> municipality;
    for (auto const group : facts.group_of) {
        municipality.push_back(facts.groups[group].municipality);
    }
    chosen result{nodes_of(exact, geography, facts.zones, municipality), {}, {}};
    for (std::uint32_t row = 0; row < is_protected.size(); ++row) {
        if (is_protected[row]) {
            auto const kind = group_of(facts, row).kind;
            result.rows[kind].push_back(row);
            auto& k = result.k[kind];
            k = std::max(k, k_of(exact, exact.datasets[facts.dataset[row]]));
        }
    }
    return result;
}

/// Counts at leaf zones, each incident in the column that `column_of` tells.
template <typename Column>
cell_values count(snapshot::snapshot const& exact, chosen const& of, std::uint32_t kind,
                  std::size_t nodes, std::size_t columns, Column const& column_of) {
    cell_values result(nodes * columns);
    for (auto const row : of.rows.at(kind)) {
        auto const node = static_cast<std::size_t>(of.nodes[row]);
        result[node * columns + column_of(row)] += exact.incidents.count[row];
    }
    return result;
}

/// How all tables of incidents are hidden.
struct manner {
    std::int32_t own; ///< node of the database's own municipality
    bool apart, complementary;

    stats::suppression_rules rules(std::int64_t k) const { return {k, 0, complementary, apart}; }
};

/// Kinds × zones, all time: which are hidden, by kind in the order of `of.rows`.
hidden_table hide_kinds(snapshot::snapshot const& exact, chosen const& of,
                        snapshot::published_geography const& geography, manner const& by) {
    stats::tree columns{-1};
    columns.resize(of.rows.size() + 1, 0);
    auto const nodes = geography.parents.size();
    cell_values all(nodes * columns.size());
    std::size_t column = 1;
    std::int64_t k = 0;
    for (auto const& [kind, rows] : of.rows) {
        auto const one =
            count(exact, of, kind, nodes, columns.size(), [&](auto) { return column; });
        std::ranges::transform(all, one, all.begin(), std::plus{});
        k = std::max(k, of.k.at(kind));
        ++column;
    }
    return hide(by.own, std::move(all), columns, geography, by.rules(k));
}

struct hidden_kind {
    snapshot::published_kind shown;
    bool is_apart;
};

hidden_kind hide_kind(snapshot::snapshot const& exact, chosen const& of, std::uint32_t kind,
                      snapshot::published_geography const& geography, manner const& by,
                      std::vector<bool> const& hidden_wholes) {
    auto const& facts = exact.incidents;
    auto const nodes = geography.parents.size();
    auto const rules = by.rules(of.k.at(kind));
    auto const years = facts.covered_years.find(kind);
    period_columns const periods{years == facts.covered_years.end() ? std::set<int>{}
                                                                    : years->second};
    auto const by_period =
        hide(by.own,
             count(exact, of, kind, nodes, periods.parents().size(),
                   [&](auto row) {
                       return periods.column_of({facts.first_day[row], facts.last_day[row]});
                   }),
             periods.parents(), geography, rules, &hidden_wholes);
    auto const by_part = hide(
        by.own,
        count(exact, of, kind, nodes, day_parts + 1,
              [&](auto row) { return static_cast<std::size_t>(group_of(facts, row).part) + 1; }),
        {-1, 0, 0, 0, 0}, geography, rules, &hidden_wholes);
    return {{periods.spans(), by_period.shown(0, periods.spans().size() + 1),
             by_part.shown(1, day_parts)},
            by_period.is_apart || by_part.is_apart};
}

/// Nothing when some table had to set municipalities apart: then all must, as they count the same.
std::optional<incident_cells> hide_all(snapshot::snapshot const& exact, chosen const& of,
                                       snapshot::published_geography const& geography,
                                       manner const& by) {
    auto const kinds = hide_kinds(exact, of, geography, by);
    incident_cells result{{}, kinds.shown(0, 1)};
    bool is_apart = kinds.is_apart;
    std::size_t column = 1;
    for (auto const& [kind, rows] : of.rows) {
        auto one = hide_kind(exact, of, kind, geography, by, kinds.column(column++));
        result.kinds[kind] = std::move(one.shown);
        is_apart = is_apart || one.is_apart;
    }
    return is_apart == by.apart ? std::optional{std::move(result)} : std::nullopt;
}

} // namespace

incident_cells make_incident_cells(snapshot::snapshot const& exact,
                                   snapshot::published_geography const& geography,
                                   std::vector<bool> const& is_protected, policy const& by) {
    auto const of = choose(exact, geography, is_protected);
    if (of.rows.empty()) {
        return {};
    }
    auto const own = own_node(exact, geography);
    auto together = hide_all(exact, of, geography, {own, false, by.hide_complementary});
    return together ? *together
                    : *hide_all(exact, of, geography, {own, true, by.hide_complementary});
}

} // namespace trygg::publish
