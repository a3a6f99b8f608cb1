#include "api/edit_requests.hpp"
#include "api/edit_resources.hpp"
#include "api/request_body.hpp"
#include "edit/geojson_shape.hpp"
#include "store/database.hpp"

namespace trygg::api {

namespace {

constexpr std::size_t most_entries = 500;

std::string storage_of(db::connection& database) {
    return fmt::format("EPSG:{}", store::storage_crs(database));
}

json feature_json(edit::feature_state const& state, std::string const& storage,
                  edit::feature_key const& feature) {
    json result{{"type", "Feature"}, {"id", feature.id}};
    result["geometry"] = json(edit::shape_json(state.wkb, storage, model::crs84()));
    result["properties"] = json(state.properties);
    return result;
}

/// What was there before or after a change, as it is told: a feature, or null.
json told(std::string const& logged, std::string const& storage, edit::feature_key const& feature) {
    auto const state = nlohmann::json::parse(logged);
    return state.is_null() ? json{} : feature_json(edit::from_json(state), storage, feature);
}

json entry_json(store::log_entry const& entry, std::string const& storage,
                edit::feature_key const& feature) {
    return {{"number", entry.number},
            {"at", entry.at},
            {"who", entry.actor},
            {"kind", entry.kind},
            {"reason", entry.reason},
            {"before", told(entry.before, storage, feature)},
            {"after", told(entry.after, storage, feature)}};
}

http::response never_kept(json const& document, std::int64_t revision) {
    auto result = json_answer(document);
    result.headers.emplace("Cache-Control", "no-store");
    result.headers.emplace("ETag", fmt::format("\"{}-edit\"", revision));
    return result;
}

} // namespace

http::response item_draft(context const& at) {
    auto const feature = feature_of(at);
    auto database = store::open_to_read(at.database_path);
    auto const revision = store::revision(database);
    auto const state = edit::read_state(database, *feature.of, feature.id);
    if (!state) {
        throw not_found{"there is no feature {} in '{}'", feature.id, feature.of->collection};
    }
    auto const known = edit::edit_state_of(database, feature);
    auto document = feature_json(*state, storage_of(database), feature);
    document["version"] = known.version;
    document["retired"] = known.is_retired;
    return never_kept(document, revision);
}

http::response item_history(context const& at) {
    auto const feature = feature_of(at);
    auto database = store::open_to_read(at.database_path);
    auto const revision = store::revision(database);
    auto const storage = storage_of(database);
    auto const known = edit::edit_state_of(database, feature);
    if (!edit::read_state(database, *feature.of, feature.id)) {
        throw not_found{"there is no feature {} in '{}'", feature.id, feature.of->collection};
    }
    json document{{"version", known.version}, {"retired", known.is_retired}};
    document["changes"] = json::array();
    for (auto const& entry :
         store::entries_of(database, feature.of->collection, feature.id, most_entries)) {
        document["changes"].push_back(entry_json(entry, storage, feature));
    }
    return never_kept(document, revision);
}

http::response take_back(context const& at) {
    auto const body = json_body(at.request);
    auto const feature = feature_of(at);
    auto const by = author_of(at, body);
    bool const restores = body.is_object() && body.value("restore", json{}) == true;
    bool const undoes =
        body.is_object() && body.contains("undo") && body["undo"].is_number_integer();
    if (restores == undoes) {
        throw input_error{"send {{\"undo\": number of a change}} or {{\"restore\": true}}"};
    }
    return made_change(at, [&](db::connection& database) {
        require_match(at, database, feature);
        if (restores) {
            edit::restore(database, feature, by);
        } else {
            edit::undo(database, feature, body["undo"].get<std::int64_t>(), by);
        }
        http::response result{.status = 204};
        result.headers.emplace("ETag", tag_after(database));
        return result;
    });
}

} // namespace trygg::api
