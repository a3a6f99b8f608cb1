#include "api/analysis_parameters.hpp"

#include "query/numbers.hpp"

#include <algorithm>

namespace trygg::api {

namespace {

constexpr std::int64_t largest_seed = 9'007'199'254'740'991; // that JSON readers keep exactly

parameter choice(char const* name, char const* description,
                 std::vector<std::string> const& values) {
    return {name, description, {{"type", "string"}, {"enum", values}, {"default", values.front()}}};
}

parameter whole(char const* name, char const* description, std::int64_t otherwise,
                std::int64_t least, std::int64_t most) {
    return {name,
            description,
            {{"type", "integer"}, {"minimum", least}, {"maximum", most}, {"default", otherwise}}};
}

parameter number(char const* name, char const* description, double otherwise, double least,
                 double most) {
    return {name,
            description,
            {{"type", "number"}, {"minimum", least}, {"maximum", most}, {"default", otherwise}}};
}

parameter text(char const* name, char const* description) {
    return {name, description, {{"type", "string"}}};
}

/// Those of the joined layers by which figures are filtered.
std::vector<parameter> with_filters(std::vector<std::string> const& names,
                                    std::vector<parameter> more) {
    std::vector<parameter> result;
    for (auto const& of_layers : joined_parameters()) {
        if (std::ranges::find(names, of_layers.name) != names.end()) {
            result.push_back(of_layers);
        }
    }
    result.insert(result.end(), more.begin(), more.end());
    result.push_back(choice("f", "Representation.", {"json"}));
    return result;
}

parameter seed() {
    return whole("seed", "Of the random permutations: the same seed gives the same answer.", 1, 0,
                 largest_seed);
}

parameter permutations() {
    return whole("permutations", "How often values are dealt out anew.", 999, 99, 9'999);
}

} // namespace

std::span<parameter const> hotspot_parameters(bool /*joined*/) {
    static auto const all = with_filters(
        {"period", "datetime", "part", "kind", "reason", "municipality", "skipGeometry"},
        {choice("figure", "What is compared.",
                {"incident_rate", "incidents", "unsafe_share", "mentions_unsafe"}),
         choice("neighbours",
                "queen: zones with a common corner; rook: with a common side; nearest: the k "
                "nearest; distance: all within it.",
                {"queen", "rook", "nearest", "distance"}),
         whole("k", "With neighbours=nearest.", 6, 1, 50),
         number("distance", "In metres between points in the zones, with neighbours=distance.",
                5'000, 1, 1'000'000),
         permutations(), seed(),
         number("alpha", "False-discovery rate (Benjamini and Hochberg).", 0.05, 0.001, 0.5),
         number("expected",
                "Zones that would have had fewer events at the rate of all are too few.", 1, 0,
                1'000),
         whole("n", "Zones with fewer answers behind a share are too few.", 30, 1, 100'000)});
    return all;
}

std::span<parameter const> evaluation_parameters(bool /*joined*/) {
    static auto const all = with_filters(
        {"part", "kind"},
        {text("set", "Zone set; without it the first one in which the measure lies."),
         text("control", "Codes of control zones, comma separated; without it the zones of the "
                         "same municipality without a measure of the type."),
         whole("months", "Length of each of the two periods.", 12, 1, 60),
         number("variance_factor", "What the variance is multiplied by in the wider interval.", 2,
                1, 10)});
    return all;
}

std::span<parameter const> profile_parameters(bool /*joined*/) {
    static auto const all =
        with_filters({"period", "datetime", "part", "municipality"}, {permutations(), seed()});
    return all;
}

std::span<parameter const> density_parameters(bool /*joined*/) {
    static auto const all = with_filters(
        {"period", "datetime", "part", "kind", "municipality"},
        {number("bandwidth", "Of the quartic kernel, in metres.", 250, 50, 5'000),
         whole("levels", "How many bands, equally wide up to the highest density.", 5, 2, 10)});
    return all;
}

stats::permutations parse_permutations(query::parameters const& stated) {
    stats::permutations result;
    result.count = static_cast<int>(
        query::parse_whole("permutations", stated.get("permutations"), result.count, {99, 9'999}));
    result.seed = static_cast<std::uint64_t>(
        query::parse_whole("seed", stated.get("seed"), 1, {0, largest_seed}));
    return result;
}

json stated_parameters(query::parameters const& stated, std::span<parameter const> known) {
    json result = json::object();
    for (auto const& each : known) {
        auto const value = stated.get(each.name);
        if (value && each.name != "f" && each.name != "skipGeometry") {
            result[each.name] = *value;
        }
    }
    return result;
}

} // namespace trygg::api
