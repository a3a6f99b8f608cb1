#include "model/crs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace trygg::model {

namespace {

std::string uri_of(std::string_view epsg) {
    return fmt::format("http://www.opengis.net/def/crs/EPSG/0/{}", epsg);
}

crs from_epsg(int code, bool north_first, int decimals) {
    return {uri_of(std::to_string(code)), fmt::format("EPSG:{}", code), north_first, decimals};
}

std::vector<crs> make_list() {
    std::vector<crs> result{{"http://www.opengis.net/def/crs/OGC/1.3/CRS84", "OGC:CRS84", false, 7},
                            from_epsg(4326, true, 7),
                            from_epsg(3857, false, 2),
                            from_epsg(3006, true, 2)};
    constexpr int first_zone = 3007, last_zone = 3018; // SWEREF 99 12 00 to 23 15
    for (int code = first_zone; code <= last_zone; ++code) {
        result.push_back(from_epsg(code, true, 2));
    }
    return result;
}

} // namespace

std::span<crs const> common_crs() {
    static std::vector<crs> const all = make_list();
    return all;
}

crs const& crs84() { return common_crs().front(); }

std::optional<crs> find_common_crs(std::string_view text) {
    if (text.starts_with('[') && text.ends_with(']')) {
        text = text.substr(1, text.size() - 2);
    }
    auto const found = std::ranges::find_if(
        common_crs(), [&](crs const& c) { return c.uri == text || c.name == text; });
    return found == common_crs().end() ? std::nullopt : std::optional{*found};
}

crs metric_crs(std::string_view name) {
    auto const code = name.substr(name.find(':') + 1);
    return {uri_of(code), std::string{name}, false, 2};
}

} // namespace trygg::model
