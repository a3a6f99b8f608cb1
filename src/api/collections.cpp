#include "api/catalog.hpp"
#include "api/parameters.hpp"
#include "api/resources.hpp"
#include "model/when.hpp"
#include "query/parameters.hpp"

#include <algorithm>
#include <cmath>

namespace trygg::api {

namespace {

constexpr char const* crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

/// Degrees with seven decimals, rounded outwards.
json spatial_extent(snapshot::box const& box) {
    return {{"bbox", json::array({json::array({box.west, box.south, box.east, box.north})})},
            {"crs", crs84}};
}

/// First and last time of a table; nothing when no row has one.
std::optional<model::time_span> time_extent(snapshot::table const& table) {
    std::optional<model::time_span> result;
    if (!table.when) {
        return result;
    }
    for (std::size_t i = 0; i < table.size(); ++i) {
        model::time_span const span{table.when->first[i], table.when->last[i]};
        if (span.first == snapshot::no_integer) {
            continue;
        }
        result = result ? model::time_span{std::min(result->first, span.first),
                                           std::max(result->last, span.last)}
                        : span;
    }
    return result;
}

json extent_of(snapshot::table const& table) {
    json result = json::object();
    if (auto const box = table.shapes->extent()) {
        result["spatial"] = spatial_extent(*box);
    }
    if (auto const span = time_extent(table)) {
        result["temporal"] = {
            {"interval", json::array({json::array(
                             {model::time_text(span->first), model::time_text(span->last)})})},
            {"trs", "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"}};
    }
    return result;
}

json describe(context const& at, collection_info const& collection) {
    auto const path = "/collections/" + query::percent_encoded(collection.id);
    json result;
    result["id"] = collection.id;
    result["title"] = collection.title;
    result["description"] = collection.description;
    result["extent"] = extent_of(*collection.table);
    result["itemType"] = "feature";
    result["crs"] = json::array({crs84});
    result["storageCrs"] = crs84;
    result["links"] =
        json::array({link(at.url(path), "self", json_type, collection.title),
                     link(at.url(path + "/items"), "items", geojson_type, collection.title)});
    return result;
}

} // namespace

http::response collections(context const& at) {
    document_format(at, json_only());
    json result;
    result["links"] = json::array({link(at.url("/collections"), "self", json_type, "Samlingar")});
    result["collections"] = json::array();
    for (auto const& collection : list_collections(*at.data)) {
        result["collections"].push_back(describe(at, collection));
    }
    return json_answer(result);
}

http::response collection(context const& at) {
    document_format(at, json_only());
    return json_answer(describe(at, find_collection(*at.data, at.captures.at(0))));
}

} // namespace trygg::api
