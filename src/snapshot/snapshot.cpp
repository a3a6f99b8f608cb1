#include "snapshot/snapshot.hpp"

#include "base/error.hpp"

#include <fmt/ranges.h>

#include <algorithm>

namespace trygg::snapshot {

day_part part_of(std::string_view name) {
    return name == "day"       ? day_part::day
           : name == "evening" ? day_part::evening
           : name == "night"   ? day_part::night
                               : day_part::unknown;
}

table const* snapshot::find(std::string_view id) const {
    auto const found = std::ranges::find(tables, id, &table::id);
    return found == tables.end() ? nullptr : &*found;
}

zone_set const* snapshot::find_set(std::string_view name) const {
    auto const found = std::ranges::find(zone_sets, name, &zone_set::name);
    return found == zone_sets.end() ? nullptr : &*found;
}

model::crs const& snapshot::find_crs(std::string_view parameter, std::string_view text) const {
    auto name = text;
    if (name.starts_with('[') && name.ends_with(']')) {
        name = name.substr(1, name.size() - 2);
    }
    auto const found = std::ranges::find_if(
        crs, [&](model::crs const& c) { return c.uri == name || c.name == name; });
    if (found != crs.end()) {
        return *found;
    }
    std::vector<std::string> uris;
    for (auto const& each : crs) {
        uris.push_back(each.uri);
    }
    throw input_error{"'{}' is '{}', which is none of the reference systems here: {}", parameter,
                      text, fmt::join(uris, ", ")};
}

std::optional<std::string> snapshot::setting(std::string const& key) const {
    auto const found = settings.find(key);
    return found == settings.end() ? std::nullopt : std::optional{found->second};
}

std::optional<municipality_index> snapshot::find_municipality(std::string_view code) const {
    auto const found = std::ranges::find(municipalities, code, &municipality::code);
    if (code.empty() || found == municipalities.end()) {
        return std::nullopt;
    }
    return static_cast<municipality_index>(found - municipalities.begin());
}

} // namespace trygg::snapshot
