#include "stats/smoothing.hpp"

#include <algorithm>
#include <cmath>

namespace trygg::stats {

prior prior_of(std::span<double const> events, std::span<double const> population) {
    double sum_events = 0, sum_population = 0, zones = 0;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (population[i] > 0) {
            sum_events += events[i];
            sum_population += population[i];
            zones += 1;
        }
    }
    if (zones == 0) {
        return {};
    }
    auto const mean = sum_events / sum_population;
    double squares = 0;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (population[i] > 0) {
            squares += population[i] * std::pow(events[i] / population[i] - mean, 2);
        }
    }
    auto const chance = mean / (sum_population / zones);
    return {mean, std::max(0.0, squares / sum_population - chance)};
}

double shrunk(double events, double population, prior const& towards) {
    if (!(population > 0)) {
        return NAN;
    }
    auto const by_chance = towards.mean / population;
    auto const all = towards.variance + by_chance;
    // Without a single event all rates are 0, and nothing is left to weigh.
    auto const share = all > 0 ? towards.variance / all : 0;
    return towards.mean + share * (events / population - towards.mean);
}

std::vector<double> empirical_bayes(std::span<double const> events,
                                    std::span<double const> population) {
    auto const towards = prior_of(events, population);
    std::vector<double> result;
    for (std::size_t i = 0; i < events.size(); ++i) {
        result.push_back(shrunk(events[i], population[i], towards));
    }
    return result;
}

std::vector<double> local_empirical_bayes(std::span<double const> events,
                                          std::span<double const> population,
                                          weights const& neighbours) {
    std::vector<double> result, near_events, near_population;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (neighbours.is_island(i)) {
            result.push_back(NAN);
            continue;
        }
        near_events.assign(1, events[i]);
        near_population.assign(1, population[i]);
        for (auto const& other : neighbours.of(i)) {
            near_events.push_back(events[other.index]);
            near_population.push_back(population[other.index]);
        }
        result.push_back(shrunk(events[i], population[i], prior_of(near_events, near_population)));
    }
    return result;
}

} // namespace trygg::stats
