#include "api/negotiate.hpp"
#include "api/page.hpp"
#include "api/parameters.hpp"
#include "api/resources.hpp"

namespace trygg::api {

namespace {

json landing_document(context const& at) {
    json result;
    result["title"] = at.data->setting("title").value_or("Trygghetskarta");
    result["description"] = "Kommunens trygghetsarbete på en karta: undersökningar, händelser, "
                            "åtgärder och medborgarlöften, per zon.";
    result["links"] = json::array(
        {link(at.url("/?f=json"), "self", json_type, "Den här sidan"),
         link(at.url("/?f=html"), "alternate", html_type, "Kartan"),
         link(at.url("/api"), "service-desc", openapi_type, "API-beskrivning"),
         link(at.url("/conformance"), "conformance", json_type, "Standarder som följs"),
         link(at.url("/collections"), "data", json_type, "Samlingar"),
         link(at.url("/map.json"), "related", json_type, "Kartans inställningar"),
         link(at.url("/join-report"), "related", json_type, "Hur raderna hittade sina zoner")});
    return result;
}

} // namespace

http::response landing(context const& at) {
    auto const& chosen = document_format(at, document_formats());
    return chosen.name == "html" ? map_page() : json_answer(landing_document(at));
}

} // namespace trygg::api
