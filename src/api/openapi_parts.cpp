#include "api/openapi_parts.hpp"

namespace trygg::api {

namespace {

json text() { return {{"type", "string"}}; }

json list_of(json const& items) { return {{"type", "array"}, {"items", items}}; }

json object(json const& properties, json const& required = json::array()) {
    json result{{"type", "object"}};
    if (!required.empty()) {
        result["required"] = required;
    }
    result["properties"] = properties;
    return result;
}

json links() { return list_of(schema_reference("link")); }

json extent() {
    json const number_list{
        {"type", "array"}, {"minItems", 4}, {"maxItems", 6}, {"items", {{"type", "number"}}}};
    json const ends{{"type", "array"},
                    {"minItems", 2},
                    {"maxItems", 2},
                    {"items", {{"type", "string"}, {"format", "date-time"}, {"nullable", true}}}};
    return object({{"spatial", object({{"bbox", list_of(number_list)}, {"crs", text()}})},
                   {"temporal", object({{"interval", list_of(ends)}, {"trs", text()}})}});
}

json collection() {
    return object({{"id", text()},
                   {"title", text()},
                   {"description", text()},
                   {"keywords", list_of(text())},
                   {"extent", schema_reference("extent")},
                   {"itemType", text()},
                   {"crs", list_of(text())},
                   {"storageCrs", text()},
                   {"links", links()}},
                  {"id", "links"});
}

json feature() {
    json const id{{"oneOf", json::array({text(), json{{"type", "integer"}}})}};
    return object({{"type", {{"type", "string"}, {"enum", {"Feature"}}}},
                   {"id", id},
                   {"geometry", {{"type", "object"}, {"nullable", true}}},
                   {"properties", {{"type", "object"}, {"nullable", true}}},
                   {"links", links()}},
                  {"type", "geometry", "properties"});
}

json feature_collection() {
    json const count{{"type", "integer"}, {"minimum", 0}};
    return object({{"type", {{"type", "string"}, {"enum", {"FeatureCollection"}}}},
                   {"timeStamp", {{"type", "string"}, {"format", "date-time"}}},
                   {"numberMatched", count},
                   {"numberReturned", count},
                   {"features", list_of(schema_reference("feature"))},
                   {"links", links()},
                   {"summary", {{"type", "object"}}}},
                  {"type", "features"});
}

json schemas() {
    return {{"link", object({{"href", text()},
                             {"rel", text()},
                             {"type", text()},
                             {"title", text()},
                             {"hreflang", text()}},
                            {"href", "rel"})},
            {"landingPage",
             object({{"title", text()}, {"description", text()}, {"links", links()}}, {"links"})},
            {"conformance",
             object({{"conformsTo", list_of(text())}, {"links", links()}}, {"conformsTo"})},
            {"extent", extent()},
            {"collection", collection()},
            {"collections", object({{"links", links()},
                                    {"collections", list_of(schema_reference("collection"))},
                                    {"crs", list_of(text())}},
                                   {"links", "collections"})},
            {"feature", feature()},
            {"featureCollection", feature_collection()},
            {"jsonSchema", object({{"$schema", text()},
                                   {"$id", text()},
                                   {"type", text()},
                                   {"title", text()},
                                   {"properties", {{"type", "object"}}}},
                                  {"$schema", "$id", "type", "properties"})},
            {"object", {{"type", "object"}}},
            {"problem",
             object({{"title", text()}, {"status", {{"type", "integer"}}}, {"detail", text()}},
                    {"title", "status"})}};
}

json refusal(char const* description) {
    return {{"description", description},
            {"content",
             {{"application/problem+json", {{"schema", schema_reference("problem")}}},
              {"text/html", {{"schema", text()}}}}}};
}

} // namespace

json schema_reference(std::string const& name) {
    return {{"$ref", "#/components/schemas/" + name}};
}

json sign_in_needed() {
    auto result = json::array();
    for (auto const* name : {"token", "tokenAsPassword", "session"}) {
        result.push_back({{name, json::array()}});
    }
    return result;
}

json openapi_components() {
    return {
        {"schemas", schemas()},
        {"securitySchemes",
         {{"token", {{"type", "http"}, {"scheme", "bearer"}}},
          {"tokenAsPassword", {{"type", "http"}, {"scheme", "basic"}}},
          {"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "trygghetskarta"}}}}},
        {"responses",
         {{"NotModified", {{"description", "What the client has still holds (If-None-Match)."}}},
          {"BadRequest", refusal("A parameter is unknown, repeated or makes no sense; the "
                                 "detail says which, and what would do.")},
          {"NotSignedIn", refusal("Nobody is signed in, or the token is not valid.")},
          {"Forbidden", refusal("The role does not allow this, or another site's page asks.")},
          {"NotFound", refusal("There is no such collection, feature or tile.")},
          {"NotAcceptable", refusal("None of what Accept takes is there.")},
          {"InternalError", refusal("The server failed; its log says why.")}}}};
}

} // namespace trygg::api
