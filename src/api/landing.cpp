#include "api/document_pages.hpp"
#include "api/page.hpp"
#include "api/resources.hpp"
#include "api/tiles.hpp"

namespace trygg::api {

namespace {

constexpr bilingual about{"Kommunens trygghetsarbete på en karta: undersökningar, händelser, "
                          "åtgärder och medborgarlöften, per zon.",
                          "The municipality’s work for safety on a map: surveys, incidents, "
                          "measures and citizens’ pledges, by zone."};

std::string title_of(context const& at) {
    return at.data->setting("title").value_or("Trygghetskarta");
}

/// What leads on from here.
json links_on(context const& at, page_language const& in) {
    auto const to = [&](char const* path, std::string_view rel, char const* type,
                        bilingual const& title) {
        return link(at.url(path), rel, type, in(title));
    };
    auto result = json::array(
        {link(at.url("/api"), "service-desc", openapi_type,
              in({"API-beskrivning för program", "API description for programs"}), "en"),
         to("/api?f=html", "service-doc", html_type,
            {"API-beskrivning för människor", "API description for people"}),
         to("/conformance", "conformance", json_type,
            {"Standarder som följs", "Standards that are followed"}),
         to("/collections", "data", json_type, collections_text),
         to("/collections?f=html", "data", html_type,
            {"Samlingar, webbsida", "Collections, web page"}),
         tilesets_link(at, "/tiles", in({"Vektorrutor", "Vector tiles"})),
         to("/tileMatrixSets", tiling_schemes_rel, json_type,
            {"Rutnät för vektorrutor", "Grids of vector tiles"}),
         to("/data", "about", html_type, open_data_text),
         to("/map.json", "related", json_type, {"Kartans inställningar", "The map’s settings"})});
    if (at.who.role >= model::role::staff) {
        result.push_back(to("/join-report", "related", json_type,
                            {"Hur raderna hittade sina zoner", "How the rows found their zones"}));
    }
    return result;
}

json with_more(json links, json const& more) {
    links.insert(links.end(), more.begin(), more.end());
    return links;
}

/// The map for those without scripts: everything that the landing page says.
html without_script(context const& at, json const& links, page_language const& in) {
    html entries;
    for (auto const& each : links) {
        auto const href = at.as_local(each.at("href").get<std::string>());
        bool const is_page = each.at("type") == without_charset(html_type);
        entries += html_element(
            "li", html_link(is_page ? in.page(href) : href, each.at("title").get<std::string>()));
    }
    auto const said = html_element("h1", html_text(title_of(at))) +
                      html_element("p", html_text(in(about))) +
                      html_element("p", html_text(in({"Kartan behöver JavaScript. Samma uppgifter "
                                                      "finns som öppna data:",
                                                      "The map needs JavaScript. The same figures "
                                                      "are there as open data:"}))) +
                      html_element("ul", entries);
    return html_element("div", {{"lang", in.code}}, said);
}

} // namespace

http::response landing(context const& at) {
    auto const& chosen = document_format(at, document_formats());
    auto const in = language_for(at, chosen);
    auto const links =
        with_more(own_links(at, chosen, document_formats(), title_of(at)), links_on(at, in));
    auto answer =
        chosen.name == "html"
            ? map_page(at, without_script(at, links, in).code)
            : json_answer({{"title", title_of(at)}, {"description", in(about)}, {"links", links}});
    add_link_headers(answer, links,
                     {"self", "alternate", "service-desc", "service-doc", "conformance", "data"});
    return answer;
}

http::response open_data(context const& at) {
    auto const& chosen = document_format(at, html_only());
    auto const in = language_for(at, chosen);
    auto const links =
        with_more(own_links(at, chosen, html_only(), in(open_data_text)), links_on(at, in));
    html_page page{.title = in(open_data_text), .links = links};
    auto const to = [&](char const* path, bilingual const& text) {
        return html_link(in.page(at.local(path)), in(text));
    };
    auto const quality =
        at.who.role >= model::role::staff
            ? to("/join-report?f=html", {"Källor och kvalitet", "Sources and quality"})
            : html{};
    page.body =
        html_element("p", html_text(in(about))) +
        html_element("p", html_text(in({"Allt som kartan visar kan läsas här, hämtas som filer "
                                        "(GeoJSON, CSV, GeoPackage, FlatGeobuf) och användas i "
                                        "QGIS och andra program som talar OGC API.",
                                        "All that the map shows can be read here, taken as files "
                                        "(GeoJSON, CSV, GeoPackage, FlatGeobuf) and used in QGIS "
                                        "and other programs that speak OGC API."}))) +
        html_element("p", {{"class", "pages"}},
                     to("/collections?f=html", collections_text) +
                         to("/api?f=html", {"API", "API"}) + quality +
                         to("/conformance?f=html", {"Standarder", "Standards"})) +
        html_element("h2", html_text(in({"I QGIS", "In QGIS"}))) +
        html_element("p", html_text(in({"Lager – Lägg till lager – Lägg till WFS-/OGC API – "
                                        "Features-lager – Ny, med adressen:",
                                        "Layer – Add Layer – Add WFS / OGC API – Features Layer – "
                                        "New, with the address:"}))) +
        html_element("p", html_element("code", html_text(at.url("/"))));
    auto answer = page_answer(at, std::move(page));
    add_link_headers(answer, links, {"self", "service-desc", "service-doc", "conformance", "data"});
    return answer;
}

} // namespace trygg::api
