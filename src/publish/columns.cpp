#include "publish/columns.hpp"

namespace trygg::publish {

namespace {

constexpr int block_years = 5;
constexpr int most_years = 100;

bool covers(model::day_span const& outer, model::day_span const& inner) {
    return inner.first >= outer.first && inner.last <= outer.last;
}

} // namespace

period_columns::period_columns(std::set<int> const& years) {
    int const last = years.empty() ? 0 : *years.rbegin();
    int const first = years.empty() ? 1 : std::max(*years.begin(), last - most_years);
    std::vector<std::int32_t> block_of_year;
    for (int start = first - first % block_years; start <= last && !years.empty();
         start += block_years) {
        m_parents.push_back(0);
        m_spans.push_back(
            {model::days_of_year(start).first, model::days_of_year(start + block_years - 1).last});
    }
    m_first_year_column = m_parents.size();
    for (int year = first; year <= last && !years.empty(); ++year) {
        m_parents.push_back((year - (first - first % block_years)) / block_years + 1);
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
