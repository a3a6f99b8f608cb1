#pragma once
/// \file Dates and times of filters, exact to the nanosecond.

#include "model/when.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace trygg::cql2 {

/// Since 1970-01-01T00:00:00Z.
struct moment {
    std::int64_t seconds = 0;
    std::int32_t nanoseconds = 0;
    friend auto operator<=>(moment const&,
                            moment const&) = default; // NOLINT(modernize-use-nullptr): its own 0
};

/// All that a date or a timestamp covers: a timestamp one moment, a date its day in UTC, a year its
/// whole year.
struct instant {
    moment first{}, last{};

    bool is_timestamp() const { return first == last; }
    friend bool operator==(instant const&, instant const&) = default;
};

/// A timestamp against a date is less or greater when it lies outside of it, else equal. Other
/// instants are in the order of their beginnings, then of their ends.
std::strong_ordering compare(instant const& one, instant const& other);

/// From a span of seconds, both included; `nanoseconds` are those of a timestamp.
instant instant_of(model::time_span const& span, std::int32_t nanoseconds);

/// "2020-05-31" and nothing else.
std::optional<instant> read_date(std::string_view text);

/// "2020-05-31T20:10:00Z", also with fractions of seconds, and nothing else.
std::optional<instant> read_timestamp(std::string_view text);

/// Either of these.
std::optional<instant> read_instant(std::string_view text);

/// As files and clients write them: also years, months and times with an offset.
std::optional<instant> read_loosely(std::string_view text);

} // namespace trygg::cql2
