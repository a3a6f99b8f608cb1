#include "publish/survey_cells.hpp"

#include "publish/hiding.hpp"
#include "publish/limits.hpp"

#include <algorithm>

namespace trygg::publish {

namespace {

using snapshot::answer;
using snapshot::published_weights;

constexpr std::size_t day_parts = 4; // among them: not known

/// What the tables of one survey are made from.
struct source {
    snapshot::snapshot const& exact;
    snapshot::published_geography const& geography;
    std::vector<std::int32_t> const &responses, &mentions; ///< node of each
    std::size_t survey;
    std::int32_t own; ///< node of the database's own municipality
    stats::suppression_rules counts, shares;

    std::size_t nodes() const { return geography.parents.size(); }
};

void add(published_weights& to, double weight, bool hit) {
    to.weight += weight;
    to.weight_of_hits += hit ? weight : 0;
    to.squared_weight += weight * weight;
}

/// Sums of weights at leaf zones summed up to the root; none where the share is hidden.
std::vector<published_weights> shown_weights(std::vector<published_weights> leaves,
                                             snapshot::published_geography const& geography,
                                             std::vector<bool> const& hidden) {
    for (std::size_t node = leaves.size(); node-- > 1;) {
        auto& to = leaves[static_cast<std::size_t>(geography.parents[node])];
        to.weight += leaves[node].weight;
        to.weight_of_hits += leaves[node].weight_of_hits;
        to.squared_weight += leaves[node].squared_weight;
    }
    for (std::size_t node = 0; node < leaves.size(); ++node) {
        leaves[node] = hidden[node] ? published_weights{} : leaves[node];
    }
    return leaves;
}

std::vector<bool> either(std::vector<bool> one, std::vector<bool> const& other) {
    for (std::size_t i = 0; i < one.size(); ++i) {
        one[i] = one[i] || other[i];
    }
    return one;
}

snapshot::published_feeling hide_feeling(source const& of, std::vector<answer> const& answers) {
    using column = snapshot::published_feeling::column;
    auto const& facts = of.exact.responses;
    cell_values felt(of.nodes() * 3), stay(of.nodes());
    std::vector<published_weights> weights(of.nodes());
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (facts.survey[i] != of.survey || answers[i] == answer::none) {
            continue;
        }
        auto const node = static_cast<std::size_t>(of.responses[i]);
        if (answers[i] == answer::stay_in) {
            ++stay[node];
            continue;
        }
        bool const is_unsafe = answers[i] == answer::unsafe;
        ++felt[node * 3 + (is_unsafe ? column::unsafe : column::safe)];
        add(weights[node], facts.weight[i], is_unsafe);
    }
    auto const table = hide(of.own, std::move(felt), {-1, 0, 0}, of.geography, of.shares);
    auto const hidden = either(table.column(column::unsafe), table.column(column::safe));
    return {table.shown(0, 3),
            hide(of.own, std::move(stay), {-1}, of.geography, of.counts).shown(0, 1),
            shown_weights(std::move(weights), of.geography, hidden)};
}

/// Mentions of one sentiment.
struct sentiment_tables {
    hidden_table parts;                ///< all the day, then by day_part
    snapshot::published_table reasons; ///< by reason
};

snapshot::published_table hide_reasons(source const& of, bool is_unsafe, hidden_table const& all) {
    auto const& facts = of.exact.mentions;
    auto const reasons = of.exact.reasons.size();
    auto const wholes = all.column_values(0);
    auto const hidden_wholes = all.column(0);
    snapshot::published_table result{reasons, std::vector<std::int64_t>(of.nodes() * reasons)};
    for (std::size_t reason = 0; reason < reasons; ++reason) {
        cell_values named(of.nodes());
        for (std::size_t i = 0; i < facts.survey.size(); ++i) {
            bool const counts =
                facts.survey[i] == of.survey && (facts.is_unsafe[i] != 0) == is_unsafe;
            if (counts && std::ranges::find(facts.reasons[i], reason) != facts.reasons[i].end()) {
                ++named[static_cast<std::size_t>(of.mentions[i])];
            }
        }
        add_up(named, 1, of.geography);
        auto rules = of.counts;
        rules.apart = all.is_apart || is_small_beside(of.own, named, 1, of.geography, rules);
        auto const hidden =
            stats::suppress_part(of.geography.parents, named, wholes, hidden_wholes, rules);
        for (std::size_t node = 0; node < named.size(); ++node) {
            result.values[node * reasons + reason] = hidden[node] ? snapshot::hidden : named[node];
        }
    }
    return result;
}

sentiment_tables hide_sentiment(source const& of, bool is_unsafe) {
    auto const& facts = of.exact.mentions;
    constexpr auto columns = day_parts + 1;
    cell_values parts(of.nodes() * columns);
    for (std::size_t i = 0; i < facts.survey.size(); ++i) {
        if (facts.survey[i] == of.survey && (facts.is_unsafe[i] != 0) == is_unsafe) {
            auto const part = static_cast<std::size_t>(facts.part[i]);
            ++parts[static_cast<std::size_t>(of.mentions[i]) * columns + part + 1];
        }
    }
    auto table = hide(of.own, std::move(parts), {-1, 0, 0, 0, 0}, of.geography, of.counts);
    auto reasons = hide_reasons(of, is_unsafe, table);
    return {std::move(table), std::move(reasons)};
}

/// Column 0 takes all parts of the day.
std::vector<published_weights> weigh_mentions(source const& of, std::size_t column,
                                              std::vector<bool> const& hidden) {
    auto const& facts = of.exact.mentions;
    std::vector<published_weights> leaves(of.nodes());
    for (std::size_t i = 0; i < facts.survey.size(); ++i) {
        bool const part = column == 0 || static_cast<std::size_t>(facts.part[i]) + 1 == column;
        if (facts.survey[i] == of.survey && part) {
            add(leaves[static_cast<std::size_t>(of.mentions[i])], facts.weight[i],
                facts.is_unsafe[i] != 0);
        }
    }
    return shown_weights(std::move(leaves), of.geography, hidden);
}

snapshot::published_mentions hide_mentions(source const& of) {
    auto unsafe = hide_sentiment(of, true), safe = hide_sentiment(of, false);
    constexpr auto columns = day_parts + 1;
    snapshot::published_mentions result{unsafe.parts.shown(0, columns),
                                        safe.parts.shown(0, columns),
                                        std::move(unsafe.reasons),
                                        std::move(safe.reasons),
                                        {}};
    for (std::size_t column = 0; column < columns; ++column) {
        auto hidden = either(unsafe.parts.column(column), safe.parts.column(column));
        for (std::size_t node = 0; node < hidden.size(); ++node) {
            auto const n = unsafe.parts.values[node * columns + column] +
                           safe.parts.values[node * columns + column];
            hidden[node] = hidden[node] || n < of.shares.fewest;
        }
        result.weights.push_back(weigh_mentions(of, column, hidden));
    }
    return result;
}

} // namespace

std::vector<snapshot::published_survey>
make_survey_cells(snapshot::snapshot const& exact, snapshot::published_geography const& geography,
                  policy const& by) {
    auto const& responses = exact.responses;
    auto const& mentions = exact.mentions;
    auto const homes = nodes_of(exact, geography, responses.zones, responses.municipality);
    auto const places = nodes_of(exact, geography, mentions.zones, mentions.municipality);
    std::vector<snapshot::published_survey> result;
    for (std::size_t i = 0; i < exact.surveys.size(); ++i) {
        auto const& name = exact.surveys[i].name;
        auto const k = k_of(exact, name), fewest = n_min_of(exact, name);
        source const of{exact,
                        geography,
                        homes,
                        places,
                        i,
                        own_node(exact, geography),
                        {k, 0, by.hide_complementary},
                        {k, fewest, by.hide_complementary}};
        result.push_back({hide_feeling(of, responses.by_day),
                          hide_feeling(of, responses.by_evening), hide_mentions(of), fewest});
    }
    return result;
}

} // namespace trygg::publish
