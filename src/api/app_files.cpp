#include "api/page.hpp"
#include "api/parameters.hpp"
#include "api/resources.hpp"
#include "base/error.hpp"

namespace trygg::api {

/// Files that must lie beside the page: a service worker rules over its own folder only.
http::response app_file(context const& at) {
    if (!at.query.empty()) {
        throw input_error{"files of the page take no parameters"};
    }
    auto result = page_file(at.path.substr(1));
    // Not by the database's revision: they change with the program.
    result.headers.emplace("Cache-Control", "max-age=0, must-revalidate");
    return result;
}

/// What a phone needs to put the map on its home screen.
http::response manifest(context const& at) {
    auto const title = at.data->setting("title").value_or("Trygghetskarta");
    auto const icon = [](char const* src, char const* sizes) {
        return json{{"src", src}, {"sizes", sizes}, {"type", "image/png"}, {"purpose", "any"}};
    };
    auto result = json_answer({{"name", title},
                               {"short_name", title.size() > 14 ? "Trygghetskarta" : title},
                               {"lang", at.data->setting("language").value_or("sv")},
                               {"start_url", "./"},
                               {"scope", "./"},
                               {"display", "standalone"},
                               {"background_color", "#f5f7f6"},
                               {"theme_color", "#14212a"},
                               {"icons", json::array({icon("icon-192.png", "192x192"),
                                                      icon("icon-512.png", "512x512")})}});
    result.headers.erase("Content-Type");
    result.headers.emplace("Content-Type", "application/manifest+json");
    return result;
}

} // namespace trygg::api
