#include "cql2/temporal.hpp"

#include "base/error.hpp"
#include "cql2/letters.hpp"

namespace trygg::cql2 {

namespace {

bool takes_instants(op which) {
    return which == op::t_after || which == op::t_before || which == op::t_disjoint ||
           which == op::t_equals || which == op::t_intersects;
}

constexpr std::int64_t day = 86'400;

/// A year or month is an interval of days.
period widened(period const& of) {
    auto const &first = of.start.first, &last = of.end.last;
    bool const coarse = of.start == of.end && last.seconds - first.seconds >= day;
    if (!coarse) {
        return of;
    }
    return {instant_of({first.seconds, first.seconds + day - 1}, 0),
            instant_of({last.seconds - day + 1, last.seconds}, 0)};
}

time_operand time_of(operand& from, op which) {
    auto const name = upper(name_of(which));
    auto result = take<time_operand>(from, name, "a date, a time or an interval");
    if (!result.is_interval && !takes_instants(which)) {
        refuse(from, name, "intervals");
    }
    return result;
}

} // namespace

bool answer(op which, period const& one, period const& other) {
    auto const starts = compare(one.start, other.start), ends = compare(one.end, other.end);
    auto const start_to_end = compare(one.start, other.end);
    auto const end_to_start = compare(one.end, other.start);
    switch (which) {
    case op::t_after:
        return std::is_gt(start_to_end);
    case op::t_before:
        return std::is_lt(end_to_start);
    case op::t_contains:
        return std::is_lt(starts) && std::is_gt(ends);
    case op::t_disjoint:
        return std::is_gt(start_to_end) || std::is_lt(end_to_start);
    case op::t_during:
        return std::is_gt(starts) && std::is_lt(ends);
    case op::t_equals:
        return std::is_eq(starts) && std::is_eq(ends);
    case op::t_finished_by:
        return std::is_lt(starts) && std::is_eq(ends);
    case op::t_finishes:
        return std::is_gt(starts) && std::is_eq(ends);
    case op::t_meets:
        return std::is_eq(end_to_start);
    case op::t_met_by:
        return std::is_eq(start_to_end);
    case op::t_overlapped_by:
        return std::is_gt(starts) && std::is_lt(start_to_end) && std::is_gt(ends);
    case op::t_overlaps:
        return std::is_lt(starts) && std::is_gt(end_to_start) && std::is_lt(ends);
    case op::t_started_by:
        return std::is_eq(starts) && std::is_gt(ends);
    case op::t_starts:
        return std::is_eq(starts) && std::is_lt(ends);
    default:
        return std::is_lteq(start_to_end) && std::is_gteq(end_to_start);
    }
}

operand temporal(op which, operand one, operand other, std::string place) {
    auto const needs = one.needs.with(other.needs);
    return condition(test([which, a = time_of(one, which).value,
                           b = time_of(other, which).value](std::size_t row) {
                         auto const left = a->at(row), right = b->at(row);
                         return left && right
                                    ? truth_of(answer(which, widened(*left), widened(*right)))
                                    : truth::unknown;
                     }),
                     needs, std::move(place));
}

} // namespace trygg::cql2
