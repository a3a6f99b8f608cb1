#include "api/property_schema.hpp"

#include "api/document_pages.hpp"
#include "api/resources.hpp"
#include "query/parameters.hpp"

namespace trygg::api {

namespace {

constexpr bilingual properties_text{"Egenskaper", "Properties"};

struct schema_text {
    char const* path;
    bilingual title;
    bilingual intro;
};

schema_text text_of(schema_kind kind) {
    switch (kind) {
    case schema_kind::queryables:
        return {"queryables",
                {"Egenskaper att filtrera på", "Properties to filter by"},
                {"De här egenskaperna kan stå i ett filter (parametern filter, CQL2).",
                 "These properties may stand in a filter (the parameter filter, CQL2)."}};
    case schema_kind::sortables:
        return {"sortables",
                {"Egenskaper att sortera efter", "Properties to sort by"},
                {"Efter de här egenskaperna kan svaren ordnas (parametern sortby).",
                 "By these properties answers can be ordered (the parameter sortby)."}};
    default:
        return {"schema",
                properties_text,
                {"Så här ser ett objekt ut: dess egenskaper, deras typ och vad de kan innehålla.",
                 "What a feature looks like: its properties, their type and what they may hold."}};
    }
}

std::string string_in(json const& schema, char const* member) {
    auto const found = schema.find(member);
    return found != schema.end() && found->is_string() ? found->get<std::string>() : "";
}

/// What a property may hold, for a person.
std::string values_text(json const& schema) {
    if (schema.contains("description")) {
        return string_in(schema, "description");
    }
    std::string result;
    for (auto const& value : schema.value("enum", json::array())) {
        result += (result.empty() ? "" : ", ") + value.get<std::string>();
    }
    return result;
}

html properties_table(page_language const& in, json const& properties) {
    html rows;
    for (auto const& [name, schema] : properties.items()) {
        auto const type = string_in(schema, "type"), format = string_in(schema, "format");
        rows +=
            html_row({html_element("code", html_text(name)), html_text(string_in(schema, "title")),
                      html_text(type + (type.empty() || format.empty() ? "" : ", ") + format),
                      html_text(values_text(schema)), html_text(string_in(schema, "x-ogc-role"))});
    }
    return html_table(in(properties_text),
                      {in({"Namn", "Name"}), in({"Titel", "Title"}), in({"Typ", "Type"}),
                       in({"Värden", "Values"}), in({"Roll", "Role"})},
                      rows);
}

http::response answer(context const& at, schema_kind kind) {
    auto const& chosen = document_format(at, schema_formats());
    auto const in = language_for(at, chosen);
    auto const collection = find_collection(*at.data, at.captures.at(0), in);
    auto const text = text_of(kind);
    auto const path = collection_path(collection);
    auto const title = fmt::format("{}: {}", collection.title, in(text.title));
    auto const properties = property_schemas(at.data, collection, kind, in);
    auto links = own_links(at, chosen, schema_formats(), title);
    links.push_back(link(at.url(path), "collection", json_type, collection.title));
    http::response result;
    if (chosen.name == "html") {
        result = page_answer(at, {.title = title,
                                  .trail = {open_data_step(in),
                                            collections_step(in),
                                            {path + "?f=html", collection.title}},
                                  .body = html_element("p", html_text(in(text.intro))) +
                                          properties_table(in, properties),
                                  .links = links});
    } else {
        result = json_answer({{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                              {"$id", at.url(path) + "/" + text.path},
                              {"type", "object"},
                              {"title", title},
                              {"description", in(text.intro)},
                              {"properties", properties},
                              {"additionalProperties", false}},
                             schema_type);
    }
    add_link_headers(result, links, {"self", "alternate", "collection"});
    return result;
}

} // namespace

http::response schema(context const& at) { return answer(at, schema_kind::features); }

http::response queryables(context const& at) { return answer(at, schema_kind::queryables); }

http::response sortables(context const& at) { return answer(at, schema_kind::sortables); }

} // namespace trygg::api
