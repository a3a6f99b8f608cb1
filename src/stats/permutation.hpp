#pragma once
/// \file Chance that can be asked for again: numbers that depend on a seed and a stream alone, and
/// tests that deal values out anew. Numbers in, numbers out.

#include "stats/weights.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace trygg::stats {

/// A stream of random numbers (SplitMix64: G. L. Steele, D. Lea & C. H. Flood (2014), OOPSLA,
/// 453–472). Streams of one seed are apart, so that each zone has its own and the order in which
/// zones are worked on changes nothing.
class random_stream {
public:
    random_stream(std::uint64_t seed, std::uint64_t stream);

    std::uint64_t next();

    /// Below `bound`, which is at least 1 and at most 2³².
    std::size_t below(std::size_t bound) { return ((next() >> 32) * bound) >> 32; }

private:
    std::uint64_t m_state;
};

struct permutations {
    std::uint64_t seed = 1;
    int count = 999;
};

/// The smallest two-sided pseudo-p: 2/(R+1).
double smallest_pseudo_p(permutations const& by);

/// How many of R random values lie at or beyond the observed one.
struct tails {
    int at_least = 0, at_most = 0;

    /// Count a value. What rounding alone tells apart counts on both sides: `slack` is how much.
    void add(double value, double observed, double slack);

    /// Two-sided: 2·(min + 1)/(R + 1), at most 1.
    double two_sided(int count) const;
};

/// Conditional permutation: for each zone i, x[i] stays and the others' values are dealt out anew;
/// the two-sided pseudo-p of Σ w_ij x_j. As x[i] stays, this is the p of Gi, of Gi* and of local
/// Moran alike. L. Anselin (1995), Geographical Analysis 27:93–115. NaN for a zone without
/// neighbours, and for all when x is constant.
std::vector<double> conditional_pseudo_p(std::span<double const> x, weights const& neighbours,
                                         permutations const& by);

} // namespace trygg::stats
