#pragma once
/// \file Periods as the columns of a published table.

#include "model/when.hpp"
#include "stats/suppression.hpp"

#include <set>
#include <vector>

namespace trygg::publish {

/// All time, blocks of about five calendar years (2015 to 2019) when the years make several, single
/// years, and what lies in none of these alone.
class period_columns {
public:
    /// The years of the columns are the first to the last covered one.
    explicit period_columns(std::set<int> const& covered);

    stats::tree const& parents() const { return m_parents; }

    /// Of the columns after the first; blocks, then years. Columns beyond these are not offered.
    std::vector<model::day_span> const& spans() const { return m_spans; }

    /// The lowest column that holds all days of an event; unknown days are all time's.
    std::size_t column_of(model::day_span const& days) const;

    /// The columns of single years, up to the last of `spans`.
    std::size_t first_year_column() const { return m_first_year_column; }

private:
    stats::tree m_parents{-1};
    std::vector<model::day_span> m_spans;
    std::size_t m_first_year_column = 1;
    std::vector<std::size_t> m_rest; ///< by column with parts: the column of what is in no part
};

} // namespace trygg::publish
