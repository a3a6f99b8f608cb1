#include "edit/kind.hpp"

#include <algorithm>

namespace trygg::edit {
namespace {

using enum field_type;

constexpr double line = 200, paragraph = 2000, page = 10'000; // letters
constexpr double most_money = 1e10, most_things = 1e6, most_links = 500;

kind measures() {
    return {.collection = "measures",
            .table = "measure",
            .theme = 3,
            .place = place_rule::any,
            .has_zone = true,
            .fields = {{"type", code, true, 0, "measure_types"},
                       {"title", text, true, line},
                       {"place", text, false, line},
                       {"owner", text, false, line},
                       {"status", code, true, 0, "measure_statuses"},
                       {"status_reason", text, false, paragraph},
                       {"planned_from", date},
                       {"planned_to", date},
                       {"done_on", date},
                       {"cost_sek", integer, false, most_money},
                       {"lamps", integer, false, most_things},
                       {"lamp_watt", real, false, most_things},
                       {"lamp_lumen", real, false, most_things},
                       {"lamp_kelvin", real, false, most_things},
                       {"description", text, false, page},
                       {"url", link, false, paragraph},
                       {"zone", zone, false, line, "", "zone_code", true},
                       {"answers_mentions", mentions, false, most_links, "", "", true},
                       {"answers_incidents", incidents, false, most_links, "", "", true},
                       {"zones", zones, false, most_links, "", "", true},
                       {"control_zones", zones, false, most_links, "", "", true}},
            .read_only = {"answers", "precision", "source"}};
}

kind commitments() {
    return {.collection = "commitments",
            .table = "commitment",
            .has_source = false,
            .fields = {{"year", integer, true, 2200},
                       {"party", text, false, line},
                       {"text", text, true, paragraph},
                       {"target", integer, false, most_things},
                       {"rule", code, true, 0, "pledge_rules"}},
            .read_only = {"done", "planned", "title", "parties"}};
}

kind activities() {
    return {.collection = "activities",
            .table = "activity",
            .theme = 4,
            .place = place_rule::any,
            .has_zone = true,
            .fields = {{"commitment", field_type::commitment, true, 0, "", "commitment_id"},
                       {"date", date},
                       {"kind", open_code, false, line, "activity_kinds"},
                       {"place", text, false, line},
                       {"outcome", text, false, paragraph},
                       {"status", code, true, 0, "activity_statuses"},
                       {"public", boolean, false, 0, "", "", true},
                       {"zone", zone, false, line, "", "zone_code", true}},
            .read_only = {"year", "party", "text", "target", "rule", "precision"}};
}

kind places() {
    return {.collection = "places",
            .table = "place",
            .theme = 5,
            .place = place_rule::point,
            .needs_place = true,
            .fields = {{"name", text, true, line},
                       {"kind", open_code, true, line, "place_kinds"},
                       {"municipality", text, false, 4},
                       {"address", text, false, line}}};
}

kind notes() {
    return {.collection = "notes",
            .table = "note",
            .theme = 7,
            .place = place_rule::any,
            .has_zone = true,
            .fields = {{"title", text, true, line},
                       {"text", text, false, page},
                       {"place", text, false, line},
                       {"starts", date},
                       {"ends", date},
                       {"owner", text, false, line},
                       {"audience", role, true},
                       {"zone", zone, false, line, "", "zone_code", true}},
            .read_only = {"precision"}};
}

} // anonymous namespace

field const* kind::find(std::string_view name) const {
    auto const found = std::ranges::find(fields, name, &field::name);
    return found == fields.end() ? nullptr : &*found;
}

std::span<kind const> kinds() {
    static std::vector<kind> const all{measures(), commitments(), activities(), places(), notes()};
    return all;
}

kind const* find_kind(std::string_view collection) {
    auto const found = std::ranges::find(kinds(), collection, &kind::collection);
    return found == kinds().end() ? nullptr : &*found;
}

} // namespace trygg::edit
