#include "publish/hiding.hpp"

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

hidden_table hide(cell_values leaves, stats::tree const& columns,
                  snapshot::published_geography const& geography,
                  stats::suppression_rules const& rules, std::vector<bool> const* hidden_wholes) {
    auto const width = columns.size();
    for (std::size_t row = 0; row < leaves.size(); row += width) {
        for (auto column = width; column-- > 1;) {
            leaves[row + static_cast<std::size_t>(columns[column])] += leaves[row + column];
        }
    }
    add_up(leaves, width, geography);
    auto hidden = stats::suppress(geography.parents, columns, leaves, rules, hidden_wholes);
    return {width, std::move(leaves), std::move(hidden)};
}

} // namespace trygg::publish
