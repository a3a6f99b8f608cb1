#include "api/document_pages.hpp"
#include "api/page.hpp"
#include "api/resources.hpp"
#include "api/tiles.hpp"

namespace trygg::api {

namespace {

constexpr char const* about = "Kommunens trygghetsarbete på en karta: undersökningar, händelser, "
                              "åtgärder och medborgarlöften, per zon.";

std::string title_of(context const& at) {
    return at.data->setting("title").value_or("Trygghetskarta");
}

/// What leads on from here.
json links_on(context const& at) {
    auto result = json::array(
        {link(at.url("/api"), "service-desc", openapi_type, "API-beskrivning för program", "en"),
         link(at.url("/api?f=html"), "service-doc", html_type, "API-beskrivning för människor"),
         link(at.url("/conformance"), "conformance", json_type, "Standarder som följs"),
         link(at.url("/collections"), "data", json_type, "Samlingar"),
         link(at.url("/collections?f=html"), "data", html_type, "Samlingar, webbsida"),
         tilesets_link(at, "/tiles", "Vektorrutor"),
         link(at.url("/tileMatrixSets"), tiling_schemes_rel, json_type, "Rutnät för vektorrutor"),
         link(at.url("/data"), "about", html_type, "Öppna data"),
         link(at.url("/map.json"), "related", json_type, "Kartans inställningar")});
    if (at.who.role >= model::role::staff) {
        result.push_back(
            link(at.url("/join-report"), "related", json_type, "Hur raderna hittade sina zoner"));
    }
    return result;
}

json with_more(json links, json const& more) {
    links.insert(links.end(), more.begin(), more.end());
    return links;
}

/// The map for those without scripts: everything that the landing page says.
html without_script(context const& at, json const& links) {
    html entries;
    for (auto const& each : links) {
        entries += html_element("li", html_link(at.as_local(each.at("href").get<std::string>()),
                                                each.at("title").get<std::string>()));
    }
    return html_element("h1", html_text(title_of(at))) + html_element("p", html_text(about)) +
           html_element("p", html_text("Kartan behöver JavaScript. Samma uppgifter finns som "
                                       "öppna data:")) +
           html_element("ul", entries);
}

} // namespace

http::response landing(context const& at) {
    auto const& chosen = document_format(at, document_formats());
    auto const links =
        with_more(own_links(at, chosen, document_formats(), title_of(at)), links_on(at));
    auto answer =
        chosen.name == "html"
            ? map_page(at, without_script(at, links).code)
            : json_answer({{"title", title_of(at)}, {"description", about}, {"links", links}});
    add_link_headers(answer, links,
                     {"self", "alternate", "service-desc", "service-doc", "conformance", "data"});
    return answer;
}

http::response open_data(context const& at) {
    auto const& chosen = document_format(at, html_only());
    auto const links = with_more(own_links(at, chosen, html_only(), "Öppna data"), links_on(at));
    html_page page{.title = "Öppna data", .links = links};
    auto const quality = at.who.role >= model::role::staff
                             ? html_link(at.local("/join-report?f=html"), "Källor och kvalitet")
                             : html{};
    page.body =
        html_element("p", html_text(about)) +
        html_element("p", html_text("Allt som kartan visar kan läsas här, hämtas som filer "
                                    "(GeoJSON, CSV, GeoPackage, FlatGeobuf) och användas i QGIS "
                                    "och andra program som talar OGC API.")) +
        html_element("p", {{"class", "pages"}},
                     html_link(at.local("/collections?f=html"), "Samlingar") +
                         html_link(at.local("/api?f=html"), "API") + quality +
                         html_link(at.local("/conformance?f=html"), "Standarder")) +
        html_element("h2", html_text("I QGIS")) +
        html_element("p", html_text("Lager – Lägg till lager – Lägg till WFS-/OGC API – "
                                    "Features-lager – Ny, med adressen:")) +
        html_element("p", html_element("code", html_text(at.url("/"))));
    auto answer = page_answer(at, std::move(page));
    add_link_headers(answer, links, {"self", "service-desc", "service-doc", "conformance", "data"});
    return answer;
}

} // namespace trygg::api
