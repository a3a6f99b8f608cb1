#pragma once
/// \file Where high or low values gather: Gi and Gi*. Numbers in, numbers out.

#include "stats/weights.hpp"

#include <span>
#include <vector>

namespace trygg::stats {

/// z of Gi: (Σ w_ij x_j − W_i x̄) / (s √((m S_i − W_i²)/(m − 1))) over the m = n − 1 other zones,
/// with W_i = Σ w_ij, S_i = Σ w_ij² and s² = Σx²/m − x̄². J. K. Ord & A. Getis (1995), Geographical
/// Analysis 27:286–306. Scaling a zone's weights changes nothing. NaN for a zone without
/// neighbours, one that all others are neighbours of, and all when the values are equal.
std::vector<double> gi(std::span<double const> x, weights const& neighbours);

/// z of Gi*: the same over all n zones, the zone itself among its neighbours with the largest
/// weight of its row.
std::vector<double> gi_star(std::span<double const> x, weights const& neighbours);

} // namespace trygg::stats
