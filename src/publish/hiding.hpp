#pragma once
/// \file Tables of counts made into tables of visible cells.

#include "publish/geography.hpp"
#include "stats/suppression.hpp"

namespace trygg::publish {

/// Nodes × columns with what is hidden.
struct hidden_table {
    std::size_t columns = 0;
    cell_values values;
    std::vector<bool> hidden;
    bool is_apart = false; ///< everything is hidden, so that no municipality is for another's sake

    /// Whether each node's column is hidden.
    std::vector<bool> column(std::size_t which) const;
    std::vector<std::int64_t> column_values(std::size_t which) const;

    /// The visible ones of `count` columns from `first` on.
    snapshot::published_table shown(std::size_t first, std::size_t count) const;
};

/// Whether something beside the municipality of the node `own` must be hidden: a small number in
/// another one, or in none. Were everything shown, numbers of this one would be hidden for the sake
/// of a few events over its border. Not where no municipality is the database's own.
bool is_small_beside(std::int32_t own, cell_values const& summed, std::size_t columns,
                     snapshot::published_geography const& geography,
                     stats::suppression_rules const& rules);

/// Counts at leaf zones and leaf columns, summed up both ways and hidden; municipalities apart when
/// the rules say so, or where something is small beside the one of the node `own`.
hidden_table hide(std::int32_t own, cell_values leaves, stats::tree const& columns,
                  snapshot::published_geography const& geography,
                  stats::suppression_rules const& rules,
                  std::vector<bool> const* hidden_wholes = nullptr);

} // namespace trygg::publish
