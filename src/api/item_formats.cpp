#include "api/item_formats.hpp"

namespace trygg::api {

namespace {

std::vector<format> listed(bool for_one) {
    std::vector<format> result;
    for (auto const& each : item_formats()) {
        if (!for_one || each.is_for_one) {
            result.push_back(each.as);
        }
    }
    return result;
}

} // namespace

std::vector<item_format> const& item_formats() {
    static std::vector<item_format> const all{
        {.as = {"json", geojson_type, {json_type}, "GeoJSON"},
         .is_for_one = true,
         .write = write_geojson},
        {.as = {"html", html_type, {}, "webbsida"}, .is_for_one = true, .write = write_html},
    };
    return all;
}

std::span<format const> page_formats() {
    static auto const all = listed(false);
    return all;
}

std::span<format const> single_formats() {
    static auto const all = listed(true);
    return all;
}

} // namespace trygg::api
