#include "api/catalog.hpp"
#include "api/parameters.hpp"
#include "api/resources.hpp"
#include "api/routes.hpp"
#include "query/parameters.hpp"

namespace trygg::api {

namespace {

json describe(parameter const& p) {
    json result{{"name", p.name},
                {"in", "query"},
                {"required", false},
                {"description", p.description},
                {"schema", p.schema}};
    result["style"] = "form";
    result["explode"] = p.exploded;
    return result;
}

json path_parameter(std::string const& name) {
    return {{"name", name}, {"in", "path"}, {"required", true}, {"schema", {{"type", "string"}}}};
}

json content(char const* type) { return {{type, {{"schema", {{"type", "object"}}}}}}; }

json operation(std::string_view summary, std::string const& id, json const& parameters,
               char const* type) {
    json const bad{{"description", "What is wrong with the request"},
                   {"content", content("application/problem+json")}};
    json result;
    result["summary"] = summary;
    result["operationId"] = id;
    result["parameters"] = parameters;
    result["responses"] = {{"200", {{"description", summary}, {"content", content(type)}}},
                           {"400", bad},
                           {"404", bad},
                           {"500", bad}};
    return {{"get", result}};
}

json describe_all(std::vector<parameter> const& parameters, json result = json::array()) {
    for (auto const& p : parameters) {
        result.push_back(describe(p));
    }
    return result;
}

/// A collection's paths are written out, since joined layers take more parameters.
void add_collection(json& paths, collection_info const& collection) {
    bool const joined = collection.joined_set.has_value();
    auto const path = "/collections/" + query::percent_encoded(collection.id);
    auto const id = [&](char const* what) {
        return std::string{what} + "." + collection.id;
    };
    paths[path] =
        operation(collection.title, id("describe"), describe_all(format_parameters()), json_type);
    paths[path + "/items"] =
        operation(collection.title, id("items"),
                  describe_all(joined ? joined_parameters() : item_parameters()), geojson_type);
    paths[path + "/items/{featureId}"] =
        operation(collection.title, id("item"),
                  describe_all(joined ? joined_feature_parameters() : feature_parameters(),
                               json::array({path_parameter("featureId")})),
                  geojson_type);
}

json paths_of(snapshot::snapshot const& data) {
    json result = json::object();
    for (auto const& route : routes()) {
        std::string const path{route.path};
        if (path.starts_with("/collections/") || path.starts_with("/assets/")) {
            continue;
        }
        if (route.handle == series) {
            result[path] = operation(
                route.summary, path,
                describe_all(series_parameters(), json::array({path_parameter("zoneSet")})),
                json_type);
        } else if (route.handle == health) {
            result[path] = operation(route.summary, path, json::array(), json_type);
        } else {
            result[path] = operation(route.summary, path, describe_all(format_parameters()),
                                     route.handle == openapi ? openapi_type : json_type);
        }
    }
    for (auto const& collection : list_collections(data)) {
        add_collection(result, collection);
    }
    return result;
}

} // namespace

http::response openapi(context const& at) {
    static std::vector<format> const formats{
        {"json",
         openapi_type,
         {"application/openapi+json;version=3.0", "application/openapi+json", json_type}}};
    document_format(at, formats);
    json result;
    result["openapi"] = "3.0.3";
    result["info"] = {{"title", at.data->setting("title").value_or("Trygghetskarta")},
                      {"version", TRYGG_VERSION}};
    result["servers"] = json::array({{{"url", at.base_url.empty() ? "/" : at.base_url}}});
    result["paths"] = paths_of(*at.data);
    return json_answer(result, openapi_type);
}

} // namespace trygg::api
