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

    /// Whether each node's column is hidden.
    std::vector<bool> column(std::size_t which) const;
    std::vector<std::int64_t> column_values(std::size_t which) const;

    /// The visible ones of `count` columns from `first` on.
    snapshot::published_table shown(std::size_t first, std::size_t count) const;
};

/// Counts at leaf zones and leaf columns, summed up both ways and hidden.
hidden_table hide(cell_values leaves, stats::tree const& columns,
                  snapshot::published_geography const& geography,
                  stats::suppression_rules const& rules,
                  std::vector<bool> const* hidden_wholes = nullptr);

} // namespace trygg::publish
