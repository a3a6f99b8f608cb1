#include "api/edit_requests.hpp"
#include "api/edit_resources.hpp"
#include "api/edit_schema.hpp"
#include "edit/feature_list.hpp"
#include "store/database.hpp"

namespace trygg::api {

http::response editing(context const& at) {
    document_format(at, json_only());
    json document{{"collections", json::array()}};
    for (auto const& kind : edit::kinds()) {
        document["collections"].push_back(form_of(kind));
    }
    return json_answer(document);
}

http::response edit_list(context const& at) {
    document_format(at, json_only());
    auto const& kind = kind_of(at);
    auto database = store::open_to_read(at.database_path);
    auto rows = json::array();
    for (auto const& each : edit::list_features(database, kind)) {
        rows.push_back({{"id", each.id},
                        {"title", each.title},
                        {"status", each.status},
                        {"date", each.date},
                        {"version", each.version},
                        {"retired", each.is_retired}});
    }
    auto result = json_answer({{"collection", kind.collection}, {"features", std::move(rows)}});
    result.headers.emplace("Cache-Control", "no-store");
    return result;
}

} // namespace trygg::api
