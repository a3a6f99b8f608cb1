#include "cql2/calculation.hpp"

#include <cmath>
#include <limits>

namespace trygg::cql2 {

namespace {

std::optional<number> of_wholes(std::int64_t a, op which, std::int64_t b) {
    std::int64_t result = 0;
    bool const would_overflow = a == std::numeric_limits<std::int64_t>::min() && b == -1;
    switch (which) {
    case op::plus:
        return __builtin_add_overflow(a, b, &result) ? std::nullopt
                                                     : std::optional{number::from(result)};
    case op::minus:
        return __builtin_sub_overflow(a, b, &result) ? std::nullopt
                                                     : std::optional{number::from(result)};
    case op::times:
        return __builtin_mul_overflow(a, b, &result) ? std::nullopt
                                                     : std::optional{number::from(result)};
    case op::whole_over:
        return b == 0 || would_overflow ? std::nullopt : std::optional{number::from(a / b)};
    case op::rest:
        return b == 0 || would_overflow ? std::nullopt : std::optional{number::from(a % b)};
    default:
        return std::nullopt;
    }
}

double of_reals(double a, op which, double b) {
    switch (which) {
    case op::plus:
        return a + b;
    case op::minus:
        return a - b;
    case op::times:
        return a * b;
    case op::over:
        return a / b;
    case op::whole_over:
        return std::trunc(a / b);
    case op::rest:
        return std::fmod(a, b);
    default:
        return std::pow(a, b);
    }
}

} // namespace

std::optional<number> calculate(number const& one, op which, number const& other) {
    if (one.is_whole && other.is_whole) {
        if (auto const exact = of_wholes(one.whole, which, other.whole)) {
            return exact;
        }
    }
    auto const result = of_reals(one.as_real(), which, other.as_real());
    return std::isfinite(result) ? std::optional{number::from(result)} : std::nullopt;
}

} // namespace trygg::cql2
