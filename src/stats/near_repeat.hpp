#pragma once
/// \file Whether events near in space are near in time too. Numbers in, numbers out.

#include "geo/box.hpp"
#include "stats/permutation.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace trygg::stats {

struct dated_point {
    geo::point where; ///< metres
    double day = 0;
};

/// A band of distances and one of days, both half-open: from its own lower bound up to, but
/// without, its upper one.
struct repeat_cell {
    double from_metres = 0, to_metres = 0, from_days = 0, to_days = 0;
    std::int64_t observed = 0; ///< pairs of events
    double expected = 0;       ///< pairs near in space × pairs near in time / all pairs
    double p = 1;              ///< one-sided: (pairs at least as many + 1)/(R + 1)
};

struct near_repeats {
    std::int64_t events = 0, pairs = 0;
    std::vector<repeat_cell> cells; ///< distances outer, days inner
};

/// Pairs that chance makes near in both space and time: Knox's product of the margins over all
/// pairs.
double expected_pairs(std::int64_t near_in_space, std::int64_t near_in_time, std::int64_t all);

/// With fewer events the test tells nothing.
inline constexpr std::size_t fewest_repeat_events = 30;

/// G. Knox (1964), Applied Statistics 13:25–29, dates dealt out anew as in J. H. Ratcliffe & G. F.
/// Rengert (2008), Security Journal 21:58–76. The bounds rise; the first band starts at 0. Nothing
/// with fewer than `fewest_repeat_events`.
std::optional<near_repeats> knox(std::span<dated_point const> events,
                                 std::span<double const> metres, std::span<double const> days,
                                 permutations const& by);

} // namespace trygg::stats
