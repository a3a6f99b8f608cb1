#include "snapshot/snapshot.hpp"

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
