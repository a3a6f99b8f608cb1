#include "api/joined.hpp"

#include "api/class_breaks.hpp"
#include "api/contribution_columns.hpp"
#include "api/made_columns.hpp"
#include "api/offers.hpp"
#include "api/smoothed_rates.hpp"

#include "base/json_text.hpp"
#include "query/population.hpp"
#include "stats/proportion.hpp"
#include "stats/rate.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace trygg::api {

namespace {

using query::figures;
using snapshot::column;
using snapshot::column_type;

constexpr stats::interval unknown{NAN, NAN, NAN};

/// The interval of what may be seen.
stats::interval if_shown(query::shown is, stats::interval const& found) {
    return is == query::shown::yes ? found : unknown;
}

stats::interval share_of(query::tally const& answers) {
    if (answers.n == 0 || answers.weight <= 0) {
        return unknown;
    }
    return stats::weighted_wilson({answers.weight, answers.weight_of_hits, answers.squared_weight});
}

/// Per 1 000 inhabitants and year.
stats::interval rate_of(std::int64_t incidents, std::optional<std::int64_t> population,
                        double years) {
    if (population.value_or(0) == 0 || years <= 0) {
        return unknown;
    }
    return stats::rate(incidents, static_cast<double>(*population) / 1000 * years);
}

/// {"drugs":3,"traffic":1}: most named first, of equals by code; those never named are left out,
/// those that may not be seen are null and come last.
std::string reasons_text(std::vector<std::int64_t> const& counts,
                         std::vector<std::string> const& codes) {
    std::vector<std::size_t> order(counts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        return counts[a] != counts[b] ? counts[a] > counts[b] : codes[a] < codes[b];
    });
    std::string result = "{";
    for (auto const i : order) {
        if (counts[i] == 0) {
            continue;
        }
        result += result.size() > 1 ? "," : "";
        trygg::json::append_string(result, codes[i]);
        result += ':';
        if (counts[i] == query::hidden_reason) {
            result += "null";
        } else {
            trygg::json::append_integer(result, counts[i]);
        }
    }
    return result + '}';
}

/// Makes the columns of a joined layer from its zones' figures.
class layer_columns {
public:
    explicit layer_columns(std::vector<figures> const& zones) : m_zones(zones) {}

    template <typename Value>
    void add_integer(std::string name, Value const& value) {
        auto made = std::make_shared<column>(column{std::move(name), column_type::integer});
        for (auto const& zone : m_zones) {
            made->integers.push_back(value(zone));
        }
        m_columns.push_back(std::move(made));
    }

    void add_interval(std::string const& name, std::vector<stats::interval> const& intervals) {
        std::array<std::shared_ptr<column>, 3> made;
        static constexpr std::array endings{"", "_low", "_high"};
        for (std::size_t i = 0; i < made.size(); ++i) {
            made[i] = std::make_shared<column>(column{name + endings[i], column_type::real});
        }
        for (auto const& interval : intervals) {
            made[0]->reals.push_back(rounded(interval.value));
            made[1]->reals.push_back(rounded(interval.low));
            made[2]->reals.push_back(rounded(interval.high));
        }
        m_columns.insert(m_columns.end(), made.begin(), made.end());
    }

    template <typename Answers>
    void add_share(std::string const& name, query::shown query::visibility::*is,
                   Answers const& answers) {
        std::vector<stats::interval> intervals;
        for (auto const& zone : m_zones) {
            intervals.push_back(if_shown(zone.is.*is, share_of(answers(zone))));
        }
        add_interval(name, intervals);
    }

    /// A number that is null where it may not be seen.
    template <typename Value>
    void add_seen(std::string name, query::shown query::visibility::*is, Value const& value) {
        add_integer(std::move(name), [&](figures const& zone) {
            return zone.is.*is == query::shown::yes ? value(zone) : snapshot::no_integer;
        });
    }

    template <typename Status>
    void add_status(std::string name, Status const& status) {
        std::vector<std::string_view> names;
        for (auto const& zone : m_zones) {
            names.push_back(name_of(status(zone)));
        }
        m_columns.push_back(text_column(std::move(name), names));
    }

    template <typename Counts>
    void add_reasons(std::string name, std::vector<std::string> const& codes,
                     Counts const& counts) {
        auto made = std::make_shared<column>(column{std::move(name), column_type::json});
        for (auto const& zone : m_zones) {
            made->words.push_back(made->texts.add_json(reasons_text(counts(zone), codes)));
        }
        m_columns.push_back(std::move(made));
    }

    void add(snapshot::columns const& more) {
        m_columns.insert(m_columns.end(), more.begin(), more.end());
    }

    snapshot::columns take() { return std::move(m_columns); }

private:
    std::vector<figures> const& m_zones;
    snapshot::columns m_columns;
};

std::int64_t all_measures(figures const& zone) {
    return std::accumulate(zone.measures.begin(), zone.measures.end(), std::int64_t{0});
}

/// Of a figure of the surveys, which the period may not have.
query::shown survey_status(query::sampling surveys, query::shown is) {
    return surveys == query::sampling::none ? query::shown::none : is;
}

void add_survey_columns(layer_columns& to, std::vector<std::string> const& reasons,
                        query::sampling surveys) {
    using query::visibility;
    auto const feeling = [](figures const& z) {
        return z.feeling;
    };
    auto const mentions = [](figures const& z) {
        return z.mentions;
    };
    to.add_seen("respondents", &visibility::respondents,
                [](figures const& z) { return z.feeling.n; });
    to.add_seen("respondents_unsafe", &visibility::unsafe_share,
                [](figures const& z) { return z.feeling.hits; });
    to.add_seen("respondents_stay_in", &visibility::staying_in,
                [](figures const& z) { return z.staying_in; });
    to.add_share("unsafe_share", &visibility::unsafe_share, feeling);
    to.add_status("survey_status",
                  [&](figures const& z) { return survey_status(surveys, z.is.unsafe_share); });
    to.add_seen("mentions_unsafe", &visibility::mentions_unsafe,
                [](figures const& z) { return z.mentions.hits; });
    to.add_seen("mentions_safe", &visibility::mentions_safe,
                [](figures const& z) { return z.mentions.n - z.mentions.hits; });
    to.add_share("mention_share", &visibility::mention_share, mentions);
    to.add_status("mentions_status",
                  [&](figures const& z) { return survey_status(surveys, z.is.mentions()); });
    to.add_reasons("reasons", reasons, [](figures const& z) { return z.reasons_unsafe; });
    to.add_reasons("reasons_safe", reasons, [](figures const& z) { return z.reasons_safe; });
}

void add_work_columns(layer_columns& to) {
    to.add_integer("measures", all_measures);
    for (std::size_t i = 0; i < std::size(snapshot::measure_statuses); ++i) {
        to.add_integer(std::string{"measures_"} + snapshot::measure_statuses[i],
                       [i](figures const& z) { return z.measures[i]; });
    }
    to.add_integer("activities_done", [](figures const& z) { return z.activities_done; });
    to.add_integer("activities_planned", [](figures const& z) { return z.activities_planned; });
}

std::int64_t joined_incidents(query::zone_figures const& counted) {
    std::int64_t result = 0;
    for (auto const& zone : counted.zones) {
        result += zone.incidents;
    }
    return result;
}

/// Whether the sum of all zones may be seen.
query::shown joined_status(query::zone_figures const& counted) {
    auto const outside = counted.outside.is.incidents;
    return counted.whole ? std::max(counted.whole->is.incidents, outside) : outside;
}

json if_shown(query::shown is, std::int64_t value) {
    return is == query::shown::yes ? json(value) : json(nullptr);
}

void add_work(json& to, figures const& total) {
    to["measures"] = all_measures(total);
    for (std::size_t i = 0; i < total.measures.size(); ++i) {
        to[std::string{"measures_"} + snapshot::measure_statuses[i]] = total.measures[i];
    }
    to["activities_done"] = total.activities_done;
    to["activities_planned"] = total.activities_planned;
}

json sampling_name(query::sampling surveys) {
    return surveys == query::sampling::none     ? json(nullptr)
           : surveys == query::sampling::random ? json("random")
                                                : json("open");
}

constexpr char const* method =
    "Shares: Wilson 95 %, weighted with Kish's effective n. Rates: incidents within the zones per "
    "1 000 inhabitants and year, exact Poisson 95 %; years are those of the period that "
    "hold at least a hundredth of the kind's incidents. An incident counts when all that is known "
    "of its start lies in the "
    "period; a survey counts when the period touches its year. When the period has a random "
    "sample, "
    "open surveys are not counted. Measures are counted as they stand now.";

void add_incidents(json& to, query::zone_figures const& counted, std::optional<std::int64_t> people,
                   double years) {
    auto const total = counted.total();
    auto const is_joined = joined_status(counted);
    auto const joined =
        counted.whole ? total.incidents - counted.outside.incidents : joined_incidents(counted);
    to["incidents"] = if_shown(total.is.incidents, total.incidents);
    to["incidents_status"] = name_of(total.is.incidents);
    to["incidents_joined"] = if_shown(is_joined, joined);
    to["incidents_outside"] = if_shown(counted.outside.is.incidents, counted.outside.incidents);
    add_interval(to, "incident_rate", if_shown(is_joined, rate_of(joined, people, years)));
}

void add_surveyed(json& to, snapshot::snapshot const& data, query::zone_figures const& counted) {
    auto const total = counted.total();
    auto const& outside = counted.outside;
    to["sampling"] = sampling_name(counted.surveys);
    if (counted.survey_year) {
        to["survey_year"] = *counted.survey_year;
    }
    add_answers(to, total);
    to["survey_status"] = name_of(survey_status(counted.surveys, total.is.unsafe_share));
    to["mentions_status"] = name_of(survey_status(counted.surveys, total.is.mentions()));
    to["mentions_outside"] = if_shown(outside.is.mentions(), outside.mentions.n);
    to["reasons"] = json::parse(reasons_text(total.reasons_unsafe, data.reasons));
    to["reasons_safe"] = json::parse(reasons_text(total.reasons_safe, data.reasons));
}

json summarize(snapshot::snapshot const& data, query::question const& asked,
               query::zone_figures const& counted, std::optional<std::int64_t> people,
               double years) {
    json result;
    result["municipality"] =
        asked.municipality ? json(data.municipalities[*asked.municipality].code) : json(nullptr);
    result["zones"] = std::ranges::count(counted.is_included, true);
    result["population"] = people ? json(*people) : json(nullptr);
    result["years"] = rounded(years);
    add_incidents(result, counted, people, years);
    add_surveyed(result, data, counted);
    add_work(result, counted.total());
    add_contributions(result, data, counted);
    if (data.cells) {
        result["offers"] = offers_of(data, asked);
    }
    result["method"] = method;
    return result;
}

/// Population and rate columns; returns the population of all zones that are included.
std::optional<std::int64_t> add_incident_columns(layer_columns& to, snapshot::zone_set const& set,
                                                 query::zone_figures const& counted,
                                                 model::day_span const& period, double years) {
    std::vector<std::optional<query::population>> people;
    std::vector<stats::interval> rates;
    std::optional<std::int64_t> sum;
    for (std::size_t i = 0; i < set.zones.size(); ++i) {
        people.push_back(query::population_of(set.zones[i], period));
        auto const inhabitants = people[i] ? std::optional{people[i]->people} : std::nullopt;
        rates.push_back(if_shown(counted.zones[i].is.incidents,
                                 rate_of(counted.zones[i].incidents, inhabitants, years)));
        if (inhabitants && counted.is_included[i]) {
            sum = sum.value_or(0) + *inhabitants;
        }
    }
    std::size_t row = 0;
    to.add_integer("population", [&](figures const&) {
        auto const& zone = people[row++];
        return zone ? zone->people : snapshot::no_integer;
    });
    row = 0;
    to.add_integer("population_year", [&](figures const&) {
        auto const& zone = people[row++];
        return zone ? std::int64_t{zone->year} : snapshot::no_integer;
    });
    to.add_seen("incidents", &query::visibility::incidents,
                [](figures const& z) { return z.incidents; });
    to.add_status("incidents_status", [](figures const& z) { return z.is.incidents; });
    to.add_interval("incident_rate", rates);
    return sum;
}

} // namespace

double rounded(double value) { return std::round(value * 1e6) / 1e6; }

void add_interval(json& to, std::string const& name, stats::interval const& interval) {
    auto const number = [](double value) {
        return std::isfinite(value) ? json(rounded(value)) : json(nullptr);
    };
    to[name] = number(interval.value);
    to[name + "_low"] = number(interval.low);
    to[name + "_high"] = number(interval.high);
}

void add_answers(json& to, query::figures const& of) {
    to["respondents"] = if_shown(of.is.respondents, of.feeling.n);
    to["respondents_unsafe"] = if_shown(of.is.unsafe_share, of.feeling.hits);
    add_interval(to, "unsafe_share", if_shown(of.is.unsafe_share, share_of(of.feeling)));
    to["respondents_stay_in"] = if_shown(of.is.staying_in, of.staying_in);
    to["mentions_unsafe"] = if_shown(of.is.mentions_unsafe, of.mentions.hits);
    to["mentions_safe"] = if_shown(of.is.mentions_safe, of.mentions.n - of.mentions.hits);
    add_interval(to, "mention_share", if_shown(of.is.mention_share, share_of(of.mentions)));
}

char const* name_of(query::shown is) {
    constexpr std::array names{"shown", "few", "not_offered", "none"};
    return names[static_cast<std::size_t>(is)];
}

joined_layer join_layer(snapshot::snapshot const& data, std::size_t set,
                        query::question const& asked) {
    auto result = join_zones(data, set, asked);
    result.summary["classes"] = class_breaks_of(data, set);
    return result;
}

joined_layer join_zones(snapshot::snapshot const& data, std::size_t set,
                        query::question const& asked) {
    auto const counted = query::count(data, set, asked);
    auto const& zones = data.zone_sets[set];
    auto const& shown = data.tables[zones.table];
    auto const years = query::years_of(data.incidents, asked);

    layer_columns made{counted.zones};
    auto const people = add_incident_columns(made, zones, counted, asked.period, years);
    made.add(smoothed_columns(zones, counted, asked.period, years));
    add_survey_columns(made, data.reasons, counted.surveys);
    add_work_columns(made);
    made.add(contribution_columns(data, counted));

    auto table = std::make_shared<snapshot::table>(shown); // shares its columns and geometries
    table->id = "trygghet-" + zones.name;
    auto const figures = made.take();
    table->properties.insert(table->properties.end(), figures.begin(), figures.end());
    return {table, counted.is_included, summarize(data, asked, counted, people, years)};
}

} // namespace trygg::api
