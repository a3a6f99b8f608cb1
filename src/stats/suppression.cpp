#include "stats/suppression.hpp"

#include "stats/suppression_block.hpp"

#include <algorithm>
#include <numeric>

namespace trygg::stats {

namespace {

std::vector<std::vector<std::size_t>> children_of(tree const& parents) {
    std::vector<std::vector<std::size_t>> result(parents.size());
    for (std::size_t i = 1; i < parents.size(); ++i) {
        result[static_cast<std::size_t>(parents[i])].push_back(i);
    }
    return result;
}

bool is_small(std::int64_t value, std::int64_t k) { return value > 0 && value < k; }

/// The columns below one column as a zone knows them: a class of several is hidden, and its sum can
/// be worked out. By place in the list of children.
using classes = std::vector<std::vector<std::size_t>>;

class table_hiding {
public:
    table_hiding(tree const& zones, tree const& columns, std::span<std::int64_t const> values,
                 suppression_rules const& rules)
        : m_zone_parents(zones), m_column_parents(columns), m_zones(children_of(zones)),
          m_columns(children_of(columns)), m_values(values), m_rules(rules),
          m_hidden(values.size()) {}

    std::vector<bool> run(std::vector<bool> const* hidden_wholes) {
        if (!m_rules.complementary) {
            return hide_small_only();
        }
        if (hidden_wholes) {
            for (std::size_t zone = 0; zone < m_zones.size(); ++zone) {
                m_hidden[index(zone, 0)] = (*hidden_wholes)[zone];
            }
        } else {
            hide_wholes();
        }
        for (std::size_t column = 0; column < m_columns.size(); ++column) {
            if (!m_columns[column].empty()) {
                split(column);
            }
        }
        for (std::size_t column = 0; m_rules.apart && column < m_columns.size(); ++column) {
            m_hidden[index(0, column)] = std::ranges::any_of(
                m_zones[0], [&](auto child) { return is_hidden(child, column); });
        }
        return std::move(m_hidden);
    }

private:
    std::size_t index(std::size_t zone, std::size_t column) const {
        return zone * m_columns.size() + column;
    }
    std::int64_t value(std::size_t zone, std::size_t column) const {
        return m_values[index(zone, column)];
    }
    bool is_hidden(std::size_t zone, std::size_t column) const {
        return m_hidden[index(zone, column)];
    }

    /// A whole of so few that its parts are hidden.
    bool is_of_few(std::size_t zone, std::size_t column) const {
        return is_small(value(zone, column), m_rules.fewest);
    }

    std::vector<bool> hide_small_only() {
        for (std::size_t zone = 0; zone < m_zones.size(); ++zone) {
            for (std::size_t column = 0; column < m_columns.size(); ++column) {
                auto const over = m_zone_parents[zone], left = m_column_parents[column];
                bool const by_zone = over >= 0 && is_hidden(static_cast<std::size_t>(over), column);
                bool const by_column =
                    left >= 0 && (is_hidden(zone, static_cast<std::size_t>(left)) ||
                                  is_of_few(zone, static_cast<std::size_t>(left)));
                m_hidden[index(zone, column)] =
                    by_zone || by_column || is_small(value(zone, column), m_rules.k);
            }
        }
        return std::move(m_hidden);
    }

    /// Column 0, zone by zone from the top.
    void hide_wholes() {
        m_hidden[0] = m_rules.apart || is_small(m_values[0], m_rules.k);
        for (std::size_t zone = 0; zone < m_zones.size(); ++zone) {
            auto const& within = m_zones[zone];
            bool const stand_apart = zone == 0 && m_rules.apart;
            std::vector<std::int64_t> values;
            std::vector<bool> small;
            for (auto const child : within) {
                values.push_back(value(child, 0));
                small.push_back(is_small(values.back(), m_rules.k));
            }
            auto const chosen = stand_apart ? small : hide(values, small, m_rules.k);
            for (std::size_t i = 0; i < within.size(); ++i) {
                m_hidden[index(within[i], 0)] = (is_hidden(zone, 0) && !stand_apart) || chosen[i];
            }
        }
    }

    /// The columns below one, zone by zone from the top.
    void split(std::size_t column) {
        std::vector<classes> known(m_zones.size());
        split_whole(0, column, known);
        for (std::size_t zone = 0; zone < m_zones.size(); ++zone) {
            if (zone == 0 && m_rules.apart) {
                for (auto const child : m_zones[0]) {
                    split_whole(child, column, known);
                }
                continue;
            }
            if (m_zones[zone].empty()) {
                continue;
            }
            if (is_hidden(zone, column) || known[zone].empty()) {
                inherit(zone, column); // also below a zone that is known to be 0
            } else {
                split_zone(zone, column, known);
            }
        }
    }

    /// A zone that no other one's hiding binds.
    void split_whole(std::size_t zone, std::size_t column, std::vector<classes>& known) {
        if (!is_hidden(zone, column)) {
            known[zone] = classes_of_whole(zone, column);
        }
        show(zone, column, known[zone]);
    }

    classes classes_of_whole(std::size_t zone, std::size_t column) const {
        std::vector<std::int64_t> values;
        std::vector<bool> sensitive;
        for (auto const part : m_columns[column]) {
            values.push_back(value(zone, part));
            sensitive.push_back(is_small(values.back(), m_rules.k) || is_of_few(zone, column));
        }
        auto const chosen = hide(values, sensitive, m_rules.k);
        classes all(values.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            all[i] = {i};
        }
        return merged(all, chosen);
    }

    static classes merged(classes const& of, std::vector<bool> const& together) {
        classes result;
        std::vector<std::size_t> one;
        for (std::size_t i = 0; i < of.size(); ++i) {
            if (together[i]) {
                one.insert(one.end(), of[i].begin(), of[i].end());
            } else {
                result.push_back(of[i]);
            }
        }
        if (!one.empty()) {
            result.push_back(std::move(one));
        }
        return result;
    }

    std::int64_t value_of(std::size_t zone, std::size_t column,
                          std::vector<std::size_t> const& a_class) const {
        std::int64_t result = 0;
        for (auto const i : a_class) {
            result += value(zone, m_columns[column][i]);
        }
        return result;
    }

    /// Mark what a zone's classes hide; a sum of 0 tells that each of them is 0.
    void show(std::size_t zone, std::size_t column, classes const& known) {
        for (auto const part : m_columns[column]) {
            m_hidden[index(zone, part)] = known.empty();
        }
        for (auto const& each : known) {
            if (each.size() > 1 && value_of(zone, column, each) > 0) {
                for (auto const i : each) {
                    m_hidden[index(zone, m_columns[column][i])] = true;
                }
            }
        }
    }

    /// Below a zone whose whole is hidden, all is hidden but what is known to be 0.
    void inherit(std::size_t zone, std::size_t column) {
        for (auto const child : m_zones[zone]) {
            for (auto const part : m_columns[column]) {
                m_hidden[index(child, part)] = is_hidden(child, column) && is_hidden(zone, part);
            }
        }
    }

    /// The zones within a zone × its classes, the zones whose whole is hidden as the last row.
    block block_of(std::vector<std::size_t> const& rows, std::vector<std::size_t> const& hidden,
                   std::size_t column, classes const& known) const {
        auto const last = hidden.empty() ? std::size_t{0} : std::size_t{1};
        block result{rows.size() + last, known.size(), {}, {}, m_rules.k};
        auto const add = [&](std::int64_t cell, bool is_of_few_answers) {
            result.values.push_back(cell);
            result.is_sensitive.push_back(is_small(cell, m_rules.k) || is_of_few_answers);
        };
        for (auto const row : rows) {
            for (auto const& each : known) {
                add(value_of(row, column, each), is_of_few(row, column));
            }
        }
        for (std::size_t i = 0; last > 0 && i < known.size(); ++i) {
            std::int64_t sum = 0;
            for (auto const zone : hidden) {
                sum += value_of(zone, column, known[i]);
            }
            add(sum, false);
        }
        return result;
    }

    void split_zone(std::size_t zone, std::size_t column, std::vector<classes>& known) {
        std::vector<std::size_t> rows, hidden;
        for (auto const child : m_zones[zone]) {
            (is_hidden(child, column) ? hidden : rows).push_back(child);
        }
        auto const table = block_of(rows, hidden, column, known[zone]);
        auto const found = hide(table);
        auto const together = merged(known[zone], found.columns);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            known[rows[i]] = found.rows[i] ? together : known[zone];
            show(rows[i], column, known[rows[i]]);
        }
        for (auto const child : hidden) {
            for (std::size_t i = 0; i < known[zone].size(); ++i) {
                bool const merges = found.rows[rows.size()] && found.columns[i];
                bool const is_zero = !merges && table.at(rows.size(), i) == 0;
                for (auto const part : known[zone][i]) {
                    m_hidden[index(child, m_columns[column][part])] = !is_zero;
                }
            }
        }
    }

    tree const &m_zone_parents, &m_column_parents;
    std::vector<std::vector<std::size_t>> m_zones, m_columns; // children
    std::span<std::int64_t const> m_values;
    suppression_rules m_rules;
    std::vector<bool> m_hidden;
};

/// Counts that are part of wholes.
class part_hiding {
public:
    part_hiding(tree const& zones, std::span<std::int64_t const> values,
                std::span<std::int64_t const> wholes, std::vector<bool> const& hidden_wholes,
                suppression_rules const& rules)
        : m_zones(children_of(zones)), m_values(values), m_wholes(wholes),
          m_hidden_wholes(hidden_wholes), m_rules(rules), m_forced(zones.size()) {}

    std::vector<bool> run() {
        while (!try_all()) { // with one more zone forced each time
        }
        return std::move(m_hidden);
    }

private:
    /// False when some zone had to be forced.
    bool try_all() {
        m_hidden.assign(m_values.size(), false);
        m_hidden[0] = must_hide(0);
        for (std::size_t zone = 0; zone < m_zones.size(); ++zone) {
            auto const& within = m_zones[zone];
            if (zone == 0 && m_rules.apart) {
                for (auto const child : within) {
                    m_hidden[child] = must_hide(child);
                }
                m_hidden[0] =
                    std::ranges::any_of(within, [&](auto child) { return bool{m_hidden[child]}; });
            } else if (m_hidden[zone]) {
                for (auto const child : within) {
                    m_hidden[child] = m_wholes[child] > 0 || m_hidden_wholes[child];
                }
            } else if (!hide_within(within)) {
                m_forced[zone] = true;
                return false;
            }
        }
        return true;
    }

    bool must_hide(std::size_t zone) const {
        return is_small(m_values[zone], m_rules.k) || m_hidden_wholes[zone] || m_forced[zone];
    }

    /// False when the zones within one cannot hide each other.
    bool hide_within(std::vector<std::size_t> const& within) {
        std::vector<std::size_t> chosen;
        for (auto const zone : within) {
            if (must_hide(zone)) {
                chosen.push_back(zone);
            }
        }
        while (m_rules.complementary && !is_enough(chosen)) {
            auto const more = best(within, chosen);
            if (more == m_values.size()) {
                return false;
            }
            chosen.push_back(more);
        }
        auto const sum = total(chosen, m_values);
        for (auto const zone : chosen) {
            m_hidden[zone] = !m_rules.complementary || sum > 0;
        }
        return true;
    }

    static std::int64_t total(std::vector<std::size_t> const& of,
                              std::span<std::int64_t const> values) {
        return std::accumulate(
            of.begin(), of.end(), std::int64_t{0},
            [&](std::int64_t sum, std::size_t zone) { return sum + values[zone]; });
    }

    /// Whether each of them may be 0 and k, or has a range as wide, whatever the wholes tell.
    bool is_enough(std::vector<std::size_t> const& chosen) const {
        auto const sum = total(chosen, m_values), room = total(chosen, m_wholes);
        return sum == 0 || std::ranges::all_of(chosen, [&](std::size_t zone) {
                   bool const moves = m_hidden_wholes[zone];
                   auto const most = moves ? sum : std::min(sum, m_wholes[zone]);
                   auto const others = moves ? room : room - m_wholes[zone];
                   auto const least = std::max<std::int64_t>(0, sum - others);
                   bool const small = is_small(m_values[zone], m_rules.k);
                   return m_wholes[zone] == 0 ||
                          (most - least >= m_rules.k && (!small || least == 0));
               });
    }

    /// What is not yet chosen and costs least; of equals what gives most room.
    std::size_t best(std::vector<std::size_t> const& within,
                     std::vector<std::size_t> const& chosen) const {
        auto result = m_values.size();
        for (auto const zone : within) {
            if (m_wholes[zone] == 0 || std::ranges::find(chosen, zone) != chosen.end()) {
                continue;
            }
            if (result == m_values.size() || m_values[zone] < m_values[result] ||
                (m_values[zone] == m_values[result] && m_wholes[zone] > m_wholes[result])) {
                result = zone;
            }
        }
        return result;
    }

    std::vector<std::vector<std::size_t>> m_zones;
    std::span<std::int64_t const> m_values, m_wholes;
    std::vector<bool> const& m_hidden_wholes;
    suppression_rules m_rules;
    std::vector<bool> m_forced, m_hidden;
};

} // namespace

std::vector<bool> suppress(tree const& zones, tree const& columns,
                           std::span<std::int64_t const> values, suppression_rules const& rules,
                           std::vector<bool> const* hidden_wholes) {
    return table_hiding{zones, columns, values, rules}.run(hidden_wholes);
}

std::vector<bool> suppress_part(tree const& zones, std::span<std::int64_t const> values,
                                std::span<std::int64_t const> wholes,
                                std::vector<bool> const& hidden_wholes,
                                suppression_rules const& rules) {
    return part_hiding{zones, values, wholes, hidden_wholes, rules}.run();
}

} // namespace trygg::stats
