#include "api/document_pages.hpp"
#include "api/resources.hpp"

namespace trygg::api {

namespace {

json classes() {
    json result = json::array();
    auto const add = [&](std::string const& standard, std::initializer_list<char const*> names) {
        for (auto const* name : names) {
            result.push_back("http://www.opengis.net/spec/" + standard + "/conf/" + name);
        }
    };
    add("ogcapi-common-1/1.0", {"core", "landing-page", "json", "html", "oas30"});
    add("ogcapi-common-2/1.0", {"collections", "json", "html"});
    add("ogcapi-features-1/1.0", {"core", "geojson", "html", "oas30"});
    add("ogcapi-features-2/1.0", {"crs"});
    add("ogcapi-features-3/1.0", {"queryables", "filter", "features-filter"});
    add("cql2/1.0", {"cql2-text", "cql2-json", "basic-cql2", "advanced-comparison-operators",
                     "case-insensitive-comparison", "accent-insensitive-comparison",
                     "basic-spatial-functions", "basic-spatial-functions-plus", "spatial-functions",
                     "temporal-functions", "property-property", "arithmetic"});
    add("ogcapi-features-4/1.0", {"create-replace-delete", "update", "features"}); // a draft
    // The draft's own name for it, with req.
    result.push_back(
        "http://www.opengis.net/spec/ogcapi-features-4/1.0/req/optimistic-locking-etags");
    add("ogcapi-features-5/1.0", {"schemas", "core-roles-features", "queryables", "sortables"});
    add("ogcapi-features-6/1.0", {"properties", "properties-features"});        // a draft
    add("ogcapi-features-8/1.0", {"sortables", "sorting", "features-sorting"}); // a draft
    add("ogcapi-tiles-1/1.0", {"core", "tileset", "tilesets-list", "dataset-tilesets",
                               "geodata-tilesets", "mvt", "oas30"});
    add("tms/2.0", {"tilematrixset", "json-tilematrixset"});
    return result;
}

} // namespace

http::response conformance(context const& at) {
    auto const& chosen = document_format(at, document_formats());
    auto const in = language_for(at, chosen);
    json document;
    document["conformsTo"] = classes();
    document["links"] = own_links(at, chosen, document_formats(),
                                  in({"Standarder som följs", "Standards that are followed"}));
    auto answer = chosen.name == "html" ? page_answer(at, conformance_page(in, document))
                                        : json_answer(document);
    add_link_headers(answer, document["links"], {"self", "alternate"});
    return answer;
}

} // namespace trygg::api
