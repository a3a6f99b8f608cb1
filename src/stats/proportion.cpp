#include "stats/proportion.hpp"

#include <algorithm>
#include <cmath>

namespace trygg::stats {

interval wilson(double hits, double n) {
    constexpr double z = 1.959963984540054; // the normal distribution's 97.5 % point
    double const share = hits / n;
    double const centre = share + z * z / (2 * n);
    double const spread = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    double const scale = 1 + z * z / n;
    // Rounding must not move the bounds of "none" and "all" off 0 and 1.
    double const low = hits <= 0 ? 0 : std::max(0.0, (centre - spread) / scale);
    double const high = hits >= n ? 1 : std::min(1.0, (centre + spread) / scale);
    return {share, low, high};
}

double effective_n(weighted_sums const& sums) {
    return sums.weight * sums.weight / sums.squared_weight;
}

interval weighted_wilson(weighted_sums const& sums) {
    double const n = effective_n(sums);
    double const share = std::min(1.0, sums.weight_of_hits / sums.weight);
    return wilson(share * n, n);
}

} // namespace trygg::stats
