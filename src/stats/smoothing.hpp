#pragma once
/// \file Rates of few events, drawn towards the rate of all or of the neighbours. Numbers in,
/// numbers out. A smoothed rate is shown beside the raw one, never instead of it.

#include "stats/weights.hpp"

#include <span>
#include <vector>

namespace trygg::stats {

/// What the rates of all zones are thought to be drawn from.
struct prior {
    double mean = 0;     ///< m = Σx/Σn
    double variance = 0; ///< a = Σn(r−m)²/Σn − m/n̄, and 0 when that is negative
};

/// Moments of the rates x/n of the zones with n > 0. R. J. Marshall (1991), Applied Statistics
/// 40:283–294.
prior prior_of(std::span<double const> events, std::span<double const> population);

/// m + a/(a + m/n)·(x/n − m); NaN when the zone has no population.
double shrunk(double events, double population, prior const& towards);

/// The global empirical-Bayes estimate of each zone's rate. NaN for a zone without population.
std::vector<double> empirical_bayes(std::span<double const> events,
                                    std::span<double const> population);

/// The same with the prior of each zone's neighbourhood: the zone and its neighbours, whatever
/// their weight. NaN for a zone without population or neighbours.
std::vector<double> local_empirical_bayes(std::span<double const> events,
                                          std::span<double const> population,
                                          weights const& neighbours);

} // namespace trygg::stats
