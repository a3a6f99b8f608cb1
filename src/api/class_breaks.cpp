#include "api/class_breaks.hpp"

#include "stats/classes.hpp"
#include "store/class_limits.hpp"

#include <cmath>

namespace trygg::api {

namespace {

constexpr std::size_t most_classes = 5;

std::vector<double> values_of(joined_layer const& layer, std::string_view figure) {
    auto const& column = *layer.table->find(figure);
    std::vector<double> result;
    for (std::size_t row = 0; row < layer.is_included.size(); ++row) {
        if (layer.is_included[row]) {
            bool const is_real = column.type == snapshot::column_type::real;
            if (!is_real && column.integers[row] == snapshot::no_integer) {
                continue;
            }
            result.push_back(is_real ? column.reals[row]
                                     : static_cast<double>(column.integers[row]));
        }
    }
    return result;
}

snapshot::zone_set::breaks find_breaks(snapshot::snapshot const& data, std::size_t set) {
    query::question everything;
    everything.municipality = data.own == 0 ? std::nullopt : std::optional{data.own};
    auto const layer = join_zones(data, set, everything);
    snapshot::zone_set::breaks result;
    for (auto const figure : store::classed_figures()) {
        auto const values = values_of(layer, figure);
        result[std::string{figure}] = {stats::quantile_breaks(values, most_classes),
                                       stats::jenks_breaks(values, most_classes)};
    }
    return result;
}

json rounded_all(std::vector<double> const& values) {
    auto result = json::array();
    for (auto const value : values) {
        result.push_back(rounded(value));
    }
    return result;
}

} // namespace

json own_class_limits(snapshot::snapshot const& data) {
    auto result = json::object();
    for (auto const figure : store::classed_figures()) {
        auto const stated = data.setting(store::class_limits_key(figure));
        auto const limits =
            stated ? store::parse_class_limits(figure, *stated) : std::nullopt; // broken: not set
        if (limits) {
            result[std::string{figure}] = *limits;
        }
    }
    return result;
}

json class_breaks_of(snapshot::snapshot const& data, std::size_t set) {
    auto const& breaks =
        data.zone_sets[set].class_breaks.get([&] { return find_breaks(data, set); });
    json result;
    for (auto const& [figure, found] : breaks) {
        result[figure] = {{"quantile", rounded_all(found.quantile)},
                          {"jenks", rounded_all(found.jenks)}};
    }
    auto const own = own_class_limits(data);
    for (auto const& [figure, limits] : own.items()) {
        result[figure]["own"] = limits;
    }
    return result;
}

} // namespace trygg::api
