#include "edit/situation.hpp"

#include "api/analysis_answer.hpp"
#include "api/edit_resources.hpp"
#include "api/parameters.hpp"
#include "api/resources.hpp"
#include "base/error.hpp"
#include "edit/geojson_shape.hpp"
#include "model/when.hpp"
#include "query/parameters.hpp"
#include "store/database.hpp"

namespace trygg::api {

std::vector<parameter> const& situation_parameters() {
    static std::vector<parameter> const all{{"date",
                                             "Notes that hold on this day; without it all.",
                                             {{"type", "string"}, {"format", "date"}}},
                                            format_parameters().front()};
    return all;
}

namespace {

/// Notes that hold on a day: one without an end still does. An end may be a month or a year.
std::string holds_on(std::string const& day) {
    return fmt::format("(starts IS NULL OR starts <= '{0}') AND (ends IS NULL OR ends >= '{0}' OR "
                       "ends IN ('{1}', '{2}'))",
                       day, day.substr(0, 4), day.substr(0, 7));
}

http::response published_notes(context const& at, std::optional<std::string> const& day) {
    http::response result;
    if (at.data->find("notes") == nullptr) {
        result =
            json_answer({{"type", "FeatureCollection"}, {"features", json::array()}}, geojson_type);
    } else {
        context of_notes{at};
        of_notes.captures = {"notes"};
        of_notes.query = fmt::format("f=json&limit={}", largest_limit);
        if (day) {
            of_notes.query += "&filter=" + query::percent_encoded(holds_on(*day));
        }
        result = items(of_notes);
    }
    result.headers.erase("Cache-Control");
    result.headers.emplace("Cache-Control", "no-store");
    return result;
}

} // namespace

http::response situation(context const& at) {
    query::parameters const stated{at.query, names_of(situation_parameters())};
    check_format(stated.get("f"), geojson_only());
    auto const day = stated.get("date");
    if (day && !model::days_of(*day)) {
        throw input_error{"date must be a day such as 2021-05-31"};
    }
    if (at.who.role < model::role::staff) { // from what is published, as all that they see
        return published_notes(at, day);
    }
    auto database = store::open_to_read(at.database_path);
    auto const storage = fmt::format("EPSG:{}", store::storage_crs(database));
    json document{{"type", "FeatureCollection"}, {"features", json::array()}};
    for (auto const& [id, state] : edit::notes_for(database, at.who.role, day)) {
        json note{{"type", "Feature"}, {"id", id}};
        note["geometry"] = json(edit::shape_json(state.wkb, storage, model::crs84()));
        note["properties"] = json(state.properties);
        document["features"].push_back(std::move(note));
    }
    auto result = json_answer(document, geojson_type);
    result.headers.emplace("Cache-Control", "no-store");
    return result;
}

} // namespace trygg::api
