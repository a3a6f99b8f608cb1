#include "stats/discovery.hpp"

#include <algorithm>
#include <cmath>

namespace trygg::stats {

discoveries benjamini_hochberg(std::span<double const> p, double rate) {
    std::vector<double> sorted;
    std::ranges::copy_if(p, std::back_inserter(sorted),
                         [](double one) { return !std::isnan(one); });
    std::ranges::sort(sorted);
    discoveries result;
    result.tests = sorted.size();
    bool any = false;
    for (std::size_t k = sorted.size(); k > 0 && !any; --k) {
        auto const allowed = static_cast<double>(k) / static_cast<double>(sorted.size()) * rate;
        any = sorted[k - 1] <= allowed;
        result.threshold = any ? sorted[k - 1] : 0;
    }
    for (auto const one : p) {
        result.found.push_back(any && one <= result.threshold);
    }
    return result;
}

std::size_t fewest_discoveries(std::size_t tests, double smallest_p, double rate) {
    // Rounding must not ask for one more.
    return static_cast<std::size_t>(
        std::ceil(static_cast<double>(tests) * smallest_p / rate - 1e-9));
}

} // namespace trygg::stats
