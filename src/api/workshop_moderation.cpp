#include "api/refusal.hpp"
#include "api/request_body.hpp"
#include "api/workshop_guest.hpp"
#include "api/workshop_input.hpp"
#include "api/workshop_json.hpp"
#include "api/workshop_messages.hpp"
#include "api/workshop_resources.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <array>

namespace trygg::api {

namespace {

void read_state(json const& sent, db::connection& database, store::contribution& into) {
    static constexpr std::array<std::string_view, 4> states{"waiting", "shown", "hidden", "merged"};
    if (!sent.contains("state")) {
        return;
    }
    into.state = text_member(sent, "state", 20);
    into.merged_into = number_member(sent, "merged_into");
    if (std::ranges::find(states, into.state) == states.end() ||
        (into.state == "merged") != into.merged_into.has_value()) {
        throw input_error{"state is waiting, shown, hidden, or merged with merged_into"};
    }
    if (into.merged_into) {
        auto const other = store::find_contribution(database, into.workshop_id, *into.merged_into);
        if (other.id == into.id || other.state != "shown") {
            throw input_error{"a contribution is merged into another one that is shown"};
        }
    }
}

json told(db::connection& database, store::contribution const& changed, bool was_shown,
          workshop_desk::events& news) {
    for (auto& each : events_of(changed, was_shown)) {
        news.push_back(each);
    }
    if (changed.merged_into) {
        store::merge_contribution(database, changed.id, *changed.merged_into);
        store::reaction_target const target{false, *changed.merged_into};
        news.push_back(
            {.workshop_id = changed.workshop_id,
             .topic = name_of(target),
             .kind = "reactions",
             .data = reactions_json(target, store::count_reactions(database, target)).dump()});
    }
    return contribution_json(changed);
}

/// What a sheet of paper says of the statements, as one more participant.
void take_answers(db::connection& database, json const& sent, store::workshop const& in,
                  workshop_desk::events& news) {
    if (!sent.contains("answers") || sent.at("answers").empty()) {
        return;
    }
    auto const sheet = store::join(database, in.id, std::nullopt).who;
    for (auto const& [statement, answer] : sent.at("answers").items()) {
        take_reaction(database, {{"statement", id_of(statement)}, {"answer", answer}}, in, sheet,
                      news);
    }
}

} // namespace

http::response moderate_contribution(context const& at) {
    auto const id = id_of(at.captures.at(0));
    auto const contribution = id_of(at.captures.at(1));
    auto const sent = json_body(at.request);
    check_members(sent, {"state", "merged_into", "comment", "category", "theme", "geometry"});
    return desk_of(at).wait_for(
        at.request, [=](db::connection& database, workshop_desk::events& news) {
            auto changed = store::find_contribution(database, id, contribution);
            if (changed.state == "withdrawn") {
                throw refusal{409, "Whoever made this contribution has taken it back."};
            }
            bool const was_shown = changed.state == "shown";
            read_contribution(sent, store::find_workshop(database, id), changed);
            read_state(sent, database, changed);
            store::change_contribution(database, changed);
            return json_answer(told(database, changed, was_shown, news));
        });
}

/// One sheet of paper: what it says of a place, and of the statements.
http::response enter_paper(context const& at) {
    auto const id = id_of(at.captures.at(0));
    auto const sent = json_body(at.request);
    check_members(sent, {"client", "number", "geometry", "category", "theme", "scenario",
                         "question", "comment", "answers"});
    return desk_of(at).wait_for(at.request, [=](db::connection& database,
                                                workshop_desk::events& news) {
        return take_once(database, id, 0, sent, [&] {
            auto const in = store::find_workshop(database, id);
            auto const name = read_name(sent);
            take_answers(database, sent, in, news);
            if (!sent.contains("geometry") && !sent.contains("comment")) {
                return json{{"answers", sent.value("answers", json::object()).size()}};
            }
            store::contribution made{.workshop_id = id,
                                     .client = name.client,
                                     .number = name.number,
                                     .channel = "paper"};
            read_contribution(sent, in, made);
            if (auto const before = taken_before(database, made)) {
                return contribution_json(*before);
            }
            return told(database, store::add_contribution(database, std::move(made)), false, news);
        });
    });
}

/// The message of a guest, for who does not come through `first_look`.
http::response guest_message(context const& at) {
    return desk_of(at).wait_for(at.request, message_of(at.request, desk_of(at).pace()).value());
}

} // namespace trygg::api
