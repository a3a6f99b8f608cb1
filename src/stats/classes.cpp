#include "stats/classes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace trygg::stats {

namespace {

std::vector<double> sorted_values(std::span<double const> values) {
    std::vector<double> result;
    std::ranges::copy_if(values, std::back_inserter(result),
                         [](double value) { return !std::isnan(value); });
    std::ranges::sort(result);
    return result;
}

/// Sums of squared deviations from the mean of any run of sorted values.
class run_costs {
public:
    explicit run_costs(std::vector<double> const& sorted) {
        // Differences from the middle value keep the sums of squares exact enough.
        auto const middle = sorted[sorted.size() / 2];
        for (auto const value : sorted) {
            auto const part = value - middle;
            m_sums.push_back(m_sums.back() + part);
            m_squares.push_back(m_squares.back() + part * part);
        }
    }

    /// Of the values [first, last).
    double operator()(std::size_t first, std::size_t last) const {
        auto const sum = m_sums[last] - m_sums[first];
        auto const cost =
            m_squares[last] - m_squares[first] - sum * sum / static_cast<double>(last - first);
        return std::max(0.0, cost);
    }

private:
    std::vector<double> m_sums{0}, m_squares{0};
};

/// Fisher's dynamic programme, a row a class. The best start of the last class never falls when
/// the end rises, so that each row is solved by halving.
class best_splits {
public:
    best_splits(std::vector<double> const& sorted, std::size_t classes)
        : m_cost(sorted), m_best(sorted.size() + 1), m_starts(classes) {
        auto const n = sorted.size();
        for (std::size_t last = 1; last <= n; ++last) {
            m_best[last] = m_cost(0, last);
        }
        m_starts[0].assign(n + 1, 0);
        for (std::size_t row = 1; row < classes; ++row) {
            m_starts[row].assign(n + 1, row);
            m_next.assign(n + 1, std::numeric_limits<double>::infinity());
            solve(row, row + 1, n, row, n - 1);
            m_best = m_next;
        }
    }

    /// Index after the last value of each class.
    std::vector<std::size_t> ends() const {
        std::vector<std::size_t> result;
        auto end = m_best.size() - 1;
        for (auto row = m_starts.size(); row-- > 0;) {
            result.push_back(end);
            end = m_starts[row][end];
        }
        std::ranges::reverse(result);
        return result;
    }

private:
    /// The ends in [first, last], whose last class starts in [low, high].
    void solve(std::size_t row, std::size_t first, std::size_t last, std::size_t low,
               std::size_t high) {
        if (first > last) {
            return;
        }
        auto const end = first + (last - first) / 2;
        for (auto start = low; start <= std::min(high, end - 1); ++start) {
            auto const cost = m_best[start] + m_cost(start, end);
            if (cost < m_next[end]) {
                m_next[end] = cost;
                m_starts[row][end] = start;
            }
        }
        auto const start = m_starts[row][end];
        solve(row, first, end - 1, low, start);
        solve(row, end + 1, last, start, high);
    }

    run_costs m_cost;
    std::vector<double> m_best, m_next;
    std::vector<std::vector<std::size_t>> m_starts;
};

} // namespace

std::vector<double> quantile_breaks(std::span<double const> values, std::size_t classes) {
    auto const sorted = sorted_values(values);
    std::vector<double> result;
    for (std::size_t i = 1; i <= classes && !sorted.empty(); ++i) {
        auto const place = static_cast<double>(i) / static_cast<double>(classes) *
                           static_cast<double>(sorted.size() - 1);
        auto const below = static_cast<std::size_t>(place);
        auto const above = std::min(below + 1, sorted.size() - 1);
        auto const part = place - static_cast<double>(below);
        auto const bound = sorted[below] + part * (sorted[above] - sorted[below]);
        if (result.empty() || bound > result.back()) {
            result.push_back(bound);
        }
    }
    return result;
}

std::vector<double> jenks_breaks(std::span<double const> values, std::size_t classes) {
    auto const sorted = sorted_values(values);
    auto different = sorted;
    auto const doubled = std::ranges::unique(different);
    different.erase(doubled.begin(), doubled.end());
    if (different.size() <= classes) {
        return different;
    }
    std::vector<double> result;
    for (auto const end : best_splits{sorted, classes}.ends()) {
        result.push_back(sorted[end - 1]);
    }
    return result;
}

} // namespace trygg::stats
