#pragma once
/// \file Class breaks for colouring a map. Numbers in, numbers out.

#include <cstddef>
#include <span>
#include <vector>

namespace trygg::stats {

/// Upper bounds of `classes` classes of about as many values each, the last being the largest
/// value: linear interpolation between order statistics (R. J. Hyndman & Y. Fan (1996), The
/// American Statistician 50:361–365, type 7). Equal bounds are one, so there may be fewer. NaN is
/// no value; empty when there is none.
std::vector<double> quantile_breaks(std::span<double const> values, std::size_t classes);

/// Upper bounds of the classes with the least sum of squared deviations from their means, exactly:
/// W. D. Fisher (1958), JASA 53:789–798; G. F. Jenks (1977). As many classes as there are different
/// values at most. NaN is no value; empty when there is none.
std::vector<double> jenks_breaks(std::span<double const> values, std::size_t classes);

} // namespace trygg::stats
