#include "stats/pledge_progress.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace trygg::stats {

standing standing_of(promise_rule rule, std::optional<std::int64_t> target, std::int64_t done,
                     double passed) {
    if (rule == promise_rule::ongoing || !target || *target <= 0) {
        return standing::ongoing;
    }
    if (done > *target && rule == promise_rule::exactly) {
        return standing::exceeded;
    }
    if (done >= *target) {
        return standing::fulfilled;
    }
    if (passed >= 1) {
        return standing::missed;
    }
    // Whole activities: of four, one is due when a quarter of the year has passed.
    auto const due = static_cast<std::int64_t>(static_cast<double>(*target) * passed);
    return done >= due ? standing::on_track : standing::behind;
}

std::string_view name_of(standing which) {
    constexpr std::array<std::string_view, 6> names{"on_track", "behind", "fulfilled",
                                                    "exceeded", "missed", "ongoing"};
    return names.at(static_cast<std::size_t>(which));
}

double share_of_year(int year, std::int32_t day) {
    using namespace std::chrono;
    auto const first = [](int of) {
        return sys_days{std::chrono::year{of} / January / 1}.time_since_epoch().count();
    };
    auto const length = static_cast<double>(first(year + 1) - first(year));
    return std::clamp(static_cast<double>(day + 1 - first(year)) / length, 0.0, 1.0);
}

} // namespace trygg::stats
