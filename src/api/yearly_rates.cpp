#include "api/yearly_rates.hpp"

#include "query/population.hpp"
#include "stats/rate.hpp"
#include "stats/standardisation.hpp"

#include <cmath>
#include <numeric>

namespace trygg::api {

namespace {

constexpr stats::interval unknown{NAN, NAN, NAN};

double thousands(std::optional<query::population> const& people) {
    return people ? static_cast<double>(people->people) / 1000 : 0;
}

/// Each zone that is asked for as a stratum, its people in thousands.
std::vector<stats::stratum> strata_of(snapshot::zone_set const& set,
                                      query::zone_figures const& counted,
                                      std::optional<std::int32_t> zone,
                                      model::day_span const& year) {
    std::vector<stats::stratum> result;
    for (std::size_t i = 0; i < set.zones.size(); ++i) {
        bool const is_asked =
            zone ? i == static_cast<std::size_t>(*zone) : bool{counted.is_included[i]};
        if (is_asked) {
            result.push_back({static_cast<double>(counted.zones[i].incidents),
                              thousands(query::population_of(set.zones[i], year)),
                              thousands(query::population_of(set.zones[i], query::all_time))});
        }
    }
    return result;
}

/// Of the zones in which people live.
stats::interval crude_rate(std::vector<stats::stratum> const& strata) {
    double events = 0, people = 0;
    for (auto const& zone : strata) {
        events += zone.population > 0 ? zone.events : 0;
        people += zone.population;
    }
    return people > 0 ? stats::rate(std::llround(events), people) : unknown;
}

/// Whether the number of each zone that is asked for may be seen.
bool are_shown(query::zone_figures const& counted, std::optional<std::int32_t> zone) {
    for (std::size_t i = 0; i < counted.zones.size(); ++i) {
        bool const is_asked =
            zone ? i == static_cast<std::size_t>(*zone) : bool{counted.is_included[i]};
        if (is_asked && counted.zones[i].is.incidents != query::shown::yes) {
            return false;
        }
    }
    return true;
}

} // namespace

void add_yearly_rates(json& to, snapshot::snapshot const& data, std::size_t set,
                      std::optional<std::int32_t> zone, query::question const& asked) {
    bool const is_covered = query::years_of(data.incidents, asked) > 0;
    std::vector<stats::stratum> strata;
    if (is_covered) {
        auto const counted = query::count(data, set, asked);
        strata = are_shown(counted, zone)
                     ? strata_of(data.zone_sets[set], counted, zone, asked.period)
                     : strata;
    }
    add_interval(to, "incident_rate", crude_rate(strata));
    if (!zone) {
        add_interval(to, "incident_rate_standardised",
                     stats::direct_rate(strata).value_or(unknown));
    }
}

} // namespace trygg::api
