#include "api/parameters.hpp"

#include "api/item_formats.hpp"
#include "tiles/matrix.hpp"

namespace trygg::api {

namespace {

json text_schema() { return {{"type", "string"}}; }

json list_schema() { return {{"type", "array"}, {"items", text_schema()}}; }

parameter format_parameter() {
    return {"f",
            "Representation; without it Accept decides.",
            {{"type", "string"}, {"enum", {"json", "html"}}}};
}

parameter item_format(std::span<format const> offered, char const* description) {
    json names = json::array();
    for (auto const& each : offered) {
        names.push_back(each.name);
    }
    return {"f", description, {{"type", "string"}, {"enum", names}}};
}

parameter page_format() {
    return item_format(
        page_formats(),
        "Representation; without it Accept decides. Files and tables for downloading "
        "hold all matching features when no limit is stated.");
}

parameter single_format() {
    return item_format(single_formats(), "Representation; without it Accept decides.");
}

parameter bbox() {
    return {
        "bbox",
        "West, south, east, north in degrees (CRS84), or with lowest and highest height; in the "
        "axis order of bbox-crs when that is stated. The geometry itself is tested, not its "
        "envelope. Features without a geometry are kept.",
        {{"type", "array"}, {"items", {{"type", "number"}}}, {"minItems", 4}, {"maxItems", 6}}};
}

parameter crs_of(char const* name, char const* description) {
    return {name,
            description,
            {{"type", "string"}, {"format", "uri"}, {"default", model::crs84().uri}}};
}

parameter bbox_crs() { return crs_of("bbox-crs", "Reference system of bbox."); }

parameter crs() {
    return crs_of("crs", "Reference system of the answer's coordinates, with its axis order.");
}

parameter datetime() {
    return {"datetime",
            "A date, a time with offset (RFC 3339), or an interval with '/'; '..' is an open end. "
            "Features without a time are kept.",
            text_schema()};
}

parameter filter() {
    return {"filter", "Which features, in CQL2: status = 'done' AND lamps > 2", text_schema()};
}

parameter filter_lang() {
    return {"filter-lang",
            "How the filter is written.",
            {{"type", "string"}, {"enum", {"cql2-text", "cql2-json"}}, {"default", "cql2-text"}}};
}

parameter filter_crs() {
    return crs_of("filter-crs", "Reference system of the filter's coordinates.");
}

parameter sort_by() {
    return {"sortby",
            "Properties to sort by, the first counts most: +name,-count. '+' (or nothing) is "
            "ascending, with nulls last; '-' is the reverse. Equal features stand by id.",
            {{"type", "array"},
             {"items", {{"type", "string"}, {"pattern", "^[+-]?.+$"}}},
             {"minItems", 1}}};
}

parameter properties() {
    return {"properties",
            "Properties that the features have, comma separated; without it all.",
            {{"type", "array"}, {"items", text_schema()}, {"minItems", 1}}};
}

parameter limit() {
    return {"limit",
            "Features on a page. What is above the maximum is taken for it; files and tables for "
            "downloading have no maximum, and without limit hold all matching features.",
            {{"type", "integer"},
             {"minimum", 1},
             {"maximum", largest_limit},
             {"default", default_limit}}};
}

parameter token() {
    return {"token", "Where the page starts; take it from a 'next' or 'prev' link.", text_schema()};
}

parameter skip_geometry() {
    return {"skipGeometry",
            "true: features without their geometry.",
            {{"type", "boolean"}, {"default", false}}};
}

parameter zoom_level() {
    return {"zoom-level",
            "A zoom of WebMercatorQuad: lines and polygons get no more points than a map of that "
            "zoom can show. Which features there are is decided by their exact geometries.",
            {{"type", "integer"}, {"minimum", 0}, {"maximum", tiles::deepest}}};
}

parameter period() {
    return {"period", "2020, 2020-05 or 2020-05-31, or two of them with '/', both included.",
            text_schema()};
}

parameter part() {
    return {
        "part", "Part of the day.", {{"type", "string"}, {"enum", {"day", "evening", "night"}}}};
}

parameter kind() { return {"kind", "Kinds of incidents, comma separated.", list_schema()}; }

parameter reason() {
    return {"reason", "Reasons of places pointed out, comma separated.", list_schema()};
}

parameter municipality() {
    return {"municipality", "Code of a municipality, or 'all'.", text_schema()};
}

parameter zone() { return {"zone", "Code of a zone of the set.", text_schema()}; }

} // namespace

std::vector<parameter> const& format_parameters() {
    static std::vector<parameter> const all{format_parameter()};
    return all;
}

std::vector<parameter> const& item_parameters() {
    static std::vector<parameter> const all{bbox(),        bbox_crs(),      datetime(),   filter(),
                                            filter_lang(), filter_crs(),    sort_by(),    crs(),
                                            properties(),  skip_geometry(), zoom_level(), limit(),
                                            token(),       page_format()};
    return all;
}

std::vector<parameter> const& joined_parameters() {
    static std::vector<parameter> const all = [] {
        std::vector<parameter> result{period(), part(), kind(), reason(), municipality()};
        result.insert(result.end(), item_parameters().begin(), item_parameters().end());
        return result;
    }();
    return all;
}

std::vector<parameter> const& feature_parameters() {
    static std::vector<parameter> const all{crs(), properties(), skip_geometry(), single_format()};
    return all;
}

std::vector<parameter> const& joined_feature_parameters() {
    static std::vector<parameter> const all{datetime(),      period(),       part(), kind(),
                                            reason(),        municipality(), crs(),  properties(),
                                            skip_geometry(), single_format()};
    return all;
}

std::vector<parameter> const& tile_parameters() {
    static std::vector<parameter> const all{datetime(),   filter(),     filter_lang(),
                                            filter_crs(), properties(), format_parameter()};
    return all;
}

std::vector<parameter> const& joined_tile_parameters() {
    static std::vector<parameter> const all = [] {
        std::vector<parameter> result{period(), part(), kind(), reason(), municipality()};
        result.insert(result.end(), tile_parameters().begin(), tile_parameters().end());
        return result;
    }();
    return all;
}

std::vector<parameter> const& dataset_tile_parameters() {
    static std::vector<parameter> const all{datetime(), format_parameter()};
    return all;
}

std::vector<parameter> const& series_parameters() {
    static std::vector<parameter> const all{zone(),   part(),         kind(),
                                            reason(), municipality(), format_parameter()};
    return all;
}

std::vector<std::string> names_of(std::span<parameter const> parameters) {
    std::vector<std::string> result;
    for (auto const& p : parameters) {
        result.push_back(p.name);
    }
    return result;
}

} // namespace trygg::api
