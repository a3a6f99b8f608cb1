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
        return start_to_end > 0;
    case op::t_before:
        return end_to_start < 0;
    case op::t_contains:
        return starts < 0 && ends > 0;
    case op::t_disjoint:
        return start_to_end > 0 || end_to_start < 0;
    case op::t_during:
        return starts > 0 && ends < 0;
    case op::t_equals:
        return starts == 0 && ends == 0;
    case op::t_finished_by:
        return starts < 0 && ends == 0;
    case op::t_finishes:
        return starts > 0 && ends == 0;
    case op::t_meets:
        return end_to_start == 0;
    case op::t_met_by:
        return start_to_end == 0;
    case op::t_overlapped_by:
        return starts > 0 && start_to_end < 0 && ends > 0;
    case op::t_overlaps:
        return starts < 0 && end_to_start > 0 && ends < 0;
    case op::t_started_by:
        return starts == 0 && ends > 0;
    case op::t_starts:
        return starts == 0 && ends < 0;
    default:
        return start_to_end <= 0 && end_to_start >= 0;
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
