#include "stats/getis_ord.hpp"

#include <algorithm>
#include <cmath>

namespace trygg::stats {

namespace {

struct sums {
    double n = 0, x = 0, squares = 0;
};

sums sums_of(std::span<double const> x) {
    sums result{static_cast<double>(x.size())};
    for (auto const value : x) {
        result.x += value;
        result.squares += value * value;
    }
    return result;
}

/// What the neighbours of one zone give.
struct local {
    double lag = 0, weight = 0, squared_weight = 0, largest = 0;

    void add(double w, double x) {
        lag += w * x;
        weight += w;
        squared_weight += w * w;
        largest = std::max(largest, w);
    }
};

local local_of(std::span<double const> x, std::span<neighbour const> neighbours) {
    local result;
    for (auto const& other : neighbours) {
        result.add(other.weight, x[other.index]);
    }
    return result;
}

double z_of(local const& near, sums const& of) {
    auto const mean = of.x / of.n;
    auto const variance = of.squares / of.n - mean * mean;
    // What is left of equal values after rounding is not a variance.
    if (variance <= 1e-12 * of.squares / of.n) {
        return NAN;
    }
    auto const spread = (of.n * near.squared_weight - near.weight * near.weight) / (of.n - 1);
    if (spread <= 1e-12 * near.weight * near.weight) {
        return NAN;
    }
    return (near.lag - near.weight * mean) / std::sqrt(variance * spread);
}

} // namespace

std::vector<double> gi(std::span<double const> x, weights const& neighbours) {
    auto const all = sums_of(x);
    std::vector<double> result(x.size(), NAN);
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (!neighbours.is_island(i)) {
            sums const others{all.n - 1, all.x - x[i], all.squares - x[i] * x[i]};
            result[i] = z_of(local_of(x, neighbours.of(i)), others);
        }
    }
    return result;
}

std::vector<double> gi_star(std::span<double const> x, weights const& neighbours) {
    auto const all = sums_of(x);
    std::vector<double> result(x.size(), NAN);
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (!neighbours.is_island(i)) {
            auto near = local_of(x, neighbours.of(i));
            near.add(near.largest, x[i]);
            result[i] = z_of(near, all);
        }
    }
    return result;
}

} // namespace trygg::stats
