#include "stats/moran.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace trygg::stats {

namespace {

/// What is subtracted of each value, and the sums of the differences' powers.
struct deviations {
    std::vector<double> z;
    double squares = 0, fourths = 0;
};

std::optional<deviations> deviations_of(std::span<double const> x) {
    if (x.empty() || std::ranges::count(x, x.front()) == std::ranges::ssize(x)) {
        return std::nullopt;
    }
    auto const mean = std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
    deviations result;
    for (auto const value : x) {
        auto const z = value - mean;
        result.z.push_back(z);
        result.squares += z * z;
        result.fourths += z * z * z * z;
    }
    return result;
}

double lag_of(std::span<double const> z, std::span<neighbour const> neighbours) {
    double result = 0;
    for (auto const& other : neighbours) {
        result += other.weight * z[other.index];
    }
    return result;
}

double cross_products(std::span<double const> z, weights const& neighbours) {
    double result = 0;
    for (std::size_t i = 0; i < z.size(); ++i) {
        result += z[i] * lag_of(z, neighbours.of(i));
    }
    return result;
}

double weight_between(weights const& neighbours, std::size_t from, std::size_t to) {
    auto const row = neighbours.of(from);
    auto const found = std::ranges::lower_bound(row, to, {}, &neighbour::index);
    return found != row.end() && found->index == to ? found->weight : 0;
}

/// S0, S1 and S2 of Cliff and Ord.
struct weight_sums {
    double all = 0, pairs = 0, rows_and_columns = 0;
};

weight_sums sums_of(weights const& neighbours) {
    weight_sums result;
    std::vector<double> row_and_column(neighbours.size());
    for (std::size_t i = 0; i < neighbours.size(); ++i) {
        for (auto const& [j, weight] : neighbours.of(i)) {
            auto const back = weight_between(neighbours, j, i);
            result.all += weight;
            // A pair with both weights comes by twice, one with a single weight once.
            result.pairs += (weight + back) * (weight + back) / (back == 0 ? 1 : 2);
            row_and_column[i] += weight;
            row_and_column[j] += weight;
        }
    }
    for (auto const sum : row_and_column) {
        result.rows_and_columns += sum * sum;
    }
    return result;
}

double randomisation_variance(weight_sums const& w, deviations const& of) {
    auto const n = static_cast<double>(of.z.size());
    auto const kurtosis = n * of.fourths / (of.squares * of.squares);
    auto const s0 = w.all * w.all;
    auto const spread = n * ((n * n - 3 * n + 3) * w.pairs - n * w.rows_and_columns + 3 * s0);
    auto const peak = kurtosis * ((n * n - n) * w.pairs - 2 * n * w.rows_and_columns + 6 * s0);
    auto const expected = 1 / (n - 1);
    return (spread - peak) / ((n - 1) * (n - 2) * (n - 3) * s0) - expected * expected;
}

/// Fisher and Yates' shuffle.
void shuffle(std::vector<double>& values, random_stream& from) {
    for (auto left = values.size(); left > 1; --left) {
        std::swap(values[left - 1], values[from.below(left)]);
    }
}

double global_pseudo_p(std::vector<double> z, weights const& neighbours, permutations const& by) {
    auto const observed = cross_products(z, neighbours);
    // Streams 0 … n − 1 are the zones'.
    random_stream from{by.seed, z.size()};
    tails seen;
    for (int i = 0; i < by.count; ++i) {
        shuffle(z, from);
        seen.add(cross_products(z, neighbours), observed, 1e-12 * std::abs(observed));
    }
    return seen.two_sided(by.count);
}

} // namespace

std::optional<moran> global_moran(std::span<double const> x, weights const& neighbours,
                                  permutations const& by) {
    auto const of = deviations_of(x);
    auto const sums = sums_of(neighbours);
    if (x.size() < 4 || !of || sums.all == 0) {
        return std::nullopt;
    }
    auto const n = static_cast<double>(x.size());
    moran result;
    result.i = n / sums.all * cross_products(of->z, neighbours) / of->squares;
    result.expected = -1 / (n - 1);
    result.variance = randomisation_variance(sums, *of);
    result.z = (result.i - result.expected) / std::sqrt(result.variance);
    result.p = global_pseudo_p(of->z, neighbours, by);
    return result;
}

std::optional<local_moran> local_morans(std::span<double const> x, weights const& neighbours) {
    auto const of = deviations_of(x);
    if (!of) {
        return std::nullopt;
    }
    auto const m2 = of->squares / static_cast<double>(x.size());
    local_moran result;
    for (std::size_t i = 0; i < x.size(); ++i) {
        auto const z = of->z[i], lag = lag_of(of->z, neighbours.of(i));
        result.i.push_back(neighbours.is_island(i) ? NAN : z / m2 * lag);
        auto const high_near = z > 0 ? quadrant::high_high : quadrant::low_high;
        auto const low_near = z > 0 ? quadrant::high_low : quadrant::low_low;
        result.quadrants.push_back(lag > 0 ? high_near : low_near);
    }
    return result;
}

} // namespace trygg::stats
