#pragma once
/// \file The parameters datetime and period.

#include "model/when.hpp"

#include <limits>
#include <string_view>

namespace trygg::query {

/// No bound.
inline constexpr std::int64_t earliest = std::numeric_limits<std::int64_t>::min();
inline constexpr std::int64_t latest = std::numeric_limits<std::int64_t>::max();

/// A date or an instant with offset (RFC 3339), or an interval "from/to" where one end may be ".."
/// or empty. Throws input_error.
model::time_span parse_datetime(std::string_view text);

/// "2020", "2020-05", "2020-05-31", or two of them with "/" between; both ends are included.
/// Throws input_error.
model::day_span parse_period(std::string_view text);

/// The UTC days that an interval touches.
model::day_span days_touched(model::time_span const& span);

} // namespace trygg::query
