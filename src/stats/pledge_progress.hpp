#pragma once
/// \file How far a commitment has come, against how far its year has.

#include <cstdint>
#include <optional>
#include <string_view>

namespace trygg::stats {

enum class promise_rule { at_least, exactly, ongoing };

enum class standing {
    on_track,  ///< done at least as much of the target as has passed of the year
    behind,    ///< less than that
    fulfilled, ///< the target is reached
    exceeded,  ///< more was done than exactly so many
    missed,    ///< the year is over and the target was not reached
    ongoing    ///< has no target: what was done is told, and not judged
};

/// What is only planned does not count. `passed` is the share of the year, 0…1.
standing standing_of(promise_rule rule, std::optional<std::int64_t> target, std::int64_t done,
                     double passed);

/// "on_track", "behind" …
std::string_view name_of(standing which);

/// The share of a calendar year that has passed at a day, days since 1970: 0 before it, 1 after.
double share_of_year(int year, std::int32_t day);

} // namespace trygg::stats
