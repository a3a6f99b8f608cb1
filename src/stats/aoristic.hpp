#pragma once
/// \file When events happened that are only known to lie in a window. Numbers in, numbers out.

#include <array>
#include <cstdint>
#include <functional>

namespace trygg::stats {

/// Monday 00 is 0, Sunday 23 is 167.
inline constexpr std::size_t hours_of_week = 168;

using week_profile = std::array<double, hours_of_week>;

/// The local hour of the week of a second since 1970 UTC. It may change at each quarter of an hour.
using hour_of_week = std::function<std::size_t(std::int64_t)>;

/// Add `weight` to the hours of [first, last), each by its share of the window; all to one hour
/// when first is last. As the hours are told apart second by second in UTC, the hour that comes
/// twice when clocks go back gets both, and the one that is left out nothing. J. H. Ratcliffe &
/// M. J. McCullagh (1998), Int. J. Geographical Information Science 12:751–764.
void add_aoristic(week_profile& to, std::int64_t first, std::int64_t last, double weight,
                  hour_of_week const& local);

} // namespace trygg::stats
