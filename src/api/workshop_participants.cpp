#include "api/workshop_guest.hpp"
#include "api/workshop_json.hpp"
#include "api/workshop_resources.hpp"

namespace trygg::api {

namespace {

/// What they said stays with the leaders, and is shown to nobody.
void hide_all_of(db::connection& database, std::int64_t workshop_id, std::int64_t participant_id,
                 workshop_desk::events& news) {
    for (auto& each : store::contributions(database, workshop_id)) {
        if (each.participant_id != participant_id || each.state == "withdrawn") {
            continue;
        }
        bool const was_shown = each.state == "shown";
        each.state = "hidden";
        each.merged_into.reset();
        store::change_contribution(database, each);
        for (auto& event : events_of(each, was_shown)) {
            news.push_back(std::move(event));
        }
    }
}

/// The counts, without them.
void tell_counts(db::connection& database, std::int64_t workshop_id,
                 std::map<store::reaction_target, std::string> const& reactions,
                 workshop_desk::events& news) {
    for (auto const& [target, answer] : reactions) {
        auto const counts = store::count_reactions(database, target);
        news.push_back({.workshop_id = workshop_id,
                        .topic = name_of(target),
                        .kind = "reactions",
                        .data = reactions_json(target, counts).dump()});
    }
    news.push_back({.workshop_id = workshop_id,
                    .topic = "votes",
                    .kind = "votes",
                    .data = votes_json(store::count_votes(database, workshop_id)).dump()});
}

} // namespace

http::response workshop_participants(context const& at) {
    auto const id = id_of(at.captures.at(0));
    auto list = json::array();
    desk_of(at).read([&](db::connection& database) {
        store::find_workshop(database, id);
        for (auto const& each : store::list_participants(database, id)) {
            list.push_back({{"id", each.who.id},
                            {"nickname", each.who.nickname ? json(*each.who.nickname) : json()},
                            {"joined", each.joined},
                            {"contributions", each.contributions},
                            {"reactions", each.reactions},
                            {"points", each.points}});
        }
        return 0;
    });
    auto result = json_answer({{"participants", std::move(list)}});
    result.headers.emplace("Cache-Control", "no-store");
    return result;
}

http::response remove_participant(context const& at) {
    auto const id = id_of(at.captures.at(0));
    auto const guest = id_of(at.captures.at(1));
    auto result = desk_of(at).wait_for(
        at.request, [=](db::connection& database, workshop_desk::events& news) {
            auto const reactions = store::reactions_of(database, guest);
            hide_all_of(database, id, guest, news);
            store::remove_participant(database, id, guest);
            tell_counts(database, id, reactions, news);
            return http::response{.status = 204};
        });
    if (result.status == 204) {
        desk_of(at).hub().close_of(id, guest);
    }
    return result;
}

} // namespace trygg::api
