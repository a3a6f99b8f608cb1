#include "api/request_body.hpp"
#include "api/workshop_guest.hpp"
#include "api/workshop_input.hpp"
#include "api/workshop_json.hpp"
#include "api/workshop_resources.hpp"
#include "base/error.hpp"
#include "store/participants.hpp"

namespace trygg::api {

namespace {

/// Kept by nobody: it changes without the revision, and is somebody's own.
http::response fresh(json const& document) {
    auto result = json_answer(document);
    result.headers.emplace("Cache-Control", "no-store");
    return result;
}

json mine(db::connection& database, workshop_viewer const& who,
          std::vector<store::contribution> const& all) {
    auto reactions = json::object();
    for (auto const& [target, answer] : store::reactions_of(database, who.participant_id)) {
        reactions[name_of(target)] = answer;
    }
    auto contributions = json::array();
    for (auto const& each : all) {
        if (each.participant_id == who.participant_id) {
            contributions.push_back(each.id);
        }
    }
    return {{"contributions", contributions},
            {"reactions", reactions},
            {"points", points_json(store::votes_of(database, who.participant_id))}};
}

json features(std::vector<store::contribution> const& all, workshop_viewer const& who) {
    auto result = json::array();
    for (auto const& each : all) {
        bool const own = each.participant_id == who.participant_id && !who.leader;
        if (each.state == "shown" || who.leader || (own && each.state != "withdrawn")) {
            result.push_back(contribution_json(each));
        }
    }
    return {{"type", "FeatureCollection"}, {"features", std::move(result)}};
}

json state_of(db::connection& database, workshop_viewer const& who, std::int64_t id) {
    auto const all = store::contributions(database, id);
    auto reactions = json::object();
    for (auto const& [target, counts] : store::all_reactions(database, id)) {
        reactions[name_of(target)] = reactions_json(target, counts).at("counts");
    }
    json result{{"workshop", workshop_json(store::find_workshop(database, id), who.leader)},
                {"leader", who.leader},
                {"participants", store::participants(database, id)},
                {"contributions", features(all, who)},
                {"reactions", std::move(reactions)},
                {"votes", votes_json(store::count_votes(database, id))}};
    if (!who.leader) {
        result["mine"] = mine(database, who, all);
    }
    return result;
}

/// A consistent picture: the number of the last event belongs to what is read after it.
json read_state(db::connection& database, context const& at, std::int64_t id) {
    auto const who = viewer_of(database, at, id);
    database.run("BEGIN");
    json result;
    try {
        auto const event = store::last_event(database, id);
        result = state_of(database, who, id);
        result["event"] = event;
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
    return fresh({{"workshops", std::move(list)}});
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
    return desk_of(at).wait_for(at.request,
                                [id](db::connection& database, workshop_desk::events& /*news*/) {
                                    store::delete_workshop(database, id);
                                    return http::response{.status = 204};
                                });
}

} // namespace trygg::api
