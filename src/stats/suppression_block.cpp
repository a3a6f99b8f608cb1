#include "stats/suppression_block.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>

namespace trygg::stats {

namespace {

constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();

/// A rectangle being grown, with its sums.
class growing {
public:
    explicit growing(block const& of)
        : m_of(of), m_in{std::vector<bool>(of.rows), std::vector<bool>(of.columns)},
          m_row_sums(of.rows), m_column_sums(of.columns) {
        for (std::size_t row = 0; row < of.rows; ++row) {
            for (std::size_t column = 0; column < of.columns; ++column) {
                if (of.is_sensitive[row * of.columns + column]) {
                    m_in.rows[row] = m_in.columns[column] = true;
                }
            }
        }
        sum();
    }

    /// One step; false when nothing is left to do.
    bool grow() {
        auto const more = next();
        if (!more) {
            return false;
        }
        (more->is_row ? m_in.rows : m_in.columns)[more->index] = true;
        sum();
        return true;
    }

    rectangle take() { return std::move(m_in); }
    bool is_empty() const { return m_total == 0; }

private:
    struct step {
        bool is_row;
        std::size_t index;
    };

    /// Sums over the rectangle's columns of every row, and over its rows of every column.
    void sum() {
        std::ranges::fill(m_row_sums, 0);
        std::ranges::fill(m_column_sums, 0);
        m_total = 0;
        for (std::size_t row = 0; row < m_of.rows; ++row) {
            for (std::size_t column = 0; column < m_of.columns; ++column) {
                auto const value = m_of.at(row, column);
                m_row_sums[row] += m_in.columns[column] ? value : 0;
                m_column_sums[column] += m_in.rows[row] ? value : 0;
                m_total += m_in.rows[row] && m_in.columns[column] ? value : 0;
            }
        }
    }

    /// The row to add that costs least and has `least` in a column, or anywhere with no column.
    std::optional<step> best_row(std::optional<std::size_t> column, std::int64_t least) const {
        return best(true, m_in.rows, m_row_sums, least, [&](std::size_t row) {
            return column ? m_of.at(row, *column) : m_row_sums[row];
        });
    }

    std::optional<step> best_column(std::optional<std::size_t> row, std::int64_t least) const {
        return best(false, m_in.columns, m_column_sums, least, [&](std::size_t column) {
            return row ? m_of.at(*row, column) : m_column_sums[column];
        });
    }

    /// What gives enough comes before what does not, then what costs least.
    template <typename Gain>
    std::optional<step> best(bool is_row, std::vector<bool> const& in,
                             std::vector<std::int64_t> const& sums, std::int64_t least,
                             Gain const& gain) const {
        std::optional<step> found;
        std::int64_t lowest = never;
        for (std::size_t i = 0; i < in.size(); ++i) {
            if (in[i] || gain(i) <= 0) {
                continue;
            }
            constexpr std::int64_t dear = std::int64_t{1} << 40;
            auto const cost =
                sums[i] + (gain(i) < least ? dear : 0) + (sums[i] < m_of.k ? dear / 2 : 0);
            if (cost < lowest) {
                lowest = cost;
                found = step{is_row, i};
            }
        }
        return found;
    }

    std::optional<step> next() const {
        if (std::ranges::count(m_in.columns, true) < 2) {
            return best_column({}, 1);
        }
        if (std::ranges::count(m_in.rows, true) < 2) {
            return best_row({}, 1);
        }
        for (std::size_t row = 0; row < m_of.rows; ++row) {
            if (m_in.rows[row] && m_row_sums[row] < m_of.k) {
                if (auto const column = best_column(row, m_of.k - m_row_sums[row])) {
                    return column;
                }
            }
        }
        for (std::size_t column = 0; column < m_of.columns; ++column) {
            if (m_in.columns[column] && m_column_sums[column] < m_of.k) {
                if (auto const row = best_row(column, m_of.k - m_column_sums[column])) {
                    return row;
                }
            }
        }
        return widen();
    }

    /// A small cell that must be above 0, as the rest of the rectangle cannot take all of its row
    /// and its column: what gives the rest more room.
    std::optional<step> widen() const {
        for (std::size_t row = 0; row < m_of.rows; ++row) {
            for (std::size_t column = 0; column < m_of.columns; ++column) {
                bool const is_inside = m_in.rows[row] && m_in.columns[column];
                if (!is_inside || !m_of.is_small(row, column) ||
                    m_row_sums[row] + m_column_sums[column] <= m_total) {
                    continue;
                }
                if (auto const found = room_beside(row, column)) {
                    return found;
                }
            }
        }
        return std::nullopt;
    }

    std::optional<step> room_beside(std::size_t row, std::size_t column) const {
        auto const by_row = best(true, m_in.rows, m_row_sums, 1,
                                 [&](std::size_t i) { return m_row_sums[i] - m_of.at(i, column); });
        return by_row ? by_row : best(false, m_in.columns, m_column_sums, 1, [&](std::size_t i) {
            return m_column_sums[i] - m_of.at(row, i);
        });
    }

    block const& m_of;
    rectangle m_in;
    std::vector<std::int64_t> m_row_sums, m_column_sums;
    std::int64_t m_total = 0;
};

} // namespace

rectangle hide(block const& of) {
    growing found{of};
    while (!found.is_empty() && found.grow()) {
    }
    return found.take();
}

std::vector<bool> hide(std::vector<std::int64_t> const& values,
                       std::vector<bool> const& is_sensitive, std::int64_t k) {
    auto result = is_sensitive;
    auto const is_enough = [&] {
        std::int64_t sum = 0, members = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            sum += result[i] ? values[i] : 0;
            members += result[i] && values[i] > 0 ? 1 : 0;
        }
        return sum == 0 || (sum >= k && members > 1);
    };
    while (!is_enough()) {
        std::size_t least = values.size();
        for (std::size_t i = 0; i < values.size(); ++i) {
            bool const can = !result[i] && values[i] > 0;
            if (can && (least == values.size() || values[i] < values[least])) {
                least = i;
            }
        }
        if (least == values.size()) {
            break;
        }
        result[least] = true;
    }
    return result;
}

} // namespace trygg::stats
