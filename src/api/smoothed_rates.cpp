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

} // namespace

snapshot::columns smoothed_columns(snapshot::zone_set const& set,
                                   query::zone_figures const& counted,
                                   model::day_span const& period, double years) {
    auto const exposed = exposures(set, counted, period, years);
    std::vector<double> events;
    double all_events = 0;
    for (std::size_t i = 0; i < exposed.size(); ++i) {
        events.push_back(static_cast<double>(counted.zones[i].incidents));
        all_events += exposed[i] > 0 ? events[i] : 0;
    }
    auto const per_exposure = all_events / std::accumulate(exposed.begin(), exposed.end(), 0.0);
    std::vector<double> expected, ratio, low, high;
    for (std::size_t i = 0; i < exposed.size(); ++i) {
        expected.push_back(exposed[i] > 0 ? exposed[i] * per_exposure : NAN);
        auto const found = stats::standardised_ratio(counted.zones[i].incidents, expected[i]);
        ratio.push_back(found ? found->value : NAN);
        low.push_back(found ? found->low : NAN);
        high.push_back(found ? found->high : NAN);
    }
    return {real_column("incident_rate_eb", stats::empirical_bayes(events, exposed)),
            real_column("incidents_expected", expected), real_column("incident_ratio", ratio),
            real_column("incident_ratio_low", low), real_column("incident_ratio_high", high)};
}

} // namespace trygg::api
