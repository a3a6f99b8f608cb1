#include "api/zone_set_lookup.hpp"

#include "base/error.hpp"
#include "base/suggest.hpp"

#include <algorithm>

namespace trygg::api {

std::size_t find_set(snapshot::snapshot const& data, std::string const& name) {
    std::vector<std::string> names;
    for (auto const& set : data.zone_sets) {
        if (set.name == name) {
            return names.size();
        }
        names.push_back(set.name);
    }
    throw not_found{"there is no zone set '{}'{}", name, did_you_mean(name, names)};
}

std::int32_t find_zone(snapshot::zone_set const& set, std::string const& code) {
    auto const found = std::ranges::find(set.zones, code, &snapshot::zone::code);
    if (found == set.zones.end()) {
        throw not_found{"there is no zone '{}' in '{}'", code, set.name};
    }
    return static_cast<std::int32_t>(found - set.zones.begin());
}

} // namespace trygg::api
