#include "api/workshop_json.hpp"

namespace trygg::api {

namespace {

json or_null(std::optional<std::string> const& text) { return text ? json(*text) : json(nullptr); }
json or_null(std::optional<std::int64_t> number) { return number ? json(*number) : json(nullptr); }

/// On one line, whatever bytes people have sent.
std::string text_of(json const& document) {
    return document.dump(-1, ' ', false, json::error_handler_t::replace);
}

json items_json(store::workshop const& of, std::string_view kind) {
    auto result = json::array();
    for (auto const& item : of.items) {
        if (item.kind != kind) {
            continue;
        }
        json one{{"id", item.id}, {"theme", item.theme}, {"text", item.text}};
        if (kind == "scenario") {
            one["changes"] = item.changes.empty() ? json(nullptr) : json::parse(item.changes);
        }
        result.push_back(std::move(one));
    }
    return result;
}

} // namespace

json workshop_json(store::workshop const& of, bool for_leader) {
    json result{{"id", of.id},
                {"title", of.title},
                {"intro", of.intro},
                {"area", json::parse(of.area)},
                {"themes", json::parse(of.themes)},
                {"categories", json::parse(of.categories)},
                {"moderation", of.moderation},
                {"vote", of.vote},
                {"budget", of.budget},
                {"state", of.state},
                {"opens", or_null(of.opens)},
                {"closes", or_null(of.closes)},
                {"made_up", of.made_up},
                {"version", of.version},
                {"statements", items_json(of, "statement")},
                {"scenarios", items_json(of, "scenario")},
                {"questions", items_json(of, "question")}};
    if (for_leader) {
        result["code"] = of.code;
        result["consent"] = of.consent;
        result["published_at"] = or_null(of.published_at);
    }
    return result;
}

std::string contribution_text(store::contribution const& of) {
    json const said{{"kind", of.kind},
                    {"category", of.category},
                    {"theme", of.theme},
                    {"scenario", or_null(of.scenario_id)},
                    {"question", or_null(of.question_id)},
                    {"comment", of.comment},
                    {"nickname", or_null(of.nickname)},
                    {"channel", of.channel},
                    {"state", of.state},
                    {"merged_into", or_null(of.merged_into)},
                    {"made_at", of.made_at}};
    return fmt::format(R"({{"geometry":{},"id":{},"properties":{},"type":"Feature"}})",
                       of.geometry.empty() ? "null" : of.geometry, of.id, text_of(said));
}

json contribution_json(store::contribution const& of) { return json::parse(contribution_text(of)); }

std::string name_of(store::reaction_target const& target) {
    return fmt::format("{}{}", target.is_statement ? 's' : 'c', target.id);
}

json reactions_json(store::reaction_target const& target, store::reaction_counts const& counts) {
    auto numbers = json::object();
    for (auto const& [answer, count] : counts) {
        numbers[answer] = count;
    }
    return {{"target", name_of(target)}, {"counts", std::move(numbers)}};
}

json points_json(store::points const& given) {
    auto result = json::object();
    for (auto const& [scenario, amount] : given) {
        result[std::to_string(scenario)] = amount;
    }
    return result;
}

json votes_json(store::vote_result const& result) {
    return {{"totals", points_json(result.totals)}, {"voters", result.voters}};
}

store::workshop_event gone(store::contribution const& what) {
    return {.workshop_id = what.workshop_id,
            .kind = "gone",
            .data = json{{"id", what.id}, {"into", or_null(what.merged_into)}}.dump()};
}

std::vector<store::workshop_event> events_of(store::contribution const& changed, bool was_shown) {
    std::vector<store::workshop_event> result;
    bool const is_shown = changed.state == "shown";
    if (was_shown && !is_shown) {
        result.push_back(gone(changed));
    }
    store::workshop_event told{.workshop_id = changed.workshop_id};
    if (!is_shown) {
        told.audience = changed.participant_id.value_or(0);
    }
    told.kind = "contribution";
    told.data = contribution_text(changed);
    told.contribution_id = changed.id;
    result.push_back(std::move(told));
    return result;
}

} // namespace trygg::api
