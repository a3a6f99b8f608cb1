#include "stats/aoristic.hpp"

#include <algorithm>

namespace trygg::stats {

void add_aoristic(week_profile& to, std::int64_t first, std::int64_t last, double weight,
                  hour_of_week const& local) {
    constexpr std::int64_t quarter = 15 * 60; // all offsets from UTC are multiples of it
    if (last <= first) {
        to[local(first)] += weight;
        return;
    }
    auto const per_second = weight / static_cast<double>(last - first);
    for (auto from = first; from < last;) {
        auto const into_quarter = ((from % quarter) + quarter) % quarter;
        auto const until = std::min(last, from - into_quarter + quarter);
        to[local(from)] += per_second * static_cast<double>(until - from);
        from = until;
    }
}

} // namespace trygg::stats
