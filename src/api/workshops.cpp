#include "api/request_body.hpp"
#include "api/workshop_guest.hpp"
#include "api/workshop_input.hpp"
#include "api/workshop_json.hpp"
#include "api/workshop_resources.hpp"
#include "api/workshop_state.hpp"
#include "base/error.hpp"
#include "store/participants.hpp"

namespace trygg::api {

namespace {

/// Kept by nobody: it changes without the revision, and is somebody's own.
http::response fresh(http::response answer) {
    answer.headers.emplace("Cache-Control", "no-store");
    return answer;
}

json mine(db::connection& database, std::int64_t participant_id, workshop_words const& said) {
    auto reactions = json::object();
    for (auto const& [target, answer] : store::reactions_of(database, participant_id)) {
        reactions[name_of(target)] = answer;
    }
    auto const own = said.made_by.find(participant_id);
    return {{"contributions", own == said.made_by.end() ? json::array() : json(own->second)},
            {"reactions", reactions},
            {"points", points_json(store::votes_of(database, participant_id))}};
}

/// Features that this one may see beside those that all see; may be empty.
std::string_view more_for(workshop_viewer const& who, workshop_words const& said) {
    if (who.leader) {
        return said.others;
    }
    auto const own = said.others_of.find(who.participant_id);
    return own == said.others_of.end() ? std::string_view{} : own->second;
}

/// What has been said is put in as the text that it is: there may be megabytes of it.
std::string with_words(json const& rest, workshop_words const& said, std::string_view more) {
    std::string result = R"({"contributions":{"type":"FeatureCollection","features":[)";
    result.reserve(said.shown.size() + more.size() + said.reactions.size() + 16'384);
    result += said.shown;
    if (!said.shown.empty() && !more.empty()) {
        result += ',';
    }
    result += more;
    result += R"(]},"reactions":)" + said.reactions + R"(,"votes":)" + said.votes + ",";
    return result += json_answer(rest).body.substr(1);
}

http::response state_of(db::connection& database, workshop_viewer const& who, std::int64_t id,
                        workshop_states& states) {
    json rest{{"workshop", workshop_json(store::find_workshop(database, id), who.leader)},
              {"leader", who.leader},
              {"participants", store::participants(database, id)},
              {"event", store::last_event(database, id)}};
    auto const said = states.words(database, id);
    if (!who.leader) {
        rest["mine"] = mine(database, who.participant_id, *said);
    }
    auto result = json_answer(nullptr);
    result.body = with_words(rest, *said, more_for(who, *said));
    return result;
}

/// A consistent picture: what is said is that of the event which is told, or newer, and news are
/// told as they are then.
http::response read_state(db::connection& database, context const& at, std::int64_t id) {
    auto const who = viewer_of(database, at, id);
    if (!who.leader) {
        desk_of(at).reading_pace().count(who.participant_id);
    }
    http::response result;
    database.run("BEGIN");
    try {
        result = state_of(database, who, id, desk_of(at).states());
    } catch (...) {
        database.run("ROLLBACK");
        throw;
    }
    database.run("ROLLBACK");
    return result;
}

void check_query(context const& at) {
    if (!at.query.empty() && at.query != "as=leader" && at.query != "f=json") {
        throw input_error{"a workshop takes the parameter as=leader alone"};
    }
}

} // namespace

http::response workshops(context const& at) {
    check_query(at);
    auto list = json::array();
    desk_of(at).read([&](db::connection& database) {
        for (auto const& each : store::workshops(database)) {
            auto one = workshop_json(each, true);
            one["participants"] = store::participants(database, each.id);
            list.push_back(std::move(one));
        }
        return 0;
    });
    return fresh(json_answer({{"workshops", std::move(list)}}));
}

http::response make_workshop(context const& at) {
    store::workshop made;
    read_workshop(json_body(at.request), made);
    made.made_by = at.who.name;
    return desk_of(at).wait_for(
        at.request, [made, &at](db::connection& database, workshop_desk::events& /*news*/) {
            auto const id = store::add_workshop(database, made);
            auto answer = json_answer(workshop_json(store::find_workshop(database, id), true));
            answer.status = 201;
            answer.headers.emplace("Location", at.url("/workshops/" + std::to_string(id)));
            return answer;
        });
}

http::response workshop(context const& at) {
    check_query(at);
    auto const id = id_of(at.captures.at(0));
    return fresh(
        desk_of(at).read([&](db::connection& database) { return read_state(database, at, id); }));
}

http::response change_workshop(context const& at) {
    auto const id = id_of(at.captures.at(0));
    auto const sent = json_body(at.request);
    return desk_of(at).wait_for(at.request,
                                [id, sent](db::connection& database, workshop_desk::events& news) {
                                    auto changed = store::find_workshop(database, id);
                                    read_workshop(sent, changed);
                                    store::change_workshop(database, changed);
                                    auto const now = store::find_workshop(database, id);
                                    news.push_back({.workshop_id = id,
                                                    .topic = "workshop",
                                                    .kind = "workshop",
                                                    .data = workshop_json(now, false).dump()});
                                    return json_answer(workshop_json(now, true));
                                });
}

http::response delete_workshop(context const& at) {
    auto const id = id_of(at.captures.at(0));
    auto result = desk_of(at).wait_for(
        at.request, [id](db::connection& database, workshop_desk::events& /*news*/) {
            store::delete_workshop(database, id);
            return http::response{.status = 204};
        });
    if (result.status == 204) {
        desk_of(at).hub().close(id);
    }
    return result;
}

} // namespace trygg::api
