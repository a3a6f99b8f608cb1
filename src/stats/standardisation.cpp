#include "stats/standardisation.hpp"

#include "stats/rate.hpp"

#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <numeric>

namespace trygg::stats {

namespace {

/// The quantile of the gamma distribution with this mean and variance.
double gamma_quantile(double mean, double variance, double p) {
    return boost::math::gamma_p_inv(mean * mean / variance, p) * variance / mean;
}

} // namespace

std::optional<interval> direct_rate(std::span<stratum const> strata) {
    auto const standard =
        std::accumulate(strata.begin(), strata.end(), 0.0,
                        [](double sum, stratum const& part) { return sum + part.standard; });
    double rate = 0, variance = 0, largest = 0;
    for (auto const& part : strata) {
        if (part.population <= 0) {
            return std::nullopt;
        }
        auto const per_event = part.standard / standard / part.population;
        rate += per_event * part.events;
        variance += per_event * per_event * part.events;
        largest = std::max(largest, per_event);
    }
    if (!(standard > 0)) {
        return std::nullopt;
    }
    auto const low = rate > 0 ? gamma_quantile(rate, variance, 0.025) : 0.0;
    return interval{rate, low, gamma_quantile(rate + largest, variance + largest * largest, 0.975)};
}

std::optional<interval> standardised_ratio(std::int64_t observed, double expected) {
    if (!(expected > 0)) {
        return std::nullopt;
    }
    return rate(observed, expected);
}

} // namespace trygg::stats
