#pragma once
/// \file One block of a table: which rows and columns a rectangle of hidden cells takes.

#include <cstdint>
#include <vector>

namespace trygg::stats {

/// A table with its sums known, of which some cells must be hidden.
struct block {
    std::size_t rows = 0, columns = 0;
    std::vector<std::int64_t> values; ///< row by row
    std::vector<bool> is_sensitive;   ///< by cell
    std::int64_t k = 5;

    std::int64_t at(std::size_t row, std::size_t column) const {
        return values[row * columns + column];
    }
    bool is_small(std::size_t row, std::size_t column) const {
        return at(row, column) > 0 && at(row, column) < k;
    }
};

struct rectangle {
    std::vector<bool> rows, columns;
};

/// The rectangle that hides all sensitive cells; empty when there are none. Every row, and every
/// column, of the block sums to 0 or to k at least.
rectangle hide(block const& of);

/// The members of a list that hide the sensitive ones: together at least k, and two that are not 0.
/// `values` sum to k at least when any is sensitive.
std::vector<bool> hide(std::vector<std::int64_t> const& values,
                       std::vector<bool> const& is_sensitive, std::int64_t k);

} // namespace trygg::stats
