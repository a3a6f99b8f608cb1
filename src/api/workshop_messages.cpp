#include "api/workshop_messages.hpp"

#include "api/refusal.hpp"
#include "api/request_body.hpp"
#include "api/workshop_guest.hpp"
#include "api/workshop_json.hpp"
#include "base/error.hpp"
#include "base/time.hpp"
#include "store/contributions.hpp"
#include "store/reactions.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace trygg::api {

namespace {

constexpr std::size_t largest_message = 64 * 1024; // bytes
constexpr std::string_view place = "/workshops/";

constexpr std::array<std::pair<std::string_view, message_kind>, 4> kinds{{
    {"contributions", take_contribution},
    {"corrections", take_correction},
    {"reactions", take_reaction},
    {"votes", take_vote},
}};

void check_open(store::workshop const& in) {
    if (!in.is_open(time::now_utc())) {
        throw refusal{409, "The workshop is not open now; nothing was changed."};
    }
}

void check_own_page(http::request const& asked) {
    auto const site = asked.headers.find("sec-fetch-site");
    if (site != asked.headers.end() && site->second != "same-origin" && site->second != "none") {
        throw refusal{403, "Another site's page asks for this; changes are taken from our own."};
    }
}

/// The guest who may say something now.
store::participant speaker(db::connection& database, http::request const& asked, std::int64_t id,
                           guest_pace& pace) {
    check_own_page(asked);
    auto guest = guest_of(database, asked, id);
    if (!guest) {
        throw refusal{401, "Join the workshop first."};
    }
    pace.count(guest->id);
    return std::move(*guest);
}

http::response take(db::connection& database, http::request const& asked, std::int64_t id,
                    store::participant const& guest, message_kind kind,
                    workshop_desk::events& news) {
    auto const sent = json_body(asked, largest_message);
    return take_once(database, id, guest.id, sent, [&] {
        auto const in = store::find_workshop(database, id);
        check_open(in);
        return kind(database, sent, in, guest, news);
    });
}

/// The guest's own contribution that is corrected.
store::contribution own_contribution(db::connection& database, json const& sent,
                                     store::workshop const& in, store::participant const& from) {
    auto const id = number_member(sent, "contribution");
    auto const found = store::find_contribution(database, in.id, id.value_or(0));
    if (found.participant_id != from.id) {
        throw not_found{"the workshop has no contribution {} of yours", found.id};
    }
    if (found.state != "shown" && found.state != "waiting") {
        throw refusal{409, "That contribution is {}, and cannot be changed any more.", found.state};
    }
    return found;
}

/// A contribution as it is now: what it said before may have been hidden or taken back.
json answer_again(db::connection& database, std::int64_t workshop_id, std::string const& kept) {
    auto answer = json::parse(kept);
    return answer.is_number()
               ? contribution_json(store::find_contribution(database, workshop_id, answer))
               : answer;
}

} // namespace

http::response take_once(db::connection& database, std::int64_t workshop_id,
                         std::int64_t participant_id, json const& sent,
                         std::function<json()> const& take) {
    auto const name = read_name(sent);
    store::message_key const key{workshop_id, participant_id, name.client, name.number};
    if (auto const before = store::receipt(database, key)) {
        return json_answer(answer_again(database, workshop_id, *before));
    }
    auto const given = take();
    bool const is_contribution = given.contains("geometry");
    store::keep_receipt(database, key, is_contribution ? given.at("id").dump() : given.dump());
    auto answer = json_answer(given);
    answer.status = 201;
    return answer;
}

std::optional<store::contribution> taken_before(db::connection& database,
                                                store::contribution const& made) {
    auto found = store::contribution_named(database, made.workshop_id, made.client, made.number);
    if (found && found->participant_id != made.participant_id) {
        throw refusal{409, "Somebody else's program has this name; nothing was changed."};
    }
    return found;
}

json take_contribution(db::connection& database, json const& sent, store::workshop const& in,
                       store::participant const& from, workshop_desk::events& news) {
    check_members(sent, {"client", "number", "geometry", "category", "theme", "scenario",
                         "question", "comment"});
    auto const name = read_name(sent);
    store::contribution made{.workshop_id = in.id,
                             .participant_id = from.id,
                             .nickname = from.nickname,
                             .client = name.client,
                             .number = name.number,
                             .state = in.moderation == "pre" ? "waiting" : "shown"};
    read_contribution(sent, in, made);
    if (auto const before = taken_before(database, made)) {
        return contribution_json(*before);
    }
    auto const stored = store::add_contribution(database, std::move(made));
    for (auto& each : events_of(stored, false)) {
        news.push_back(each);
    }
    return contribution_json(stored);
}

json take_correction(db::connection& database, json const& sent, store::workshop const& in,
                     store::participant const& from, workshop_desk::events& news) {
    check_members(sent, {"client", "number", "contribution", "geometry", "category", "theme",
                         "comment", "withdrawn"});
    auto changed = own_contribution(database, sent, in, from);
    bool const was_shown = changed.state == "shown";
    read_contribution(sent, in, changed);
    if (sent.value("withdrawn", json(false)) == json(true)) {
        changed.state = "withdrawn";
        changed.comment.clear(); // what is taken back is not kept
        changed.geometry.clear();
    } else if (in.moderation == "pre") {
        changed.state = "waiting"; // what was looked at is not what it says now
    }
    store::change_contribution(database, changed);
    for (auto& each : events_of(changed, was_shown)) {
        news.push_back(each);
    }
    return contribution_json(changed);
}

json take_reaction(db::connection& database, json const& sent, store::workshop const& in,
                   store::participant const& from, workshop_desk::events& news) {
    auto const stated = read_reaction(sent);
    auto const& target = stated.target;
    auto const* const item = target.is_statement ? in.find_item(target.id) : nullptr;
    if (target.is_statement ? item == nullptr || item->kind != "statement"
                            : store::state_of_contribution(database, in.id, target.id) != "shown") {
        throw not_found{"the workshop shows nothing of number {} to react to", target.id};
    }
    store::react(database, from.id, target, stated.answer);
    auto answer = reactions_json(target, store::count_reactions(database, target));
    news.push_back({.workshop_id = in.id,
                    .topic = name_of(target),
                    .kind = "reactions",
                    .data = answer.dump()});
    answer["mine"] = stated.answer.empty() ? json(nullptr) : json(stated.answer);
    return answer;
}

json take_vote(db::connection& database, json const& sent, store::workshop const& in,
               store::participant const& from, workshop_desk::events& news) {
    auto const given = read_vote(sent, in);
    store::vote(database, from.id, given);
    auto answer = votes_json(store::count_votes(database, in.id));
    news.push_back(
        {.workshop_id = in.id, .topic = "votes", .kind = "votes", .data = answer.dump()});
    answer["mine"] = points_json(store::votes_of(database, from.id));
    return answer;
}

std::optional<workshop_desk::change> message_of(http::request const& asked, guest_pace& pace) {
    auto path = std::string_view{asked.target}.substr(0, asked.target.find('?'));
    if (asked.method != "POST" || !path.starts_with(place)) {
        return {};
    }
    path.remove_prefix(place.size());
    auto const slash = path.find('/');
    if (slash == std::string_view::npos) {
        return {};
    }
    for (auto const& [name, kind] : kinds) {
        if (path.substr(slash + 1) == name) {
            return [asked, segment = std::string{path.substr(0, slash)}, kind = kind,
                    &pace](db::connection& database, workshop_desk::events& news) {
                auto const id = id_of(segment);
                auto const guest = speaker(database, asked, id, pace);
                return take(database, asked, id, guest, kind, news);
            };
        }
    }
    return {};
}

} // namespace trygg::api
