#include "api/edit_requests.hpp"
#include "api/edit_resources.hpp"
#include "api/edit_schema.hpp"
#include "api/refusal.hpp"
#include "api/request_body.hpp"
#include "query/parameters.hpp"

namespace trygg::api {

namespace {

/// A feature's body, of one of the media types that are taken.
json feature_body(context const& at, bool is_patch) {
    auto const type = media_type_of(at.request);
    bool const fits =
        is_patch ? type == merge_patch_type : type == geojson_type || type == "application/json";
    if (!fits) {
        throw refusal{415, "Send the feature as {}.", is_patch ? merge_patch_type : geojson_type};
    }
    return json_body(at.request);
}

edit::feature_input input_of(context const& at, json const& body) {
    return edit::read_input(nlohmann::json(body), content_crs(at));
}

http::response done(db::connection& database) {
    http::response result{.status = 204};
    result.headers.emplace("ETag", tag_after(database));
    return result;
}

http::response change_item(context const& at, edit::manner how) {
    auto const body = feature_body(at, how == edit::manner::patch);
    auto const feature = feature_of(at);
    auto const by = author_of(at, body);
    return made_change(at, [&](db::connection& database) {
        require_match(at, database, feature);
        edit::change(database, feature, input_of(at, body), how, by);
        return done(database);
    });
}

} // namespace

http::response create_item(context const& at) {
    auto const body = feature_body(at, false);
    auto const& kind = kind_of(at);
    auto const by = author_of(at, body);
    return made_change(at, [&](db::connection& database) {
        auto const id = edit::create(database, kind, input_of(at, body), by);
        auto result = json_answer({{"id", id}});
        result.status = 201;
        result.headers.emplace(
            "Location", at.url(fmt::format("/collections/{}/items/{}", kind.collection, id)));
        result.headers.emplace("ETag", tag_after(database));
        return result;
    });
}

http::response replace_item(context const& at) { return change_item(at, edit::manner::replace); }

http::response update_item(context const& at) { return change_item(at, edit::manner::patch); }

http::response retire_item(context const& at) {
    auto const feature = feature_of(at);
    auto const by = author_of(at, nullptr);
    return made_change(at, [&](db::connection& database) {
        require_match(at, database, feature);
        edit::retire(database, feature, by);
        return done(database);
    });
}

} // namespace trygg::api
