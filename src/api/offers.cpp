#include "api/offers.hpp"

#include "query/published_figures.hpp"

#include <fmt/format.h>

namespace trygg::api {

json offers_of(snapshot::snapshot const& data, query::question const& asked) {
    auto sets = json::array(), periods = json::array(), parts = json::array();
    for (std::size_t set = 0; set < data.zone_sets.size(); ++set) {
        if (!data.cells->geography.of_zone[set].empty()) {
            sets.push_back(data.zone_sets[set].name);
        }
    }
    for (auto const& span : query::published_periods(data, asked)) {
        auto const first = model::year_of(span.first), last = model::year_of(span.last);
        periods.push_back(first == last ? fmt::format("{:04d}", first)
                                        : fmt::format("{:04d}/{:04d}", first, last));
    }
    for (auto const* part : {"day", "evening", "night"}) {
        parts.push_back(part);
    }
    return {{"zone_sets", sets}, {"periods", periods}, {"parts", parts}};
}

} // namespace trygg::api
