#include "contest.hpp"

#include "join/zone_index.hpp"
#include "stopwatch.hpp"

#include <memory>

namespace trygg::bench {

outcome join_by_index(country const& made, int runs) {
    outcome result;
    result.name = "zone_index (this program)";
    result.zones.resize(made.xs.size());
    std::vector<double> builds, finds;
    for (int i = 0; i < runs; ++i) {
        std::unique_ptr<join::zone_index> index;
        builds.push_back(
            seconds_of([&] { index = std::make_unique<join::zone_index>(made.zones); }));
        finds.push_back(seconds_of([&] { index->find(made.xs, made.ys, result.zones); }));
    }
    result.build_seconds = median(builds);
    result.find_seconds = median(finds);
    return result;
}

} // namespace trygg::bench
