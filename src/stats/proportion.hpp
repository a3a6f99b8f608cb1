#pragma once
/// \file Shares with an interval. Numbers in, numbers out.

namespace trygg::stats {

/// A value with the bounds of its 95 % interval.
struct interval {
    double value = 0, low = 0, high = 0;
};

/// What is needed for a share of weighted answers.
struct weighted_sums {
    double weight = 0;         ///< sum of the weights
    double weight_of_hits = 0; ///< sum of the weights of those counted
    double squared_weight = 0; ///< sum of the squared weights
};

/// Wilson's score interval at 95 %, without continuity correction, for `hits` of `n` > 0.
/// E. B. Wilson (1927), JASA 22:209–212; recommended by Brown, Cai & DasGupta (2001).
interval wilson(double hits, double n);

/// As many equally weighted answers as tell the same: (Σw)²/Σw². The weights' sum must be positive.
/// L. Kish (1965), Survey Sampling, 11.7.
double effective_n(weighted_sums const& sums);

/// The weighted share, with Wilson's interval on Kish's effective n. The weights' sum must be
/// positive. Equal weights give `wilson`.
interval weighted_wilson(weighted_sums const& sums);

} // namespace trygg::stats
