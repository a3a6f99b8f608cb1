#include "api/parameters.hpp"

namespace trygg::api {

namespace {

json text_schema() { return {{"type", "string"}}; }

json list_schema() { return {{"type", "array"}, {"items", text_schema()}}; }

parameter format_parameter() {
    return {"f",
            "Representation; 'json' is the one there is.",
            {{"type", "string"}, {"enum", {"json", "html"}}}};
}

parameter bbox() {
    return {"bbox",
            "West, south, east, north in degrees (CRS84), or with lowest and highest height. "
            "Features without a geometry are kept.",
            {{"type", "array"}, {"items", {{"type", "number"}}}, {"minItems", 4}, {"maxItems", 6}},
            false};
}

parameter datetime() {
    return {"datetime",
            "A date, a time with offset (RFC 3339), or an interval with '/'; '..' is an open end. "
            "Features without a time are kept.",
            text_schema()};
}

parameter limit() {
    return {"limit",
            "Features on a page.",
            {{"type", "integer"},
             {"minimum", 1},
             {"maximum", largest_limit},
             {"default", default_limit}}};
}

parameter token() {
    return {"token", "Where the page starts; take it from a 'next' link.", text_schema()};
}

parameter skip_geometry() {
    return {"skipGeometry",
            "true: features without their geometry.",
            {{"type", "boolean"}, {"default", false}}};
}

parameter period() {
    return {"period", "2020, 2020-05 or 2020-05-31, or two of them with '/', both included.",
            text_schema()};
}

parameter part() {
    return {
        "part", "Part of the day.", {{"type", "string"}, {"enum", {"day", "evening", "night"}}}};
}

parameter kind() { return {"kind", "Kinds of incidents, comma separated.", list_schema(), false}; }

parameter reason() {
    return {"reason", "Reasons of places pointed out, comma separated.", list_schema(), false};
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
    static std::vector<parameter> const all{bbox(),  datetime(),      limit(),
                                            token(), skip_geometry(), format_parameter()};
    return all;
}

std::vector<parameter> const& joined_parameters() {
    static std::vector<parameter> const all{bbox(),  datetime(),      period(),          part(),
                                            kind(),  reason(),        municipality(),    limit(),
                                            token(), skip_geometry(), format_parameter()};
    return all;
}

std::vector<parameter> const& feature_parameters() {
    static std::vector<parameter> const all{skip_geometry(), format_parameter()};
    return all;
}

std::vector<parameter> const& joined_feature_parameters() {
    static std::vector<parameter> const all{datetime(),      period(),          part(),
                                            kind(),          reason(),          municipality(),
                                            skip_geometry(), format_parameter()};
    return all;
}

std::vector<parameter> const& series_parameters() {
    static std::vector<parameter> const all{zone(),   part(),         kind(),
                                            reason(), municipality(), format_parameter()};
    return all;
}

std::vector<std::string> names_of(std::vector<parameter> const& parameters) {
    std::vector<std::string> result;
    for (auto const& p : parameters) {
        result.push_back(p.name);
    }
    return result;
}

} // namespace trygg::api
