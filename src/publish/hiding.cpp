#include "publish/hiding.hpp"

#include <algorithm>

namespace trygg::publish {

std::vector<bool> hidden_table::column(std::size_t which) const {
    std::vector<bool> result;
    for (auto cell = which; cell < hidden.size(); cell += columns) {
        result.push_back(hidden[cell]);
    }
    return result;
}

std::vector<std::int64_t> hidden_table::column_values(std::size_t which) const {
    std::vector<std::int64_t> result;
    for (auto cell = which; cell < values.size(); cell += columns) {
        result.push_back(values[cell]);
    }
    return result;
}

snapshot::published_table hidden_table::shown(std::size_t first, std::size_t count) const {
    snapshot::published_table result{count, {}};
    for (std::size_t row = 0; row < values.size(); row += columns) {
        for (auto cell = row + first; cell < row + first + count; ++cell) {
            result.values.push_back(hidden[cell] ? snapshot::hidden : values[cell]);
        }
    }
    return result;
}

bool is_small_beside(std::int32_t own, cell_values const& summed, std::size_t columns,
                     snapshot::published_geography const& geography,
                     stats::suppression_rules const& rules) {
    auto const is_small = [&](std::size_t node) {
        auto const first = summed.begin() + static_cast<std::ptrdiff_t>(node * columns);
        bool const is_of_few = *first > 0 && *first < rules.fewest;
        return is_of_few || std::any_of(first, first + static_cast<std::ptrdiff_t>(columns),
                                        [&](auto n) { return n > 0 && n < rules.k; });
    };
    for (std::size_t node = 1; node < geography.parents.size(); ++node) {
        bool const is_beside =
            geography.parents[node] == 0 && static_cast<std::int32_t>(node) != own;
        if (own != snapshot::published_geography::none && is_beside && is_small(node)) {
            return true;
        }
    }
    return false;
}

hidden_table hide(std::int32_t own, cell_values leaves, stats::tree const& columns,
                  snapshot::published_geography const& geography,
                  stats::suppression_rules const& by, std::vector<bool> const* hidden_wholes) {
    auto const width = columns.size();
    for (std::size_t row = 0; row < leaves.size(); row += width) {
        for (auto column = width; column-- > 1;) {
            leaves[row + static_cast<std::size_t>(columns[column])] += leaves[row + column];
        }
    }
    add_up(leaves, width, geography);
    auto rules = by;
    rules.apart = by.apart || is_small_beside(own, leaves, width, geography, by);
    auto hidden = stats::suppress(geography.parents, columns, leaves, rules, hidden_wholes);
    return {width, std::move(leaves), std::move(hidden), rules.apart};
}

} // namespace trygg::publish
