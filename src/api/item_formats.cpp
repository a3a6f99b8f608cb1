#include "api/item_formats.hpp"

namespace trygg::api {

namespace {

constexpr char const* csv_type = "text/csv; charset=utf-8; header=present";

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
        {.as = {"html", html_type, {}, "webbsida", "web page"},
         .is_for_one = true,
         .write = write_html},
        {.as = {"geojsonseq",
                "application/geo+json-seq",
                {},
                "GeoJSON, en rad per objekt",
                "GeoJSON, a line per feature"},
         .ending = "geojsons",
         .is_whole_layer = true,
         .write = write_geojson_seq},
        {.as = {"csv", csv_type, {}, "CSV"},
         .ending = "csv",
         .is_whole_layer = true,
         .write = write_csv},
        {.as = {"csv-excel", csv_type, {}, "CSV för Excel", "CSV for Excel"},
         .ending = "csv",
         .is_whole_layer = true,
         .write = write_csv_excel},
        {.as = {"gpkg", "application/geopackage+sqlite3", {}, "GeoPackage"},
         .ending = "gpkg",
         .is_whole_layer = true,
         .save = save_geopackage},
        {.as = {"fgb", "application/flatgeobuf", {}, "FlatGeobuf"},
         .ending = "fgb",
         .is_whole_layer = true,
         .needs_geometry = true,
         .save = save_flatgeobuf},
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
