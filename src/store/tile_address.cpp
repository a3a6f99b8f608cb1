#include "store/tile_address.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

namespace trygg::store {

namespace {

constexpr char const* form = "https://…/{z}/{x}/{y}.png";

std::string lower(std::string_view text) {
    std::string result{text};
    for (auto& c : result) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return result;
}

/// The name between braces as Leaflet knows it; empty for another.
std::string_view leaflet_name(std::string_view name) {
    static constexpr std::array<std::array<std::string_view, 2>, 7> known{{{"z", "z"},
                                                                           {"x", "x"},
                                                                           {"y", "y"},
                                                                           {"s", "s"},
                                                                           {"tilematrix", "z"},
                                                                           {"tilecol", "x"},
                                                                           {"tilerow", "y"}}};
    auto const small = lower(name);
    for (auto const& [theirs, ours] : known) {
        if (small == theirs) {
            return ours;
        }
    }
    return {};
}

/// The host and port between scheme and path; empty for an address of our own server.
std::string_view authority(std::string_view address) {
    auto const scheme = address.find("://");
    if (scheme == std::string_view::npos) {
        return {};
    }
    auto const rest = address.substr(scheme + 3);
    return rest.substr(0, rest.find_first_of("/?#"));
}

void check_server(std::string_view address) {
    bool const is_own = address.starts_with('/') && !address.starts_with("//");
    bool const is_web = address.starts_with("https://") || address.starts_with("http://");
    auto host = authority(address);
    if (host.starts_with("{s}.")) {
        host.remove_prefix(4);
    }
    bool const is_plain = !host.empty() && std::ranges::all_of(host, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '-' || c == ':';
    });
    if (!is_own && !(is_web && is_plain)) {
        throw input_error{"basemap_url is a tile address such as {}, not '{}'", form, address};
    }
}

/// Throws input_error for a name between braces that nobody fills in.
std::set<std::string_view> places_in(std::string_view address) {
    std::set<std::string_view> result;
    for (auto at = address.find('{'); at != std::string_view::npos;
         at = address.find('{', at + 1)) {
        auto const end = address.find('}', at);
        auto const name =
            address.substr(at + 1, end == std::string_view::npos ? end : end - at - 1);
        auto const ours = leaflet_name(name);
        if (end == std::string_view::npos || ours.empty()) {
            throw input_error{"basemap_url: write what the server calls {{{}}} in its place, such "
                              "as the name of a layer, style or matrix set; only zoom, column and "
                              "row are filled in: {}",
                              name, form};
        }
        result.insert(ours);
    }
    return result;
}

/// A word of the address that names another grid of tiles than the web's; empty when none does.
std::string foreign_grid(std::string_view address) {
    static std::set<std::string, std::less<>> const others{
        "3006",          "3007",        "3008", "3009", "3010", "3011",  "3012",
        "3013",          "3014",        "3015", "3016", "3017", "3018",  "4326",
        "sweref99tm",    "sweref99_tm", "4258", "5845", "3021", "crs84", "inspirecrs84quad",
        "worldcrs84quad"};
    std::size_t from = 0;
    while (from < address.size()) {
        auto const end = std::min(address.find_first_of("/?&=:;", from), address.size());
        auto const word = lower(address.substr(from, end - from));
        if (others.contains(word)) {
            return word;
        }
        from = end + 1;
    }
    return {};
}

} // namespace

void check_tile_address(std::string_view address) {
    check_server(address);
    auto const places = places_in(address);
    for (std::string_view const needed : {"z", "x", "y"}) {
        if (!places.contains(needed)) {
            throw input_error{"basemap_url has no place for {{{}}}: write it as {}, or with "
                              "{{TileMatrix}}, {{TileCol}} and {{TileRow}}",
                              needed, form};
        }
    }
    if (auto const grid = foreign_grid(address); !grid.empty()) {
        throw input_error{
            "basemap_url asks for tiles of {}: only those of Web Mercator (EPSG:3857, "
            "GoogleMapsCompatible) can be drawn; choose that matrix set of the same "
            "service",
            grid};
    }
}

std::string leaflet_address(std::string_view address) {
    std::string result;
    while (!address.empty()) {
        auto const at = address.find('{');
        auto const end = address.find('}', at == std::string_view::npos ? 0 : at);
        if (at == std::string_view::npos || end == std::string_view::npos) {
            break;
        }
        auto const ours = leaflet_name(address.substr(at + 1, end - at - 1));
        result += address.substr(0, at);
        result += ours.empty() ? std::string{address.substr(at, end - at + 1)}
                               : fmt::format("{{{}}}", ours);
        address.remove_prefix(end + 1);
    }
    return result + std::string{address};
}

std::string host_of(std::string_view address) {
    auto host = authority(address);
    if (host.starts_with("{s}.")) {
        host.remove_prefix(4);
    }
    return std::string{host.substr(0, host.find(':'))};
}

} // namespace trygg::store
