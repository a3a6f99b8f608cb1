#pragma once
/// \file Least and most of a sum under linear equations, for small systems: what an attacker can
/// work out from published sums.

#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

/// Values of at least 0 with some sums known. Dense simplex in two phases, Bland's rule.
class known_sums {
public:
    explicit known_sums(std::size_t unknowns) : m_unknowns(unknowns) {}

    void add(std::vector<std::size_t> const& members, double sum) {
        m_rows.push_back(members);
        m_sums.push_back(sum);
    }

    /// To be called once, after all sums; they must be those of some real values.
    void solve() {
        auto const rows = m_rows.size(), width = m_unknowns + rows + 1;
        m_table.assign(rows, std::vector<double>(width));
        m_basis.resize(rows);
        for (std::size_t row = 0; row < rows; ++row) {
            for (auto const member : m_rows[row]) {
                m_table[row][member] += 1;
            }
            m_table[row][m_unknowns + row] = 1;
            m_table[row][width - 1] = m_sums[row];
            m_basis[row] = m_unknowns + row;
        }
        std::vector<double> costs(m_unknowns + rows, 0);
        for (std::size_t i = m_unknowns; i < costs.size(); ++i) {
            costs[i] = 1; // drive the artificial values out
        }
        minimize(costs, m_unknowns + rows);
        for (std::size_t row = 0; row < rows; ++row) { // what stays in the basis is 0
            for (std::size_t i = 0; m_basis[row] >= m_unknowns && i < m_unknowns; ++i) {
                if (std::abs(m_table[row][i]) > tiny) {
                    pivot(row, i);
                }
            }
        }
    }

    /// Least and most of the sum of these; infinity when nothing bounds it.
    std::pair<double, double> range(std::vector<std::size_t> const& members) const {
        std::vector<double> costs(m_unknowns + m_rows.size(), 0);
        for (auto const member : members) {
            costs[member] += 1;
        }
        auto least = *this;
        auto const low = least.minimize(costs, m_unknowns);
        for (auto& cost : costs) {
            cost = -cost;
        }
        auto most = *this;
        return {low, -most.minimize(costs, m_unknowns)};
    }

private:
    static constexpr double tiny = 1e-7;

    void pivot(std::size_t row, std::size_t column) {
        auto const by = m_table[row][column];
        for (auto& value : m_table[row]) {
            value /= by;
        }
        for (std::size_t other = 0; other < m_table.size(); ++other) {
            auto const factor = m_table[other][column];
            if (other == row || std::abs(factor) < 1e-12) {
                continue;
            }
            for (std::size_t i = 0; i < m_table[other].size(); ++i) {
                m_table[other][i] -= factor * m_table[row][i];
            }
        }
        m_basis[row] = column;
    }

    /// Over the first `usable` columns; -infinity when there is no least.
    double minimize(std::vector<double> const& costs, std::size_t usable) {
        while (true) {
            auto const entering = first_that_helps(costs, usable);
            if (entering == usable) {
                break;
            }
            auto const leaving = tightest(entering);
            if (leaving == m_table.size()) {
                return -std::numeric_limits<double>::infinity();
            }
            pivot(leaving, entering);
        }
        double result = 0;
        for (std::size_t row = 0; row < m_table.size(); ++row) {
            result += costs[m_basis[row]] * m_table[row].back();
        }
        return result;
    }

    std::size_t first_that_helps(std::vector<double> const& costs, std::size_t usable) const {
        for (std::size_t column = 0; column < usable; ++column) {
            double reduced = costs[column];
            for (std::size_t row = 0; row < m_table.size(); ++row) {
                reduced -= costs[m_basis[row]] * m_table[row][column];
            }
            if (reduced < -tiny) {
                return column;
            }
        }
        return usable;
    }

    std::size_t tightest(std::size_t column) const {
        auto result = m_table.size();
        double least = 0;
        for (std::size_t row = 0; row < m_table.size(); ++row) {
            if (m_table[row][column] <= tiny) {
                continue;
            }
            auto const ratio = m_table[row].back() / m_table[row][column];
            bool const first = result == m_table.size();
            if (first || ratio < least - 1e-12 ||
                (ratio < least + 1e-12 && m_basis[row] < m_basis[result])) {
                result = row;
                least = ratio;
            }
        }
        return result;
    }

    std::size_t m_unknowns;
    std::vector<std::vector<std::size_t>> m_rows;
    std::vector<double> m_sums;
    std::vector<std::vector<double>> m_table;
    std::vector<std::size_t> m_basis;
};
