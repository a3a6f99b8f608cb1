#include "api/smoothed_rates.hpp"

#include "api/made_columns.hpp"
#include "query/population.hpp"
#include "stats/smoothing.hpp"
#include "stats/standardisation.hpp"

#include <cmath>
#include <numeric>

namespace trygg::api {

namespace {

/// Thousands of inhabitants times years; 0 for a zone without any, or one that is not included.
std::vector<double> exposures(snapshot::zone_set const& set, query::zone_figures const& counted,
                              model::day_span const& period, double years) {
    std::vector<double> result;
    for (std::size_t i = 0; i < set.zones.size(); ++i) {
        auto const people = query::population_of(set.zones[i], period);
        bool const counts = people && counted.is_included[i];
        result.push_back(counts ? static_cast<double>(people->people) / 1000 * years : 0);
    }
    return result;
}

struct known_zones {
    std::vector<double> events, exposures;
};

/// Zones in which people live and whose number may be seen; all others count as one zone, where
/// the whole tells their sum.
known_zones known_events(query::zone_figures const& counted, std::vector<double> const& exposed) {
    known_zones result;
    double rest = counted.whole
                      ? static_cast<double>(counted.whole->incidents - counted.outside.incidents)
                      : 0;
    double rest_exposure = 0;
    for (std::size_t i = 0; i < exposed.size(); ++i) {
        auto const& zone = counted.zones[i];
        auto const events = static_cast<double>(zone.incidents);
        if (!counted.is_included[i]) {
            continue;
        }
        if (zone.is.incidents == query::shown::yes) {
            rest -= events;
            if (exposed[i] > 0) {
                result.events.push_back(events);
                result.exposures.push_back(exposed[i]);
            }
        } else {
            rest_exposure += exposed[i];
        }
    }
    bool const is_known = counted.whole && counted.whole->is.incidents == query::shown::yes &&
                          counted.outside.is.incidents == query::shown::yes;
    if (is_known && rest_exposure > 0) {
        result.events.push_back(rest);
        result.exposures.push_back(rest_exposure);
    }
    return result;
}

/// The rate of the smallest zone around that may be seen; NaN when there is none.
double rate_around(query::zone_figures const& counted, std::size_t zone, double years) {
    if (zone >= counted.wider.size() || !counted.wider[zone] || counted.wider[zone]->people == 0 ||
        years <= 0) {
        return NAN;
    }
    return static_cast<double>(counted.wider[zone]->incidents) /
           (static_cast<double>(counted.wider[zone]->people) / 1000 * years);
}

} // namespace

snapshot::columns smoothed_columns(snapshot::zone_set const& set,
                                   query::zone_figures const& counted,
                                   model::day_span const& period, double years) {
    auto const exposed = exposures(set, counted, period, years);
    auto const known = known_events(counted, exposed);
    auto const per_exposure = std::accumulate(known.events.begin(), known.events.end(), 0.0) /
                              std::accumulate(known.exposures.begin(), known.exposures.end(), 0.0);
    auto const prior = stats::prior_of(known.events, known.exposures);
    std::vector<double> smooth, expected, ratio, low, high;
    for (std::size_t i = 0; i < exposed.size(); ++i) {
        auto const& zone = counted.zones[i];
        bool const is_seen = zone.is.incidents == query::shown::yes;
        smooth.push_back(is_seen
                             ? stats::shrunk(static_cast<double>(zone.incidents), exposed[i], prior)
                             : rate_around(counted, i, years));
        expected.push_back(exposed[i] > 0 ? exposed[i] * per_exposure : NAN);
        auto const found = is_seen ? stats::standardised_ratio(zone.incidents, expected[i])
                                   : std::optional<stats::interval>{};
        ratio.push_back(found ? found->value : NAN);
        low.push_back(found ? found->low : NAN);
        high.push_back(found ? found->high : NAN);
    }
    return {real_column("incident_rate_eb", smooth), real_column("incidents_expected", expected),
            real_column("incident_ratio", ratio), real_column("incident_ratio_low", low),
            real_column("incident_ratio_high", high)};
}

} // namespace trygg::api
