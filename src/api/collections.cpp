#include "api/catalog.hpp"
#include "api/document_pages.hpp"
#include "api/item_formats.hpp"
#include "api/joined.hpp"
#include "api/resources.hpp"
#include "api/tiles.hpp"
#include "model/crs.hpp"
#include "model/when.hpp"
#include "query/bbox.hpp"

#include <algorithm>

namespace trygg::api {

namespace {

json spatial_extent(snapshot::box const& exact) {
    auto const box = query::outward(exact);
    return {{"bbox", json::array({json::array({box.west, box.south, box.east, box.north})})},
            {"crs", model::crs84().uri}};
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

/// When a collection's features are; those of joined layers have no time of their own.
std::optional<model::time_span> time_extent(snapshot::snapshot const& data,
                                            collection_info const& collection) {
    if (!collection.joined_set) {
        return time_extent(*collection.table);
    }
    auto const years = years_with_data(data);
    if (years.empty()) {
        return std::nullopt;
    }
    constexpr std::int64_t day = 86'400;
    return model::time_span{model::days_of_year(*years.begin()).first * day,
                            (model::days_of_year(*years.rbegin()).last + 1) * day - 1};
}

json keywords_of(snapshot::snapshot const& data, collection_info const& collection,
                 page_language const& in) {
    auto result = json::array({in({"trygghet", "safety"})});
    if (data.own != 0) {
        result.push_back(data.municipalities[data.own].name);
    }
    if (collection.joined_set || collection.id.starts_with("zones-")) {
        result.push_back(in({"zoner", "zones"}));
    }
    return result;
}

json extent_of(snapshot::snapshot const& data, collection_info const& collection) {
    json result = json::object();
    if (auto const box = collection.table->shapes->extent()) {
        result["spatial"] = spatial_extent(*box);
    }
    if (auto const span = time_extent(data, collection)) {
        result["temporal"] = {
            {"interval", json::array({json::array(
                             {model::time_text(span->first), model::time_text(span->last)})})},
            {"trs", "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"}};
    }
    return result;
}

json crs_list(snapshot::snapshot const& data) {
    auto result = json::array();
    for (auto const& crs : data.crs) {
        result.push_back(crs.uri);
    }
    return result;
}

/// What leads on from a collection, but to itself.
json links_from(context const& at, collection_info const& collection, page_language const& in) {
    auto const path = collection_path(collection);
    auto const titled = [&](std::string_view text) {
        return fmt::format("{}: {}", collection.title, text);
    };
    auto links = json::array();
    for (auto const& each : page_formats()) {
        links.push_back(link(at.url(path) + "/items?f=" + each.name, "items", each.media_type,
                             titled(title_in(in, each))));
    }
    auto const schema = [&](char const* name, std::string_view rel, std::string_view text) {
        links.push_back(link(at.url(path) + "/" + name, rel, schema_type, titled(text)));
    };
    auto const properties = in({"egenskaper", "properties"});
    schema("schema", "http://www.opengis.net/def/rel/ogc/1.0/schema", properties);
    schema("schema", "describedby", properties);
    schema("queryables", "http://www.opengis.net/def/rel/ogc/1.0/queryables",
           in({"att filtrera på", "to filter by"}));
    schema("sortables", "http://www.opengis.net/def/rel/ogc/1.0/sortables",
           in({"att sortera efter", "to sort by"}));
    links.push_back(
        tilesets_link(at, path + "/tiles", titled(in({"vektorrutor", "vector tiles"}))));
    return links;
}

json describe(context const& at, collection_info const& collection, json const& own,
              page_language const& in) {
    json result;
    result["id"] = collection.id;
    result["title"] = collection.title;
    result["description"] = collection.description;
    result["keywords"] = keywords_of(*at.data, collection, in);
    if (auto extent = extent_of(*at.data, collection); !extent.empty()) {
        result["extent"] = std::move(extent);
    }
    result["itemType"] = "feature";
    result["crs"] = crs_list(*at.data);
    result["storageCrs"] = at.data->storage_crs.uri;
    result["links"] = own;
    for (auto& link : links_from(at, collection, in)) {
        result["links"].push_back(std::move(link));
    }
    return result;
}

/// In the list of all, a collection's own links lead to its document.
json own_links_of_entry(context const& at, collection_info const& collection) {
    auto const url = at.url(collection_path(collection));
    return json::array({link(url, "self", json_type, collection.title),
                        link(url + "?f=html", "alternate", html_type, collection.title)});
}

} // namespace

http::response collections(context const& at) {
    auto const& chosen = document_format(at, document_formats());
    auto const in = language_for(at, chosen);
    json document;
    document["links"] = own_links(at, chosen, document_formats(), in(collections_text));
    document["collections"] = json::array();
    for (auto const& entry : list_collections(*at.data, in)) {
        document["collections"].push_back(describe(at, entry, own_links_of_entry(at, entry), in));
    }
    document["crs"] = crs_list(*at.data);
    auto answer = chosen.name == "html" ? page_answer(at, collections_page(at, document))
                                        : json_answer(document);
    add_link_headers(answer, document["links"], {"self", "alternate"});
    return answer;
}

http::response collection(context const& at) {
    auto const& chosen = document_format(at, document_formats());
    auto const in = language_for(at, chosen);
    auto const found = find_collection(*at.data, at.captures.at(0), in);
    auto const document =
        describe(at, found, own_links(at, chosen, document_formats(), found.title), in);
    auto answer = chosen.name == "html" ? page_answer(at, collection_page(at, document))
                                        : json_answer(document);
    add_link_headers(answer, document["links"], {"self", "alternate", "items", "describedby"});
    return answer;
}

} // namespace trygg::api
