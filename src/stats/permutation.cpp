#include "stats/permutation.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace trygg::stats {

namespace {

std::uint64_t mixed(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

constexpr std::uint64_t golden_gamma = 0x9e3779b97f4a7c15;

/// Deals the first places of `values` anew, which the next deal starts from as they were before.
class dealer {
public:
    dealer(std::vector<double> values, random_stream from)
        : m_values(std::move(values)), m_from(from) {}

    double lag(std::span<neighbour const> neighbours) {
        double sum = 0;
        m_taken.clear();
        for (std::size_t place = 0; place < neighbours.size(); ++place) {
            m_taken.push_back(place + m_from.below(m_values.size() - place));
            std::swap(m_values[place], m_values[m_taken.back()]);
            sum += neighbours[place].weight * m_values[place];
        }
        for (auto place = neighbours.size(); place-- > 0;) {
            std::swap(m_values[place], m_values[m_taken[place]]);
        }
        return sum;
    }

private:
    std::vector<double> m_values;
    std::vector<std::size_t> m_taken;
    random_stream m_from;
};

double pseudo_p_of(std::span<double const> x, std::span<neighbour const> neighbours,
                   std::size_t zone, permutations const& by) {
    double observed = 0, size = 0;
    for (auto const& other : neighbours) {
        observed += other.weight * x[other.index];
        size += std::abs(other.weight * x[other.index]);
    }
    std::vector<double> others{x.begin(), x.end()};
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(zone));
    dealer deal{std::move(others), random_stream{by.seed, zone}};
    tails seen;
    for (int i = 0; i < by.count; ++i) {
        seen.add(deal.lag(neighbours), observed, 1e-12 * size);
    }
    return seen.two_sided(by.count);
}

} // namespace

random_stream::random_stream(std::uint64_t seed, std::uint64_t stream)
    : m_state(mixed(seed + golden_gamma) ^ mixed(~stream)) {}

std::uint64_t random_stream::next() {
    m_state += golden_gamma;
    return mixed(m_state);
}

double smallest_pseudo_p(permutations const& by) { return std::min(1.0, 2.0 / (by.count + 1)); }

void tails::add(double value, double observed, double slack) {
    at_least += value >= observed - slack ? 1 : 0;
    at_most += value <= observed + slack ? 1 : 0;
}

double tails::two_sided(int count) const {
    return std::min(1.0, 2.0 * (std::min(at_least, at_most) + 1) / (count + 1));
}

std::vector<double> conditional_pseudo_p(std::span<double const> x, weights const& neighbours,
                                         permutations const& by) {
    std::vector<double> result(x.size(), NAN);
    if (x.empty() || std::ranges::count(x, x.front()) == std::ranges::ssize(x)) {
        return result;
    }
    for (std::size_t zone = 0; zone < x.size(); ++zone) {
        if (!neighbours.is_island(zone)) {
            result[zone] = pseudo_p_of(x, neighbours.of(zone), zone, by);
        }
    }
    return result;
}

} // namespace trygg::stats
