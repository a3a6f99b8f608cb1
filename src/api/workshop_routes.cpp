#include "api/workshop_routes.hpp"

#include "api/problem.hpp"
#include "api/workshop_resources.hpp"

#include <array>

namespace trygg::api {

namespace {

using model::role;

/// What guests send: they are known by their workshop's cookie, not by a role.
constexpr change_method from_guests(std::string_view summary) {
    return {"POST", guest_message, role::anyone, summary};
}

} // namespace

std::span<change_method const> of_workshops() {
    static constexpr std::array all{
        change_method{"POST", make_workshop, role::editor, "Make a workshop"}};
    return all;
}

std::span<change_method const> of_joining() {
    static constexpr std::array all{
        change_method{"POST", join_workshop, role::anyone, "Join a workshop by its code"}};
    return all;
}

std::span<change_method const> of_workshop() {
    static constexpr std::array all{
        change_method{"PATCH", change_workshop, role::editor, "Change, open, freeze or close it"},
        change_method{"DELETE", delete_workshop, role::editor, "Delete it and all that was said",
                      ""}};
    return all;
}

std::span<change_method const> of_contributions() {
    static constexpr std::array all{from_guests("Say something about a place")};
    return all;
}

std::span<change_method const> of_contribution() {
    static constexpr std::array all{change_method{"PATCH", moderate_contribution, role::editor,
                                                  "Show, hide, merge or mend it"}};
    return all;
}

std::span<change_method const> of_corrections() {
    static constexpr std::array all{from_guests("Change or withdraw one's own contribution")};
    return all;
}

std::span<change_method const> of_reactions() {
    static constexpr std::array all{from_guests("Answer a statement, or like a contribution")};
    return all;
}

std::span<change_method const> of_votes() {
    static constexpr std::array all{from_guests("Vote on scenarios")};
    return all;
}

std::span<change_method const> of_paper() {
    static constexpr std::array all{
        change_method{"POST", enter_paper, role::editor, "Write down what a sheet says"}};
    return all;
}

std::span<change_method const> of_participant() {
    static constexpr std::array all{
        change_method{"DELETE", remove_participant, role::editor,
                      "Remove a guest with votes and answers; what the guest said is hidden", ""}};
    return all;
}

std::span<change_method const> of_publication() {
    static constexpr std::array all{
        change_method{"POST", publish_workshop, role::editor, "Publish what is shown now", ""},
        change_method{"DELETE", unpublish_workshop, role::editor, "Take it off the map", ""}};
    return all;
}

std::span<format const> contribution_formats() {
    static std::array<format, 4> const all{
        {{"geojson", geojson_type, {json_type}, "GeoJSON"},
         {"gpkg", "application/geopackage+sqlite3", {}, "GeoPackage"},
         {"csv", "text/csv; charset=utf-8; header=present", {}, "CSV"},
         {"csv-excel", "text/csv; charset=utf-8; header=present", {}, "CSV för Excel"}}};
    return all;
}

std::span<format const> event_stream_only() {
    static std::array<format, 1> const all{{{"events", "text/event-stream", {}, "händelser"}}};
    return all;
}

http::response only_taken(context const& /*at*/) {
    auto result = problem(405, "Method not allowed", "This is only sent to; see /api.");
    result.headers.emplace("Allow", "POST, PATCH, OPTIONS");
    return result;
}

} // namespace trygg::api
