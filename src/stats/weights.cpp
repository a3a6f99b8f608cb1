#include "stats/weights.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <utility>

namespace trygg::stats {

namespace {

using rows = std::vector<std::vector<neighbour>>;

double squared_distance(geo::point a, geo::point b) {
    return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

} // namespace

weights::weights(rows given) {
    for (std::size_t zone = 0; zone < given.size(); ++zone) {
        std::ranges::sort(given[zone], {}, &neighbour::index);
        for (auto const& other : given[zone]) {
            if (other.index == zone || other.index >= given.size()) {
                throw input_error{"zone {} cannot be the neighbour of zone {}", other.index, zone};
            }
        }
        m_neighbours.insert(m_neighbours.end(), given[zone].begin(), given[zone].end());
        m_starts.push_back(m_neighbours.size());
    }
}

weights weights::row_standardised() const {
    auto result = *this;
    for (std::size_t zone = 0; zone < size(); ++zone) {
        double sum = 0;
        for (auto const& other : of(zone)) {
            sum += other.weight;
        }
        for (auto i = m_starts[zone]; i < m_starts[zone + 1]; ++i) {
            result.m_neighbours[i].weight /= sum;
        }
    }
    return result;
}

weights nearest(std::span<geo::point const> points, std::size_t k) {
    rows result(points.size());
    std::vector<std::pair<double, std::uint32_t>> others;
    for (std::size_t i = 0; i < points.size(); ++i) {
        others.clear();
        for (std::uint32_t j = 0; j < points.size(); ++j) {
            if (j != i) {
                others.emplace_back(squared_distance(points[i], points[j]), j);
            }
        }
        auto const last = others.begin() + static_cast<std::ptrdiff_t>(std::min(k, others.size()));
        std::ranges::partial_sort(others, last);
        for (auto other = others.begin(); other != last; ++other) {
            result[i].push_back({other->second});
        }
    }
    return weights{std::move(result)};
}

weights within_distance(std::span<geo::point const> points, double distance,
                        std::size_t most_pairs) {
    rows result(points.size());
    std::size_t pairs = 0;
    for (std::uint32_t i = 0; i < points.size(); ++i) {
        for (std::uint32_t j = i + 1; j < points.size(); ++j) {
            if (squared_distance(points[i], points[j]) <= distance * distance) {
                if (++pairs > most_pairs) {
                    throw input_error{
                        "more than {} pairs of zones lie within {} of each other; give "
                        "a smaller distance",
                        most_pairs, distance};
                }
                result[i].push_back({j});
                result[j].push_back({i});
            }
        }
    }
    return weights{std::move(result)};
}

} // namespace trygg::stats
