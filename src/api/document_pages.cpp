#include "api/document_pages.hpp"

#include <algorithm>

namespace trygg::api {

namespace {

std::string string_in(json const& object, char const* member) {
    auto const found = object.find(member);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

constexpr bilingual content_text{"Innehåll", "Content"};
constexpr bilingual show_content_text{"Visa innehållet", "Show the content"};

html fact(std::string_view name, html const& value) {
    return html_element("dt", html_text(name)) + html_element("dd", value);
}

/// Numbers with commas: "12.1, 57.3, 12.9, 57.8".
std::string numbers_text(json const& numbers) {
    std::string result;
    for (auto const& number : numbers) {
        result += (result.empty() ? "" : ", ") + number.dump();
    }
    return result;
}

std::string interval_text(json const& interval) {
    auto const end = [&](std::size_t at) {
        return interval.at(at).is_null() ? std::string{".."} : interval.at(at).get<std::string>();
    };
    return end(0) + " – " + end(1);
}

html extent_facts(page_language const& in, json const& document) {
    auto const extent = document.find("extent");
    html result;
    if (extent == document.end()) {
        return result;
    }
    if (auto const spatial = extent->find("spatial"); spatial != extent->end()) {
        result +=
            fact(in({"Utbredning (väst, syd, öst, nord)", "Extent (west, south, east, north)"}),
                 html_text(numbers_text(spatial->at("bbox").at(0))));
        result += fact(in({"Utbredningens referenssystem", "Reference system of the extent"}),
                       html_text(string_in(*spatial, "crs")));
    }
    if (auto const temporal = extent->find("temporal"); temporal != extent->end()) {
        result +=
            fact(in({"Tid", "Time"}), html_text(interval_text(temporal->at("interval").at(0))));
        result += fact(in({"Tidens referenssystem", "Reference system of time"}),
                       html_text(string_in(*temporal, "trs")));
    }
    return result;
}

html list_of(json const& values) {
    html entries;
    for (auto const& value : values) {
        entries += html_element("li", html_text(value.get<std::string>()));
    }
    return html_element("ul", {{"class", "plain"}}, entries);
}

html collection_facts(page_language const& in, json const& document) {
    return html_element(
        "dl",
        fact("Id", html_element("code", html_text(string_in(document, "id")))) +
            fact(in(content_text), html_text(string_in(document, "itemType"))) +
            fact(in({"Nyckelord", "Keywords"}),
                 list_of(document.value("keywords", json::array()))) +
            extent_facts(in, document) +
            fact(in({"Lagrad i", "Stored in"}), html_text(string_in(document, "storageCrs"))) +
            fact(in({"Kan svara i", "Can answer in"}),
                 list_of(document.value("crs", json::array()))));
}

/// The links of a document, but to itself.
html links_to_others(context const& at, json const& document) {
    auto const in = language_of(at.request);
    html result;
    for (auto const& link : document.at("links")) {
        auto const rel = string_in(link, "rel");
        if (rel != "self" && rel != "alternate") {
            auto const href = at.as_local(string_in(link, "href")), type = string_in(link, "type");
            result += html_element(
                "li",
                html_link(type == "text/html" ? in.page(href) : href, string_in(link, "title")) +
                    html_text(" ") + html_element("span", {{"class", "type"}}, html_text(type)));
        }
    }
    return html_element("ul", {{"class", "plain"}}, result);
}

html collection_card(context const& at, json const& entry) {
    auto const in = language_of(at.request);
    auto const path = at.as_local(string_in(entry.at("links").at(0), "href"));
    auto const title = string_in(entry, "title");
    return html_element(
        "li",
        html_element("h2", html_link(in.page(path + "?f=html"), title)) +
            html_element("p", html_text(string_in(entry, "description"))) +
            html_element("p", html_link(in.page(path + "/items?f=html"), in(show_content_text))) +
            html_element("details", html_element("summary", html_text(in({"Mer", "More"}))) +
                                        collection_facts(in, entry) + links_to_others(at, entry)));
}

/// What stands there, or what its "$ref" leads to.
json const& followed(json const& document, json const& value) {
    auto const found = value.find("$ref");
    return found == value.end()
               ? value
               : document.at(json::json_pointer{found->get<std::string>().substr(1)});
}

html parameter_table(json const& document, json const& operation) {
    html rows;
    for (auto const& entry : operation.value("parameters", json::array())) {
        auto const& parameter = followed(document, entry);
        auto schema = followed(document, parameter.at("schema"));
        auto const type = string_in(schema, "type");
        schema.erase("type");
        rows +=
            html_row({html_element("code", html_text(string_in(parameter, "name"))),
                      html_text(string_in(parameter, "in")), html_text(type),
                      html_text(string_in(parameter, "description")),
                      schema.empty() ? html{} : html_element("code", html_text(schema.dump()))});
    }
    return rows.code.empty()
               ? html{}
               : html_table("Parameters", {"Name", "In", "Type", "Meaning", "Schema"}, rows);
}

html response_table(json const& document, json const& operation) {
    html rows;
    for (auto const& [status, entry] : operation.at("responses").items()) {
        auto const& response = followed(document, entry);
        auto const contents = response.value("content", json::object());
        std::string types;
        for (auto const& [type, content] : contents.items()) {
            types += (types.empty() ? "" : ", ") + type;
        }
        rows += html_row(
            {html_text(status), html_text(string_in(response, "description")), html_text(types)});
    }
    return html_table("Responses", {"Status", "Meaning", "Media types"}, rows);
}

html operation_section(json const& document, std::string const& path, json const& operation) {
    auto const name = html_element("code", html_text("GET " + path)) + html_text(" ") +
                      html_text(string_in(operation, "summary"));
    return html_element("details", {{"class", "operation"}},
                        html_element("summary", name) + parameter_table(document, operation) +
                            response_table(document, operation));
}

/// Objects that have the same members, with nothing but plain values in them.
bool is_table(json const& document) {
    auto const plain = [](json const& value) {
        return !value.is_structured();
    };
    return document.is_array() && document.size() > 1 &&
           std::ranges::all_of(document, [&](json const& row) {
               return row.is_object() && row.size() == document.front().size() &&
                      std::ranges::all_of(row, plain) &&
                      std::ranges::all_of(document.front().items(), [&](auto const& member) {
                          return row.contains(member.key());
                      });
           });
}

html plain_table(page_language const& in, json const& document) {
    std::vector<std::string> names;
    for (auto const& [name, value] : document.front().items()) {
        names.push_back(name);
    }
    html rows;
    for (auto const& row : document) {
        std::vector<html> cells;
        for (auto const& name : names) {
            cells.push_back(plain_values(in, row.at(name)));
        }
        rows += html_row(cells);
    }
    return html_table(in({"Värden", "Values"}), names, rows);
}

} // namespace

page_step open_data_step(page_language const& in) { return {"/data", in(open_data_text)}; }

page_step collections_step(page_language const& in) {
    return {"/collections?f=html", in(collections_text)};
}

html_page collections_page(context const& at, json const& document) {
    auto const in = language_of(at.request);
    html cards;
    for (auto const& entry : document.at("collections")) {
        cards += collection_card(at, entry);
    }
    auto const systems = in({"Referenssystem", "Reference systems"});
    return {.title = in(collections_text),
            .trail = {open_data_step(in)},
            .body = html_element("p", html_text(in({"Allt som kartan visar, att läsa, hämta och "
                                                    "använda i egna program.",
                                                    "All that the map shows, to read, to take and "
                                                    "to use in programs of your own."}))) +
                    html_element("ul", {{"class", "cards"}}, cards) +
                    html_element("details", html_element("summary", html_text(systems)) +
                                                list_of(document.at("crs"))),
            .links = document.at("links")};
}

html_page collection_page(context const& at, json const& document) {
    auto const in = language_of(at.request);
    auto const path = at.local(at.path);
    return {.title = string_in(document, "title"),
            .trail = {open_data_step(in), collections_step(in)},
            .body = html_element("p", html_text(string_in(document, "description"))) +
                    html_element("p", {{"class", "pages"}},
                                 html_link(in.page(path + "/items?f=html"), in(show_content_text)) +
                                     html_link(in.page(path + "/schema?f=html"),
                                               in({"Egenskaper", "Properties"}))) +
                    collection_facts(in, document),
            .links = document.at("links")};
}

html_page conformance_page(page_language const& in, json const& document) {
    html entries;
    for (auto const& uri : document.at("conformsTo")) {
        auto const text = uri.get<std::string>();
        entries += html_element("li", html_link(text, text));
    }
    return {.title = in({"Standarder som följs", "Standards that are followed"}),
            .trail = {open_data_step(in)},
            .body = html_element("p", html_text(in({"Delarna (conformance classes) av OGC:s "
                                                    "standarder som den här servern följer.",
                                                    "The parts (conformance classes) of OGC’s "
                                                    "standards that this server follows."}))) +
                    html_element("ul", {{"class", "plain"}}, entries),
            .links = document.at("links")};
}

html_page openapi_page(page_language const& in, json const& document) {
    html sections;
    for (auto const& [path, operations] : document.at("paths").items()) {
        sections += operation_section(document, path, operations.at("get"));
    }
    return {.title = "API",
            .trail = {open_data_step(in)},
            .body = html_element("p", html_text(in({"Det här kan man fråga servern. Samma "
                                                    "beskrivning finns som OpenAPI 3.0, för "
                                                    "program.",
                                                    "This is what the server can be asked. The "
                                                    "same description is there as OpenAPI 3.0, "
                                                    "for programs."}))) +
                    html_element("div", {{"lang", "en"}}, sections)};
}

html plain_values(page_language const& in, json const& document) {
    if (is_table(document)) {
        return plain_table(in, document);
    }
    if (document.is_array()) {
        html entries;
        for (auto const& value : document) {
            entries += html_element("li", plain_values(in, value));
        }
        return html_element("ul", {{"class", "plain"}}, entries);
    }
    if (document.is_object()) {
        html facts;
        for (auto const& [name, value] : document.items()) {
            facts += fact(name, plain_values(in, value));
        }
        return html_element("dl", facts);
    }
    if (document.is_string()) {
        auto const text = document.get<std::string>();
        return html_link(text.starts_with("http") ? text : "", text);
    }
    return html_text(document.is_null() ? "–" : document.dump());
}

http::response plain_answer(context const& at, format const& chosen, json const& document,
                            std::string const& title, std::vector<page_step> trail) {
    auto const links = document.value("links", json::array());
    http::response result;
    if (chosen.name == "html") {
        auto shown = document;
        shown.erase("links");
        result = page_answer(at, {.title = title,
                                  .trail = std::move(trail),
                                  .body = plain_values(language_of(at.request), shown),
                                  .links = links});
    } else {
        result = json_answer(document, chosen.media_type.c_str());
    }
    add_link_headers(result, links, {"self", "alternate"});
    return result;
}

} // namespace trygg::api
