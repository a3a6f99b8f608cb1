#include "api/catalog.hpp"
#include "api/document_pages.hpp"
#include "api/edit_schema.hpp"
#include "api/openapi_parts.hpp"
#include "api/property_parameters.hpp"
#include "api/resources.hpp"
#include "api/routes.hpp"
#include "api/tiles.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <iterator>

namespace trygg::api {

namespace {

/// One GET, as OpenAPI describes it.
struct operation {
    std::string id;
    std::string summary;
    std::string tag;
    json path_parameters = json::array();
    std::vector<parameter> parameters{};
    std::span<format const> formats{};
    std::string schema = "object"; ///< of what is JSON
};

json describe(parameter const& p, std::span<format const> formats = {}) {
    json result{{"name", p.name},     {"in", "query"},
                {"required", false},  {"description", p.description},
                {"schema", p.schema}, {"style", "form"},
                {"explode", false}};
    if (p.name == "f") {
        auto names = json::array();
        for (auto const& each : formats) {
            names.push_back(each.name);
        }
        result["schema"]["enum"] = std::move(names);
    }
    return result;
}

/// QGIS looks here for the largest page.
json parameter_components() {
    constexpr char const* limit = "limit";
    return {{limit, describe(*std::ranges::find(item_parameters(), limit, &parameter::name))}};
}

json path_parameter(std::string const& name, std::string const& example) {
    return {{"name", name},
            {"in", "path"},
            {"required", true},
            {"schema", {{"type", "string"}}},
            {"example", example}};
}

bool is_json(std::string const& type) { return type.find("json") != std::string::npos; }

json content_of(operation const& of) {
    json result = json::object();
    for (auto const& each : of.formats) {
        json const text{{"type", "string"}};
        result[without_charset(each.media_type)] = {
            {"schema", is_json(each.media_type) ? schema_reference(of.schema) : text}};
    }
    return result;
}

json headers_of(operation const& of) {
    auto const header = [](char const* description) {
        return json{{"description", description}, {"schema", {{"type", "string"}}}};
    };
    json result{{"ETag", header("Names this answer; for If-None-Match.")}};
    if (of.schema.starts_with("feature")) {
        result["Content-Crs"] = header("The CRS of the coordinates, as <URI>.");
    }
    result["Link"] = header("The most important links of the document.");
    return result;
}

json responses_of(operation const& of) {
    auto const shared = [](char const* name) {
        return json{{"$ref", std::string{"#/components/responses/"} + name}};
    };
    json result;
    result["200"] = {
        {"description", of.summary}, {"headers", headers_of(of)}, {"content", content_of(of)}};
    if (of.formats.front().media_type == mvt_type) {
        result["204"] = {{"description", "Nothing lies in the tile."}};
    }
    result["304"] = shared("NotModified");
    result["400"] = shared("BadRequest");
    if (!of.path_parameters.empty()) {
        result["404"] = shared("NotFound");
    }
    result["406"] = shared("NotAcceptable");
    result["500"] = shared("InternalError");
    return result;
}

json get(operation const& of) {
    json result{{"summary", of.summary}, {"operationId", of.id}, {"tags", json::array({of.tag})}};
    result["parameters"] = of.path_parameters;
    for (auto const& p : of.parameters) {
        result["parameters"].push_back(describe(p, of.formats));
    }
    result["responses"] = responses_of(of);
    return {{"get", result}};
}

/// What a change's body holds.
json body_schema(change_method const& of, std::string const& collection) {
    if (of.body == "application/octet-stream") {
        return {{"type", "string"}, {"format", "binary"}};
    }
    bool const is_feature = edit::find_kind(collection) != nullptr &&
                            (of.body == geojson_type || of.body == merge_patch_type);
    return is_feature ? feature_schema(collection, of.body == merge_patch_type)
                      : schema_reference("object");
}

json change_operation(change_method const& of, operation const& at, std::string const& collection) {
    json result{{"summary", of.summary},
                {"operationId", lower(of.method) + at.id.substr(at.id.find('_'))},
                {"tags", json::array({at.tag})},
                {"parameters", at.path_parameters}};
    if (!of.body.empty()) {
        result["requestBody"] = {
            {"required", true},
            {"content", {{std::string{of.body}, {{"schema", body_schema(of, collection)}}}}}};
    }
    if (of.needs_match) {
        result["parameters"].push_back(
            {{"name", "If-Match"},
             {"in", "header"},
             {"required", true},
             {"description", "The ETag of what the change is made from."},
             {"schema", {{"type", "string"}}}});
    }
    auto const shared = [](char const* name) {
        return json{{"$ref", std::string{"#/components/responses/"} + name}};
    };
    result["responses"] = {{"2XX", {{"description", "It is done."}}},
                           {"400", shared("BadRequest")},
                           {"403", shared("Forbidden")},
                           {"404", shared("NotFound")}};
    if (of.least > model::role::anyone) {
        result["security"] = sign_in_needed();
        result["responses"]["401"] = shared("NotSignedIn");
        result["description"] = fmt::format("Takes the role {}.", model::name_of(of.least));
    }
    return result;
}

/// What stands for a name in braces when somebody tries a path.
std::string example_of(std::string const& name, snapshot::snapshot const& data,
                       collection_info const* collection) {
    if (name == "featureId" && collection && collection->table->ids->size() > 0) {
        return collection->table->ids->text(0);
    }
    if (name == "zoneSet" && !data.zone_sets.empty()) {
        return data.zone_sets.front().name;
    }
    if (name == "collectionId") {
        return "measures";
    }
    if (name == "year" && !data.pledges.empty()) {
        return std::to_string(data.pledges.front().year);
    }
    if (name == "kind") {
        return "arson";
    }
    if (name == "measureId" && data.find("measures")->ids->size() > 0) {
        return data.find("measures")->ids->text(0);
    }
    if (name == "tileMatrixSetId") {
        return "WebMercatorQuad";
    }
    return "0"; // tileMatrix, tileRow, tileCol
}

/// The names in braces of a path, in order.
std::vector<std::string> names_in(std::string_view path) {
    std::vector<std::string> result;
    for (auto open = path.find('{'); open != std::string_view::npos; open = path.find('{')) {
        auto const close = path.find('}', open);
        result.emplace_back(path.substr(open + 1, close - open - 1));
        path.remove_prefix(close);
    }
    return result;
}

/// What OGC API - Tiles wants the names of operations on tiles to end with.
std::optional<std::string_view> tile_operation(std::string_view path) {
    auto const at = path.find("/tiles");
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    auto const rest = path.substr(at);
    return rest == "/tiles"                     ? "getTileSetsList"
           : rest == "/tiles/{tileMatrixSetId}" ? "getTileSet"
                                                : "getTile";
}

/// "items" of "/collections/{collectionId}/items", "item" of what follows it: an operation's name.
std::string id_of(std::string_view path, collection_info const* collection) {
    if (auto const name = tile_operation(path)) {
        return collection ? fmt::format("{}.collection.vector.{}", collection->id, *name)
                          : fmt::format("all.dataset.vector.{}", *name);
    }
    std::string result;
    for (char const c : path) {
        bool const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.';
        result += plain ? std::string(1, c) : result.empty() || result.back() == '_' ? "" : "_";
    }
    return "get_" + result + (collection ? "." + collection->id : "");
}

json describe_route(route const& of, std::string_view path, snapshot::snapshot const& data,
                    collection_info const* collection) {
    auto path_parameters = json::array();
    for (auto const& name : names_in(path)) {
        path_parameters.push_back(path_parameter(name, example_of(name, data, collection)));
    }
    auto const known = of.parameters(collection && collection->joined_set);
    auto parameters = collection && of.handle == items
                          ? all_item_parameters(*collection)
                          : std::vector<parameter>{known.begin(), known.end()};
    operation const reading{.id = id_of(of.path, collection),
                            .summary = collection
                                           ? fmt::format("{}: {}", collection->title, of.summary)
                                           : std::string{of.summary},
                            .tag = collection ? collection->title : "Server",
                            .path_parameters = std::move(path_parameters),
                            .parameters = std::move(parameters),
                            .formats = of.formats(),
                            .schema = of.schema};
    auto result = get(reading);
    if (of.least > model::role::anyone) {
        result["get"]["security"] = sign_in_needed();
    }
    for (auto const& each : of.changes_of(collection ? collection->id : "")) {
        result[lower(each.method)] =
            change_operation(each, reading, collection ? collection->id : "");
    }
    return result;
}

/// A collection's paths are written out: each collection takes other parameters.
json paths_of(snapshot::snapshot const& data, principal const& who, page_language const& in) {
    constexpr std::string_view of_collection = "/collections/{collectionId}";
    auto const collections = list_collections(data, in);
    json result = json::object();
    for (auto const& route : routes()) {
        if (!route.formats || !route.is_described || who.role < route.least) {
            continue;
        }
        if (!route.path.starts_with(of_collection)) {
            result[std::string{route.path}] = describe_route(route, route.path, data, nullptr);
            continue;
        }
        auto const rest = route.path.substr(of_collection.size());
        for (auto const& collection : collections) {
            result[collection_path(collection) + std::string{rest}] =
                describe_route(route, rest, data, &collection);
        }
    }
    return result;
}

json document_of(context const& at, page_language const& in) {
    auto const& data = *at.data;
    json result;
    result["openapi"] = "3.0.3";
    result["info"] = {{"title", data.setting("title").value_or("Trygghetskarta")},
                      {"version", TRYGG_VERSION},
                      {"description",
                       "Safety surveys, incidents, measures and pledges of a municipality, by "
                       "zone. OGC API - Features; every path is read with GET, HEAD or OPTIONS; "
                       "OPTIONS tells how it is changed."}};
    result["servers"] = json::array({{{"url", at.base_url.empty() ? "/" : at.base_url}}});
    auto anyone = sign_in_needed();
    anyone.insert(anyone.begin(), json::object());
    result["security"] = std::move(anyone);
    result["paths"] = paths_of(data, at.who, in);
    result["components"] = openapi_components();
    result["components"]["parameters"] = parameter_components();
    return result;
}

} // namespace

http::response openapi(context const& at) {
    auto const& chosen = document_format(at, openapi_formats());
    // The page's operations are in English, whatever its frame speaks.
    auto const document = document_of(at, {chosen.name == "html" ? "en" : "sv"});
    auto const links = own_links(at, chosen, openapi_formats(), "API");
    http::response answer;
    if (chosen.name == "html") {
        auto page = openapi_page(language_of(at.request), document);
        page.links = links;
        answer = page_answer(at, std::move(page));
    } else {
        answer = json_answer(document, openapi_type);
    }
    add_link_headers(answer, links, {"self", "alternate"});
    return answer;
}

} // namespace trygg::api
