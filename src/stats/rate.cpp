#include "stats/rate.hpp"

#include <boost/math/special_functions/gamma.hpp>

namespace trygg::stats {

interval poisson(std::int64_t count) {
    // Half a chi-squared quantile with 2n degrees of freedom is the gamma quantile with shape n.
    auto const n = static_cast<double>(count);
    double const low = count == 0 ? 0.0 : boost::math::gamma_p_inv(n, 0.025);
    return {n, low, boost::math::gamma_p_inv(n + 1, 0.975)};
}

interval rate(std::int64_t count, double exposure) {
    auto const counted = poisson(count);
    return {counted.value / exposure, counted.low / exposure, counted.high / exposure};
}

} // namespace trygg::stats
