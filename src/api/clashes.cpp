#include "api/edit_requests.hpp"
#include "api/edit_resources.hpp"
#include "api/request_body.hpp"
#include "edit/hand_marks.hpp"
#include "store/database.hpp"

namespace trygg::api {

http::response clashes(context const& at) {
    constexpr std::size_t most = 1000;
    document_format(at, json_only());
    auto database = store::open_to_read(at.database_path);
    auto rows = json::array();
    for (auto const& each : edit::open_clashes(database, most)) {
        rows.push_back({{"id", each.id},
                        {"collection", each.collection},
                        {"feature", each.feature},
                        {"title", each.title},
                        {"field", each.field},
                        {"hand", json::parse(each.hand_value)},
                        {"file", json::parse(each.file_value)},
                        {"source", each.source},
                        {"found_at", each.found_at}});
    }
    auto result = json_answer({{"clashes", std::move(rows)}});
    result.headers.emplace("Cache-Control", "no-store");
    return result;
}

http::response settle_clash(context const& at) {
    auto const body = json_body(at.request);
    bool const is_whole = body.is_object() && body.value("id", json{}).is_number_integer() &&
                          (body.value("choice", json{}) == "hand" || body["choice"] == "file");
    if (!is_whole) {
        throw input_error{"send {{\"id\": of the clash, \"choice\": \"hand\" or \"file\"}}"};
    }
    auto const by = author_of(at, body);
    return made_change(at, [&](db::connection& database) {
        edit::settle(database, body["id"].get<std::int64_t>(), body["choice"] == "file", by.name);
        return http::response{.status = 204};
    });
}

} // namespace trygg::api
