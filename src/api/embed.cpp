#include "api/finish.hpp"
#include "api/page.hpp"
#include "api/resources.hpp"
#include "base/error.hpp"

namespace trygg::api {

/// The map for a frame in another site's page: those that the setting `embed_origins` names.
http::response embed(context const& at) {
    if (!at.query.empty()) {
        throw input_error{"what the map shows stands after #, not after ?"};
    }
    auto result = map_page(at, "<p>Kartan behöver JavaScript.</p>");
    auto const policy = page_policy(at.data->setting("basemap_url").value_or(""),
                                    at.data->setting("embed_origins").value_or(""));
    result.headers.emplace("Content-Security-Policy", policy);
    return result;
}

} // namespace trygg::api
