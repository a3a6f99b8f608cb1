#include "api/workshop_state.hpp"

#include "api/workshop_json.hpp"

namespace trygg::api {

namespace {

constexpr std::size_t most_known = 8; // workshops; each may have some megabytes

void add(std::string& list, std::string const& feature) {
    if (!list.empty()) {
        list += ',';
    }
    list += feature;
}

void add_contributions(workshop_words& to, std::vector<store::contribution> const& all) {
    for (auto const& each : all) {
        if (each.state == "withdrawn") {
            continue;
        }
        if (each.participant_id) {
            to.made_by[*each.participant_id].push_back(each.id);
        }
        auto const text = contribution_text(each);
        if (each.state == "shown") {
            add(to.shown, text);
            continue;
        }
        add(to.others, text);
        if (each.participant_id) {
            add(to.others_of[*each.participant_id], text);
        }
    }
}

workshop_words read_words(db::connection& database, std::int64_t workshop_id, std::int64_t event) {
    workshop_words result{.event = event};
    add_contributions(result, store::contributions(database, workshop_id));
    auto reactions = json::object();
    for (auto const& [target, counts] : store::all_reactions(database, workshop_id)) {
        reactions[name_of(target)] = reactions_json(target, counts).at("counts");
    }
    result.reactions = reactions.dump();
    result.votes = votes_json(store::count_votes(database, workshop_id)).dump();
    return result;
}

} // namespace

std::shared_ptr<workshop_words const> workshop_states::words(db::connection& database,
                                                             std::int64_t workshop_id) {
    auto const event = store::last_event(database, workshop_id);
    std::lock_guard const lock{m_mutex};
    auto const found = m_known.find(workshop_id);
    if (found != m_known.end() && found->second->event >= event) {
        return found->second;
    }
    auto made = std::make_shared<workshop_words const>(read_words(database, workshop_id, event));
    if (m_known.size() >= most_known && found == m_known.end()) {
        m_known.clear();
    }
    m_known[workshop_id] = made;
    return made;
}

} // namespace trygg::api
