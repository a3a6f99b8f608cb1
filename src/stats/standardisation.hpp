#pragma once
/// \file Rates made comparable between populations of different make-up. Numbers in, numbers out.

#include "stats/proportion.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace trygg::stats {

/// One part of a population, for example an age group.
struct stratum {
    double events = 0;
    double population = 0; ///< the studied one, positive
    double standard = 0;   ///< the standard population, any unit
};

/// The rate that the standard population would have with the strata's own rates, Σ w·x/n with
/// w = standard / Σ standard; interval at 95 % from gamma quantiles, M. P. Fay & E. J. Feuer
/// (1997), Statistics in Medicine 16:791–801. Nothing when a stratum or the standard is empty.
std::optional<interval> direct_rate(std::span<stratum const> strata);

/// The standardised ratio of observed to expected events (SMR, SIR): O/E with the exact Poisson
/// interval of O over E, N. E. Breslow & N. E. Day (1987), IARC 82, 2.3. Nothing when nothing was
/// expected.
std::optional<interval> standardised_ratio(std::int64_t observed, double expected);

} // namespace trygg::stats
