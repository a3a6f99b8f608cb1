#pragma once
/// \file Whether near zones are alike: Moran's I, for all zones at once and for each. Numbers in,
/// numbers out.

#include "stats/permutation.hpp"
#include "stats/weights.hpp"

#include <optional>
#include <span>
#include <vector>

namespace trygg::stats {

struct moran {
    double i = 0;
    double expected = 0; ///< −1/(n − 1)
    double variance = 0; ///< under randomisation
    double z = 0;        ///< by that variance
    double p = 0;        ///< two-sided pseudo-p, all values dealt out anew
};

/// I = n/S0 · ΣΣ w_ij z_i z_j / Σ z_i² with z = x − x̄; variance under randomisation, A. D. Cliff &
/// J. K. Ord (1981), Spatial Processes, 2.3. Nothing with fewer than four zones, equal values or no
/// neighbours at all.
std::optional<moran> global_moran(std::span<double const> x, weights const& neighbours,
                                  permutations const& by);

/// Which kind of neighbourhood a zone lies in, whether or not chance explains it.
enum class quadrant { high_high, low_high, low_low, high_low };

struct local_moran {
    std::vector<double> i; ///< NaN for a zone without neighbours
    std::vector<quadrant>
        quadrants; ///< the zone's own value, then its neighbours', against the mean
};

/// I_i = z_i/m2 · Σ w_ij z_j with m2 = Σ z²/n (n, not n − 1). L. Anselin (1995), Geographical
/// Analysis 27:93–115. With row-standardised weights and no islands the mean of I_i is the global
/// I. Its p is that of conditional_pseudo_p. Nothing when the values are equal.
std::optional<local_moran> local_morans(std::span<double const> x, weights const& neighbours);

} // namespace trygg::stats
