#include "stats/before_after.hpp"

#include <cmath>

namespace trygg::stats {

namespace {

constexpr double z = 1.959963984540054; // the normal distribution's 97.5 % point

interval around(double log_effect, double variance) {
    auto const spread = z * std::sqrt(variance);
    return {std::exp(log_effect), std::exp(log_effect - spread), std::exp(log_effect + spread)};
}

verdict verdict_of(interval const& effect) {
    if (effect.low > 1) {
        return verdict::fewer;
    }
    return effect.high < 1 ? verdict::more : verdict::cannot_tell;
}

} // namespace

relative_effect effect_of(before_after_table const& counts, double variance_factor) {
    bool const has_zero = counts.before == 0 || counts.after == 0 || counts.control_before == 0 ||
                          counts.control_after == 0;
    double const more = has_zero ? 0.5 : 0;
    auto const a = static_cast<double>(counts.before) + more;
    auto const b = static_cast<double>(counts.after) + more;
    auto const c = static_cast<double>(counts.control_before) + more;
    auto const d = static_cast<double>(counts.control_after) + more;
    auto const log_effect = std::log(a * d / (b * c));
    auto const variance = 1 / a + 1 / b + 1 / c + 1 / d;
    auto const wide = around(log_effect, variance * variance_factor);
    return {around(log_effect, variance), wide, variance_factor, has_zero, verdict_of(wide)};
}

} // namespace trygg::stats
