#include "query/figures.hpp"

#include "query/published_figures.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace trygg::query {

namespace {

using snapshot::day_part;
using snapshot::outside;

bool is_within(model::day_span const& inner, model::day_span const& outer) {
    return inner.first >= outer.first && inner.last <= outer.last;
}

/// Which groups of incidents a question wants, 1 or 0.
std::vector<std::int32_t> wanted_groups(snapshot::incident_facts const& facts,
                                        question const& asked) {
    std::vector<std::int32_t> result;
    for (auto const& group : facts.groups) {
        bool const kind =
            !asked.kinds || std::ranges::find(*asked.kinds, group.kind) != asked.kinds->end();
        bool const part = asked.part == day_part::unknown || group.part == asked.part;
        bool const municipality = !asked.municipality || group.municipality == *asked.municipality;
        result.push_back(kind && part && municipality ? 1 : 0);
    }
    return result;
}

/// The one loop over all incidents: no branch in it, sums by zone with [0] for outside.
std::vector<std::int64_t> count_incidents(snapshot::incident_facts const& facts, std::size_t set,
                                          std::size_t zones, question const& asked) {
    auto const wanted = wanted_groups(facts, asked);
    auto const [from, to] = asked.period;
    std::vector<std::int64_t> result(zones + 1);
    auto const* first = facts.first_day.data();
    auto const* last = facts.last_day.data();
    auto const* group = facts.group_of.data();
    auto const* number = facts.count.data();
    auto const* zone = facts.zones[set].data();
    for (std::size_t i = 0; i < facts.count.size(); ++i) {
        auto const in_period =
            static_cast<std::int32_t>(first[i] >= from) & static_cast<std::int32_t>(last[i] <= to);
        result[static_cast<std::size_t>(std::int64_t{zone[i]} + 1)] +=
            in_period * wanted[group[i]] * number[i];
    }
    return result;
}

zone_figures empty_figures(snapshot::snapshot const& from, std::size_t index,
                           question const& asked) {
    auto const& set = from.zone_sets[index];
    zone_figures result;
    figures none;
    none.reasons_unsafe.resize(from.reasons.size());
    none.reasons_safe.resize(from.reasons.size());
    none.contributions.resize(from.workshops.size());
    result.outside = none;
    result.zones.assign(set.zones.size(), none);
    for (auto const& zone : set.zones) {
        result.is_included.push_back(!asked.municipality ||
                                     zone.municipality == *asked.municipality);
    }
    return result;
}

/// Where the figures of a zone index go.
class places {
public:
    explicit places(zone_figures& into) : m_into(into) {}

    figures& of(std::int32_t zone) const {
        auto const index = static_cast<std::size_t>(zone);
        return zone == outside || !m_into.is_included[index] ? m_into.outside : m_into.zones[index];
    }

private:
    zone_figures& m_into;
};

/// What a response says of a part of the day. Surveys ask for the day and for the evening; night is
/// answered by the evening's question. Of the whole day the answer that says most counts.
snapshot::answer feeling_of(snapshot::response_facts const& facts, std::size_t i, day_part part) {
    using snapshot::answer;
    auto const day = facts.by_day[i], evening = facts.by_evening[i];
    if (part != day_part::unknown) {
        return part == day_part::day ? day : evening;
    }
    for (auto const stronger : {answer::unsafe, answer::safe, answer::stay_in}) {
        if (day == stronger || evening == stronger) {
            return stronger;
        }
    }
    return answer::none;
}

bool is_asked(question const& asked, snapshot::municipality_index municipality) {
    return !asked.municipality || *asked.municipality == municipality;
}

void count_responses(snapshot::response_facts const& facts, std::size_t set, question const& asked,
                     survey_choice const& surveys, places const& into) {
    using snapshot::answer;
    for (std::size_t i = 0; i < facts.survey.size(); ++i) {
        auto const felt = feeling_of(facts, i, asked.part);
        if (felt == answer::none || !surveys.is_used[facts.survey[i]] ||
            !is_asked(asked, facts.municipality[i])) {
            continue;
        }
        auto& figures = into.of(facts.zones[set][i]);
        if (felt == answer::stay_in) {
            ++figures.staying_in;
        } else {
            figures.feeling.add(felt == answer::unsafe, facts.weight[i]);
        }
    }
}

bool has_reason(std::vector<std::uint16_t> const& given, question const& asked) {
    return !asked.reasons || std::ranges::any_of(given, [&](std::uint16_t reason) {
        return std::ranges::find(*asked.reasons, reason) != asked.reasons->end();
    });
}

void count_mentions(snapshot::mention_facts const& facts, std::size_t set, question const& asked,
                    survey_choice const& surveys, places const& into) {
    for (std::size_t i = 0; i < facts.survey.size(); ++i) {
        bool const part = asked.part == day_part::unknown || facts.part[i] == asked.part;
        if (!part || !surveys.is_used[facts.survey[i]] || !has_reason(facts.reasons[i], asked) ||
            !is_asked(asked, facts.municipality[i])) {
            continue;
        }
        auto& figures = into.of(facts.zones[set][i]);
        bool const is_unsafe = facts.is_unsafe[i] != 0;
        figures.mentions.add(is_unsafe, facts.weight[i]);
        auto& named = is_unsafe ? figures.reasons_unsafe : figures.reasons_safe;
        for (auto const reason : facts.reasons[i]) {
            ++named[reason];
        }
    }
}

/// Measures are counted as they stand now, whatever the period.
void count_measures(snapshot::measure_facts const& facts, std::size_t set, question const& asked,
                    places const& into) {
    for (std::size_t i = 0; i < facts.status.size(); ++i) {
        if (is_asked(asked, facts.municipality[i])) {
            ++into.of(facts.zones[set][i]).measures[facts.status[i]];
        }
    }
}

void count_activities(snapshot::activity_facts const& facts, std::size_t set, question const& asked,
                      places const& into) {
    using state = snapshot::activity_facts::state;
    for (std::size_t i = 0; i < facts.status.size(); ++i) {
        if (!is_asked(asked, facts.municipality[i]) ||
            !is_within({facts.first_day[i], facts.last_day[i]}, asked.period)) {
            continue;
        }
        auto& figures = into.of(facts.zones[set][i]);
        figures.activities_done += facts.status[i] == state::done ? 1 : 0;
        figures.activities_planned += facts.status[i] == state::planned ? 1 : 0;
    }
}

/// Whatever the period, as measures are: of what time they are is told beside them.
void count_contributions(snapshot::contribution_facts const& facts, std::size_t set,
                         question const& asked, places const& into) {
    for (std::size_t i = 0; i < facts.workshop.size(); ++i) {
        if (is_asked(asked, facts.municipality[i])) {
            auto& figures = into.of(facts.zones[set][i]);
            ++figures.contributions[facts.workshop[i]];
            figures.contributions_on_paper += facts.on_paper[i];
        }
    }
}

/// Measures, activities and published contributions, which everybody may see.
void count_work(snapshot::snapshot const& from, std::size_t set, question const& asked,
                zone_figures& to) {
    places const into{to};
    count_measures(from.measures, set, asked, into);
    count_activities(from.activities, set, asked, into);
    count_contributions(from.contributions, set, asked, into);
    if (!to.whole) {
        return;
    }
    auto work = to.outside;
    for (auto const& zone : to.zones) {
        work += zone;
    }
    to.whole->measures = work.measures;
    to.whole->activities_done = work.activities_done;
    to.whole->activities_planned = work.activities_planned;
    to.whole->contributions = work.contributions;
    to.whole->contributions_on_paper = work.contributions_on_paper;
}

void add_up(std::vector<std::int64_t>& to, std::vector<std::int64_t> const& more) {
    std::ranges::transform(more, to, to.begin(), std::plus{});
}

} // namespace

void tally::add(bool hit, double w) {
    n += 1;
    hits += hit ? 1 : 0;
    weight += w;
    weight_of_hits += hit ? w : 0;
    squared_weight += w * w;
}

tally& tally::operator+=(tally const& other) {
    n += other.n;
    hits += other.hits;
    weight += other.weight;
    weight_of_hits += other.weight_of_hits;
    squared_weight += other.squared_weight;
    return *this;
}

figures& figures::operator+=(figures const& other) {
    incidents += other.incidents;
    feeling += other.feeling;
    staying_in += other.staying_in;
    mentions += other.mentions;
    add_up(reasons_unsafe, other.reasons_unsafe);
    add_up(reasons_safe, other.reasons_safe);
    std::ranges::transform(other.measures, measures, measures.begin(), std::plus{});
    activities_done += other.activities_done;
    activities_planned += other.activities_planned;
    add_up(contributions, other.contributions);
    contributions_on_paper += other.contributions_on_paper;
    return *this;
}

figures zone_figures::total() const {
    if (whole) {
        return *whole;
    }
    auto result = outside;
    for (auto const& zone : zones) {
        result += zone;
    }
    return result;
}

zone_figures count_survey(snapshot::snapshot const& from, std::size_t set, question const& asked) {
    auto result = empty_figures(from, set, asked);
    if (from.cells) {
        read_survey_cells(from, set, asked, result);
        return result;
    }
    places const into{result};
    auto const surveys = choose_surveys(from, asked.period);
    result.surveys = surveys.kind;
    count_responses(from.responses, set, asked, surveys, into);
    count_mentions(from.mentions, set, asked, surveys, into);
    return result;
}

zone_figures count(snapshot::snapshot const& from, std::size_t set, question const& asked) {
    auto result = count_survey(from, set, asked);
    places const into{result};
    auto const incidents = count_incidents(from.incidents, set, result.zones.size(), asked);
    for (std::size_t i = 0; i < incidents.size(); ++i) {
        into.of(static_cast<std::int32_t>(i) - 1).incidents += incidents[i];
    }
    if (from.cells) {
        read_incident_cells(from, set, asked, result);
    }
    count_work(from, set, asked, result);
    return result;
}

survey_choice choose_surveys(snapshot::snapshot const& from, model::day_span const& period) {
    survey_choice result;
    for (auto const& survey : from.surveys) {
        auto const year = model::days_of_year(survey.year);
        bool const touched = year.first <= period.last && year.last >= period.first;
        result.is_used.push_back(touched);
        if (touched && result.kind != sampling::random) {
            result.kind = survey.random ? sampling::random : sampling::open;
        }
    }
    for (std::size_t i = 0; i < from.surveys.size(); ++i) {
        bool const fits = from.surveys[i].random == (result.kind == sampling::random);
        result.is_used[i] = result.is_used[i] && fits;
    }
    return result;
}

std::vector<std::pair<int, std::int64_t>> incidents_by_year(snapshot::snapshot const& from,
                                                            std::size_t set,
                                                            std::optional<std::int32_t> zone,
                                                            question const& asked) {
    auto const& facts = from.incidents;
    auto const wanted = wanted_groups(facts, asked);
    std::map<std::int32_t, std::int64_t> by_day;
    for (std::size_t i = 0; i < facts.count.size(); ++i) {
        bool const here = !zone || facts.zones[set][i] == *zone;
        if (here && facts.first_day[i] != snapshot::no_day && wanted[facts.group_of[i]] != 0) {
            by_day[facts.first_day[i]] += facts.count[i];
        }
    }
    std::map<int, std::int64_t> result;
    for (auto const& [day, number] : by_day) {
        result[model::year_of(day)] += number;
    }
    return {result.begin(), result.end()};
}

std::vector<std::uint32_t> incidents_of(snapshot::incident_facts const& facts,
                                        question const& asked) {
    auto const wanted = wanted_groups(facts, asked);
    std::vector<std::uint32_t> result;
    for (std::uint32_t i = 0; i < facts.count.size(); ++i) {
        bool const counts = facts.count[i] > 0; // a protected one that the public may see does not
        if (counts && wanted[facts.group_of[i]] != 0 &&
            is_within({facts.first_day[i], facts.last_day[i]}, asked.period)) {
            result.push_back(i);
        }
    }
    return result;
}

std::set<int> covered_years(snapshot::incident_facts const& facts, question const& asked) {
    std::set<int> result;
    for (auto const& [kind, years] : facts.covered_years) {
        if (!asked.kinds || std::ranges::find(*asked.kinds, kind) != asked.kinds->end()) {
            result.insert(years.begin(), years.end());
        }
    }
    for (int year = result.empty() ? 1 : *result.begin();
         !result.empty() && year < *result.rbegin(); ++year) {
        result.insert(year); // a year between that had none is covered too
    }
    return result;
}

double years_of(snapshot::incident_facts const& facts, question const& asked) {
    double result = 0;
    for (auto const number : covered_years(facts, asked)) {
        auto const year = model::days_of_year(number);
        auto const first = std::max(asked.period.first, year.first);
        auto const last = std::min(asked.period.last, year.last);
        if (first <= last) {
            result += static_cast<double>(last - first + 1) / (year.last - year.first + 1);
        }
    }
    return result;
}

} // namespace trygg::query
