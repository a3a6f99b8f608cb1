#include "publish/columns.hpp"

#include <algorithm>

namespace trygg::publish {

namespace {

constexpr int block_years = 5, fewest_years = 3;
constexpr int most_years = 100;

bool covers(model::day_span const& outer, model::day_span const& inner) {
    return inner.first >= outer.first && inner.last <= outer.last;
}

struct years {
    int first, last;
};

/// Calendar blocks; one with few years of the source goes with its neighbour, as it would mostly be
/// small and hide it. None when it is one alone: that is all time.
std::vector<years> blocks_of(years const& all) {
    std::vector<years> result;
    for (int start = all.first - all.first % block_years; start <= all.last; start += block_years) {
        result.push_back({start, start + block_years - 1});
    }
    if (result.size() > 1 && result[0].last - all.first + 1 < fewest_years) {
        result[1].first = result[0].first;
        result.erase(result.begin());
    }
    if (result.size() > 1 && all.last - result.back().first + 1 < fewest_years) {
        result[result.size() - 2].last = result.back().last;
        result.pop_back();
    }
    return result.size() > 1 ? result : std::vector<years>{};
}

} // namespace

period_columns::period_columns(std::set<int> const& covered) {
    years const all{covered.empty() ? 1
                                    : std::max(*covered.begin(), *covered.rbegin() - most_years),
                    covered.empty() ? 0 : *covered.rbegin()};
    auto const blocks = blocks_of(all);
    for (auto const& block : blocks) {
        m_parents.push_back(0);
        m_spans.push_back(
            {model::days_of_year(block.first).first, model::days_of_year(block.last).last});
    }
    m_first_year_column = m_parents.size();
    for (int year = all.first; year <= all.last; ++year) {
        auto const within = std::ranges::find_if(
            blocks, [&](years const& block) { return year >= block.first && year <= block.last; });
        m_parents.push_back(
            within == blocks.end() ? 0 : static_cast<std::int32_t>(within - blocks.begin()) + 1);
        m_spans.push_back(model::days_of_year(year));
    }
    for (std::size_t column = 0; column < m_first_year_column; ++column) {
        m_rest.push_back(m_parents.size());
        m_parents.push_back(static_cast<std::int32_t>(column));
    }
}

std::size_t period_columns::column_of(model::day_span const& days) const {
    for (auto column = m_spans.size(); column >= m_first_year_column; --column) {
        if (covers(m_spans[column - 1], days)) {
            return column;
        }
    }
    for (std::size_t column = m_first_year_column - 1; column > 0; --column) {
        if (covers(m_spans[column - 1], days)) {
            return m_rest[column];
        }
    }
    return m_rest[0];
}

} // namespace trygg::publish
