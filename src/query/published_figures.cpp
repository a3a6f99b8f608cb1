#include "query/published_figures.hpp"

#include "query/population.hpp"

#include <algorithm>

namespace trygg::query {

namespace {

using snapshot::day_part;
using snapshot::published_table;

constexpr auto no_node = snapshot::published_geography::none;

/// A cell as it may be seen.
struct seen {
    std::int64_t value = 0;
    shown is = shown::yes;
};

seen look(published_table const& table, std::int32_t node, std::size_t column) {
    if (node == no_node) {
        return {0, shown::not_offered};
    }
    auto const value = table.at(static_cast<std::size_t>(node), column);
    return value == snapshot::hidden ? seen{0, shown::few} : seen{value, shown::yes};
}

/// The nodes of a set's zones, and of all that is asked for.
struct nodes {
    std::vector<std::int32_t> zones;
    std::int32_t whole = 0;
    std::int32_t outside = no_node; ///< of all that lies in none of the zones, when it is one
};

nodes nodes_of(snapshot::snapshot const& from, std::size_t set, question const& asked) {
    auto const& geography = from.cells->geography;
    nodes result{geography.of_zone[set],
                 asked.municipality ? geography.of_municipality[*asked.municipality] : 0};
    if (asked.municipality && !geography.outside[set].empty()) {
        result.outside = geography.outside[set][*asked.municipality];
    }
    result.zones.resize(from.zone_sets[set].zones.size(), no_node);
    return result;
}

/// What a whole has beyond its zones, when all of them may be seen.
seen rest_of(seen whole, std::vector<seen> const& zones, std::vector<bool> const& is_included) {
    for (std::size_t i = 0; i < zones.size(); ++i) {
        if (is_included[i]) {
            whole.is = std::max(whole.is, zones[i].is);
            whole.value -= zones[i].value;
        }
    }
    return whole.is == shown::yes ? whole : seen{0, whole.is};
}

/// Where a cell's column lies for one question; nothing when no cell is published for it.
struct column_choice {
    published_table const* table = nullptr;
    std::size_t column = 0;
};

seen look(column_choice const& at, std::int32_t node) {
    return at.table ? look(*at.table, node, at.column) : seen{0, shown::not_offered};
}

/// Puts a figure in its place, in each zone and for the whole.
template <typename Put>
void put_all(column_choice const& at, nodes const& in, zone_figures& to, Put const& put) {
    std::vector<seen> zones;
    for (std::size_t i = 0; i < in.zones.size(); ++i) {
        zones.push_back(look(at, in.zones[i]));
        if (to.is_included[i]) {
            put(to.zones[i], zones[i]);
        }
    }
    auto const whole = look(at, in.whole);
    put(*to.whole, whole);
    put(to.outside,
        in.outside == no_node ? rest_of(whole, zones, to.is_included) : look(at, in.outside));
}

bool is_all_time(model::day_span const& period) { return period == all_time; }

column_choice of_kind(snapshot::published_kind const& kind, question const& asked) {
    if (asked.part != day_part::unknown) {
        return is_all_time(asked.period)
                   ? column_choice{&kind.parts, static_cast<std::size_t>(asked.part)}
                   : column_choice{};
    }
    if (is_all_time(asked.period)) {
        return {&kind.periods, 0};
    }
    auto const found = std::ranges::find(kind.spans, asked.period);
    return found == kind.spans.end()
               ? column_choice{}
               : column_choice{&kind.periods,
                               static_cast<std::size_t>(found - kind.spans.begin()) + 1};
}

/// The protected kinds that a question asks for.
std::vector<snapshot::published_kind const*> asked_kinds(snapshot::snapshot const& from,
                                                         question const& asked) {
    std::vector<snapshot::published_kind const*> result;
    for (auto const& [word, kind] : from.cells->kinds) {
        if (!asked.kinds || std::ranges::find(*asked.kinds, word) != asked.kinds->end()) {
            result.push_back(&kind);
        }
    }
    return result;
}

column_choice choose_incidents(snapshot::snapshot const& from, question const& asked,
                               std::vector<snapshot::published_kind const*> const& kinds) {
    if (kinds.size() == 1) {
        return of_kind(*kinds.front(), asked);
    }
    bool const all = kinds.size() == from.cells->kinds.size() && asked.part == day_part::unknown &&
                     is_all_time(asked.period);
    return all ? column_choice{&from.cells->all_kinds, 0} : column_choice{};
}

void hide_incidents(figures& of, shown why) {
    of.incidents = 0;
    of.is.incidents = why;
}

/// People of the leaf zones below each node.
std::vector<std::int64_t> people_by_node(snapshot::snapshot const& from,
                                         model::day_span const& period) {
    auto const& geography = from.cells->geography;
    std::vector<std::int64_t> result(geography.parents.size());
    for (std::size_t node = result.size(); node-- > 0;) { // children stand after their parents
        if (auto const zone = geography.leaf_zone[node]; zone != no_node) {
            auto const& zones = from.zone_sets[geography.leaf_set].zones;
            auto const people = population_of(zones[static_cast<std::size_t>(zone)], period);
            result[node] = people ? people->people : 0;
        }
        if (auto const parent = geography.parents[node]; parent != no_node) {
            result[static_cast<std::size_t>(parent)] += result[node];
        }
    }
    return result;
}

void find_wider(snapshot::snapshot const& from, column_choice const& at, nodes const& in,
                model::day_span const& period, zone_figures& to) {
    auto const people = people_by_node(from, period);
    to.wider.resize(to.zones.size());
    for (std::size_t i = 0; i < to.zones.size(); ++i) {
        auto node = in.zones[i];
        if (to.zones[i].is.incidents != shown::few || node == no_node) {
            continue;
        }
        auto found = look(at, node);
        while (found.is != shown::yes && node != 0) {
            node = from.cells->geography.parents[static_cast<std::size_t>(node)];
            found = look(at, node);
        }
        if (found.is == shown::yes) {
            to.wider[i] = wider_zone{found.value, people[static_cast<std::size_t>(node)]};
        }
    }
}

void read_feeling(snapshot::published_survey const& survey, nodes const& in, question const& asked,
                  zone_figures& to) {
    using column = snapshot::published_feeling::column;
    auto const* of = asked.part == day_part::unknown ? nullptr
                     : asked.part == day_part::day   ? &survey.day
                                                     : &survey.evening;
    auto const choose = [&](published_table snapshot::published_feeling::*table, std::size_t at) {
        return of ? column_choice{&(of->*table), at} : column_choice{};
    };
    using feeling = snapshot::published_feeling;
    put_all(choose(&feeling::answers, column::answered), in, to, [](figures& z, seen s) {
        z.feeling.n = s.value;
        z.is.respondents = s.is;
    });
    put_all(choose(&feeling::answers, column::unsafe), in, to, [](figures& z, seen s) {
        z.feeling.hits = s.value;
        z.is.unsafe_share = std::max(z.is.unsafe_share, s.is);
    });
    put_all(choose(&feeling::answers, column::safe), in, to,
            [](figures& z, seen s) { z.is.unsafe_share = std::max(z.is.unsafe_share, s.is); });
    put_all(choose(&feeling::staying_in, 0), in, to, [](figures& z, seen s) {
        z.staying_in = s.value;
        z.is.staying_in = s.is;
    });
}

void weigh(tally& to, snapshot::published_weights const& sums) {
    to.weight = sums.weight;
    to.weight_of_hits = sums.weight_of_hits;
    to.squared_weight = sums.squared_weight;
}

/// Gives each node's sums of weights to the figures of its zone.
template <typename Tally, typename Status>
void weigh_all(std::vector<snapshot::published_weights> const& weights, nodes const& in,
               zone_figures& to, Tally const& tally_of, Status const& status_of) {
    auto const weigh_one = [&](figures& zone, std::int32_t node) {
        if (node == no_node || status_of(zone) != shown::yes) {
            return;
        }
        weigh(tally_of(zone), weights[static_cast<std::size_t>(node)]);
    };
    for (std::size_t i = 0; i < in.zones.size(); ++i) {
        weigh_one(to.zones[i], in.zones[i]);
    }
    weigh_one(*to.whole, in.whole);
}

void weigh_feeling(snapshot::published_survey const& survey, nodes const& in, question const& asked,
                   zone_figures& to) {
    if (asked.part == day_part::unknown) {
        return;
    }
    auto const& of = asked.part == day_part::day ? survey.day : survey.evening;
    weigh_all(
        of.weights, in, to, [](figures& z) -> tally& { return z.feeling; },
        [](figures const& z) { return z.is.unsafe_share; });
}

/// Unsafe and safe mentions that a question asks for.
std::pair<column_choice, column_choice> choose_mentions(snapshot::published_mentions const& of,
                                                        question const& asked) {
    if (!asked.reasons) {
        auto const column =
            asked.part == day_part::unknown ? 0 : static_cast<std::size_t>(asked.part) + 1;
        return {{&of.unsafe, column}, {&of.safe, column}};
    }
    if (asked.reasons->size() != 1 || asked.part != day_part::unknown) {
        return {};
    }
    auto const column = asked.reasons->front();
    return {{&of.reasons_unsafe, column}, {&of.reasons_safe, column}};
}

void read_mentions(snapshot::published_survey const& survey, nodes const& in, question const& asked,
                   zone_figures& to) {
    auto const [unsafe, safe] = choose_mentions(survey.mentions, asked);
    put_all(unsafe, in, to, [](figures& z, seen s) {
        z.mentions.hits = s.value;
        z.mentions.n = s.value;
        z.is.mentions_unsafe = s.is;
    });
    put_all(safe, in, to, [](figures& z, seen s) {
        z.mentions.n += s.value;
        z.is.mentions_safe = s.is;
    });
    auto const settle = [&](figures& z) {
        z.is.mention_share = asked.reasons ? shown::not_offered : z.is.mentions();
        if (z.is.mention_share == shown::yes && z.mentions.n > 0 && z.mentions.n < survey.fewest) {
            z.is.mention_share = shown::few;
        }
    };
    std::ranges::for_each(to.zones, settle);
    settle(*to.whole);
    settle(to.outside);
    if (!asked.reasons) {
        auto const column = asked.part == day_part::unknown ? 0 : static_cast<int>(asked.part) + 1;
        weigh_all(
            survey.mentions.weights[static_cast<std::size_t>(column)], in, to,
            [](figures& z) -> tally& { return z.mentions; },
            [](figures const& z) { return z.is.mention_share; });
    }
}

void read_reasons(published_table const& table, nodes const& in, question const& asked,
                  std::vector<std::int64_t> figures::*where, zone_figures& to) {
    if (asked.part != day_part::unknown) {
        return;
    }
    for (std::size_t reason = 0; reason < table.columns; ++reason) {
        if (asked.reasons && asked.reasons->front() != reason) {
            continue;
        }
        put_all({&table, reason}, in, to, [&](figures& z, seen s) {
            (z.*where)[reason] = s.is == shown::yes ? s.value : hidden_reason;
        });
    }
}

/// The newest of the surveys that a question uses.
std::optional<std::size_t> newest(snapshot::snapshot const& from, survey_choice const& chosen) {
    std::optional<std::size_t> result;
    for (std::size_t i = 0; i < chosen.is_used.size(); ++i) {
        if (chosen.is_used[i] && (!result || from.surveys[i].year >= from.surveys[*result].year)) {
            result = i;
        }
    }
    return result;
}

} // namespace

void read_survey_cells(snapshot::snapshot const& from, std::size_t set, question const& asked,
                       zone_figures& to) {
    to.whole = to.whole ? to.whole : to.outside; // empty, with as many reasons
    auto const chosen = choose_surveys(from, asked.period);
    auto const one = newest(from, chosen);
    if (!one || from.cells->surveys.size() <= *one) {
        return;
    }
    to.surveys = chosen.kind;
    to.survey_year = from.surveys[*one].year;
    auto const& survey = from.cells->surveys[*one];
    auto const in = nodes_of(from, set, asked);
    read_feeling(survey, in, asked, to);
    weigh_feeling(survey, in, asked, to);
    read_mentions(survey, in, asked, to);
    bool const one_reason = !asked.reasons || asked.reasons->size() == 1;
    if (one_reason) {
        read_reasons(survey.mentions.reasons_unsafe, in, asked, &figures::reasons_unsafe, to);
        read_reasons(survey.mentions.reasons_safe, in, asked, &figures::reasons_safe, to);
    }
}

void read_incident_cells(snapshot::snapshot const& from, std::size_t set, question const& asked,
                         zone_figures& to) {
    auto open = to.outside.incidents;
    for (auto const& zone : to.zones) {
        open += zone.incidents;
    }
    to.whole->incidents = open;
    auto const kinds = asked_kinds(from, asked);
    if (kinds.empty()) {
        return;
    }
    auto const at = choose_incidents(from, asked, kinds);
    auto const in = nodes_of(from, set, asked);
    put_all(at, in, to, [](figures& z, seen s) {
        if (s.is == shown::yes) {
            z.incidents += s.value;
        } else {
            hide_incidents(z, s.is);
        }
    });
    if (at.table) {
        find_wider(from, at, in, asked.period, to);
    }
}

bool asks_for_protected(snapshot::snapshot const& from, question const& asked) {
    return from.cells && !asked_kinds(from, asked).empty();
}

std::vector<model::day_span> published_periods(snapshot::snapshot const& from,
                                               question const& asked) {
    auto const kinds = asked_kinds(from, asked);
    return kinds.size() == 1 ? kinds.front()->spans : std::vector<model::day_span>{};
}

} // namespace trygg::query
