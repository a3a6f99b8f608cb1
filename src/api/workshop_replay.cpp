#include "api/workshop_replay.hpp"

#include "api/workshop_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

namespace trygg::api {

namespace {

using store::workshop_event;

/// Nothing of what it said before.
void tell_as_it_is(db::connection& database, workshop_event& event, replay_reader const& who) {
    auto const now = store::find_contribution(database, event.workshop_id, event.contribution_id);
    bool const leads = who.participant_id == 0;
    if (now.state == "shown" || leads || now.participant_id == who.participant_id) {
        event.data = contribution_text(now);
        return;
    }
    auto const number = event.number;
    event = gone(now);
    event.number = number;
}

/// For one reader, in order; of each contribution the last alone.
std::vector<workshop_event> for_reader(std::vector<workshop_event> all, replay_reader const& who) {
    std::set<std::int64_t> told;
    std::vector<workshop_event> result;
    for (auto each = all.rbegin(); each != all.rend(); ++each) {
        bool const is_new = each->contribution_id == 0 || !told.contains(each->contribution_id);
        if (is_new && each->is_for(who.participant_id, who.participant_id == 0)) {
            told.insert(each->contribution_id);
            result.push_back(std::move(*each));
        }
    }
    std::ranges::reverse(result);
    return result;
}

} // namespace

std::string text_of(workshop_event const& event) {
    return fmt::format("id: {}\nevent: {}\ndata: {}\n\n", event.number, event.kind, event.data);
}

std::string reset_text(std::int64_t number) {
    return fmt::format("id: {}\nevent: reset\ndata: {{}}\n\n", number);
}

replay replay_after(db::connection& database, replay_reader const& who, std::int64_t after) {
    replay result{.until = store::last_event(database, who.workshop_id)};
    auto missed = store::events_between(database, who.workshop_id, after, result.until);
    if (!missed) {
        result.text = reset_text(result.until);
        return result;
    }
    for (auto& each : for_reader(std::move(*missed), who)) {
        if (each.contribution_id != 0) {
            tell_as_it_is(database, each, who);
        }
        result.text += text_of(each);
        if (result.text.size() > most_news) {
            result.text = reset_text(result.until);
            break;
        }
    }
    return result;
}

} // namespace trygg::api
