#include "cql2/ranges.hpp"

#include <cmath>
#include <limits>

namespace trygg::cql2 {

namespace {

using snapshot::column;
using snapshot::column_type;

template <typename Number>
struct range {
    Number from, to;
    bool inside = true; ///< else the numbers outside are meant
};

constexpr auto least = std::numeric_limits<std::int64_t>::min() + 1; // the lowest means null
constexpr auto most = std::numeric_limits<std::int64_t>::max();
constexpr range<std::int64_t> nothing{1, 0};
constexpr auto infinite = std::numeric_limits<double>::infinity();

range<std::int64_t> whole_range(op which, std::int64_t known) {
    switch (which) {
    case op::equal:
        return {known, known};
    case op::not_equal:
        return {known, known, false};
    case op::less:
        return known <= least ? nothing : range<std::int64_t>{least, known - 1};
    case op::less_equal:
        return {least, known};
    case op::greater:
        return known == most ? nothing : range<std::int64_t>{known + 1, most};
    default:
        return {std::max(known, least), most};
    }
}

/// Between two whole numbers < is <= the lower one, and > is >= the upper one.
range<std::int64_t> whole_range(op which, double known) {
    constexpr double limit = 0x1p63;
    bool const below = which == op::less || which == op::less_equal;
    bool const above = which == op::greater || which == op::greater_equal;
    if (std::abs(known) >= limit) {
        bool const all = which == op::not_equal || (known > 0 ? below : above);
        return all ? range<std::int64_t>{least, most} : nothing;
    }
    auto const floor = static_cast<std::int64_t>(std::floor(known));
    if (std::floor(known) == known) {
        return whole_range(which, floor);
    }
    return below                    ? range<std::int64_t>{least, floor}
           : above                  ? range<std::int64_t>{floor + 1, most}
           : which == op::not_equal ? range<std::int64_t>{least, most}
                                    : nothing;
}

range<double> real_range(op which, double known) {
    switch (which) {
    case op::equal:
        return {known, known};
    case op::not_equal:
        return {known, known, false};
    case op::less:
        return {-infinite, std::nextafter(known, -infinite)};
    case op::less_equal:
        return {-infinite, known};
    case op::greater:
        return {std::nextafter(known, infinite), infinite};
    default:
        return {known, infinite};
    }
}

predicate_pointer ranged(column const& c, range<std::int64_t> in) {
    return test([&values = c.integers, in](std::size_t row) {
        auto const value = values[row];
        return value == snapshot::no_integer
                   ? truth::unknown
                   : truth_of((value >= in.from && value <= in.to) == in.inside);
    });
}

predicate_pointer ranged(column const& c, range<double> in) {
    return test([&values = c.reals, in](std::size_t row) {
        auto const value = values[row];
        return std::isnan(value) ? truth::unknown
                                 : truth_of((value >= in.from && value <= in.to) == in.inside);
    });
}

range<std::int64_t> whole_range(op which, number const& known) {
    return known.is_whole ? whole_range(which, known.whole) : whole_range(which, known.real);
}

} // namespace

std::partial_ordering order_of_numbers(number const& one, number const& other) {
    if (one.is_whole && other.is_whole) {
        return one.whole <=> other.whole;
    }
    auto const exact = [](number const& n) { // holds both kinds without rounding
        return n.is_whole ? static_cast<long double>(n.whole) : static_cast<long double>(n.real);
    };
    return exact(one) <=> exact(other);
}

predicate_pointer in_range(column const& c, op which, number const& known) {
    return c.type == column_type::integer ? ranged(c, whole_range(which, known))
                                          : ranged(c, real_range(which, known.as_real()));
} // NOLINT(clang-analyzer-cplusplus.NewDeleteLeaks): the one who asks owns it

predicate_pointer in_range(column const& c, number const& from, number const& to) {
    if (c.type == column_type::real) {
        return ranged(c, range<double>{from.as_real(), to.as_real()});
    }
    auto const low = whole_range(op::greater_equal, from), high = whole_range(op::less_equal, to);
    bool const none = low.from > low.to || high.from > high.to;
    return ranged(c, none ? nothing : range<std::int64_t>{low.from, high.to});
}

} // namespace trygg::cql2
