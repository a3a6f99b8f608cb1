#pragma once
/// \file Which of many tests count when only few may be false. Numbers in, numbers out.

#include <cstddef>
#include <span>
#include <vector>

namespace trygg::stats {

struct discoveries {
    std::vector<bool> found; ///< by test
    std::size_t tests = 0;   ///< those that have a p at all
    double threshold = 0;    ///< the largest p that was found; 0 when none was
};

/// The tests found at a false-discovery rate of `rate`: of the sorted p the largest k with
/// p(k) ≤ k/m·rate, and all before it. NaN is no test. Y. Benjamini & Y. Hochberg (1995), J. R.
/// Statist. Soc. B 57:289–300. None passing is no discovery.
discoveries benjamini_hochberg(std::span<double const> p, double rate);

/// Fewest tests that must all have the smallest possible p before any of them can be found:
/// m·p/rate, rounded up. More than one tells that the permutations are too few for a lone
/// discovery.
std::size_t fewest_discoveries(std::size_t tests, double smallest_p, double rate);

} // namespace trygg::stats
