#pragma once
/// \file Counts and rates with an interval. Numbers in, numbers out.

#include "stats/proportion.hpp"

#include <cstdint>

namespace trygg::stats {

/// Exact Poisson interval at 95 % of an observed count ≥ 0: half the chi-squared quantiles with
/// 2n and 2n+2 degrees of freedom. F. Garwood (1936), Biometrika 28:437–442.
interval poisson(std::int64_t count);

/// `poisson`, per `exposure` > 0, for example thousands of inhabitants times years.
interval rate(std::int64_t count, double exposure);

} // namespace trygg::stats
