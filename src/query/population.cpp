#include "query/population.hpp"

namespace trygg::query {

std::optional<population> population_of(snapshot::zone const& zone, model::day_span const& period) {
    std::optional<population> result;
    for (auto const& [year, people] : zone.population) {
        if (!result || model::days_of_year(year).first <= period.last) {
            result = population{people, year};
        }
    }
    return result;
}

} // namespace trygg::query
