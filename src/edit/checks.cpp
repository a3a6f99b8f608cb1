#include "edit/checks.hpp"

#include "base/suggest.hpp"
#include "base/time.hpp"
#include "edit/field_check.hpp"
#include "edit/geojson_shape.hpp"
#include "edit/status_steps.hpp"
#include "geo/repair.hpp"
#include "geo/shape.hpp"
#include "model/when.hpp"
#include "ogr/transform.hpp"
#include "store/database.hpp"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <optional>

namespace trygg::edit {
namespace {

constexpr double surroundings = 20'000; ///< metres around the zones that a feature may lie in
constexpr double widest = 100'000;      ///< metres that a feature may reach

using problem_list = std::vector<field_problem>;

bool is_read_only(kind const& of, std::string const& name) {
    return name.starts_with("zone_") || std::ranges::find(of.read_only, name) != of.read_only.end();
}

void check_names(kind const& of, json const& given, problem_list& problems) {
    std::vector<std::string> known;
    for (auto const& field : of.fields) {
        known.push_back(field.name);
    }
    for (auto const& [name, unused] : given.items()) {
        if (of.find(name) == nullptr && !is_read_only(of, name)) {
            problems.push_back(
                {"/properties/" + name, "unknown",
                 fmt::format("There is no such property{}.", did_you_mean(name, known))});
        }
    }
}

json nothing_of(field const& of) { return of.is_list() ? json::array() : json{}; }

json checked_properties(db::connection& database, kind const& of, json const& given,
                        feature_state const* before, manner how, problem_list& problems) {
    check_names(of, given, problems);
    auto result = json::object();
    for (auto const& field : of.fields) {
        auto const sent = given.find(field.name);
        bool const stays = sent == given.end() && before != nullptr &&
                           (how == manner::patch || field.is_elsewhere);
        if (stays) {
            result[field.name] = before->properties.at(field.name);
        } else {
            result[field.name] = checked_value(
                database, field, sent == given.end() ? nothing_of(field) : *sent, problems);
        }
    }
    return result;
}

std::optional<geo::box> reach(db::connection& database) {
    auto row = database.query("SELECT min(xmin), min(ymin), max(xmax), max(ymax) FROM "
                              "idx_zone_geom");
    if (!row.next() || row.is_null(0)) {
        return std::nullopt;
    }
    return geo::box{row.real(0) - surroundings, row.real(1) - surroundings,
                    row.real(2) + surroundings, row.real(3) + surroundings};
}

void check_reach(db::connection& database, geo::geometry const& shape, problem_list& problems) {
    auto const box = geo::envelope(shape);
    auto const allowed = reach(database);
    bool const is_inside =
        !allowed || (box.min_x >= allowed->min_x && box.max_x <= allowed->max_x &&
                     box.min_y >= allowed->min_y && box.max_y <= allowed->max_y);
    if (!is_inside) {
        problems.push_back({"/geometry", "far_away",
                            "This lies far from the map's zones; are the coordinates exchanged, or "
                            "in another system (Content-Crs)?"});
    } else if (box.max_x - box.min_x > widest || box.max_y - box.min_y > widest) {
        problems.push_back({"/geometry", "too_large", "This reaches over more than 100 km."});
    }
}

/// Nothing when a coordinate cannot be put into the storage CRS.
std::optional<geo::geometry> in_storage(geo::geometry const& given, model::crs const& from,
                                        std::string const& storage) {
    auto shape = geo::shape_of(given);
    std::vector<double> xs, ys;
    for (auto const at : shape.points) {
        xs.push_back(at.x);
        ys.push_back(at.y);
    }
    ogr::thread_transformer(from.name, storage)(xs, ys);
    for (std::size_t i = 0; i < xs.size(); ++i) {
        if (!std::isfinite(xs[i]) || !std::isfinite(ys[i])) {
            return std::nullopt;
        }
        shape.points[i] = {xs[i], ys[i]};
    }
    return geo::geometry_of(shape);
}

/// A polygon that crosses itself becomes the area that it covers.
geo::geometry mended(geo::geometry shape, problem_list& problems) {
    if (geo::dimension(shape) == 1 && geo::length(shape) == 0) {
        problems.push_back({"/geometry", "no_length", "This line has no length."});
        return shape;
    }
    if (geo::dimension(shape) != 2 || !geo::invalid_reason(shape)) {
        return shape;
    }
    try {
        return geo::repaired(shape).shape;
    } catch (input_error const&) {
        problems.push_back({"/geometry", "no_area",
                            "This polygon crosses itself and covers no area; draw it anew."});
        return shape;
    }
}

std::string checked_shape(db::connection& database, kind const& of, feature_input const& input,
                          problem_list& problems) {
    auto const given = read_shape(*input.geometry, input.crs, problems);
    if (!given) {
        return {};
    }
    if (of.place == place_rule::point && geo::type_name(*given) != "Point") {
        problems.push_back({"/geometry/type", "must_be_point", "This must be a point."});
        return {};
    }
    auto shape =
        in_storage(*given, input.crs, fmt::format("EPSG:{}", store::storage_crs(database)));
    if (!shape) {
        problems.push_back({"/geometry", "far_away",
                            "These coordinates cannot be placed on the map; are they exchanged, or "
                            "in another system (Content-Crs)?"});
        return {};
    }
    auto const before = problems.size();
    auto fit = mended(std::move(*shape), problems);
    if (problems.size() == before) {
        check_reach(database, fit, problems);
    }
    return problems.size() == before ? geo::to_wkb(fit) : std::string{};
}

void set_place(db::connection& database, kind const& of, feature_input const& input,
               feature_state const* before, manner how, feature_state& to, problem_list& problems) {
    bool const states = input.geometry && !input.geometry->is_null();
    if (of.place == place_rule::none) {
        if (states) {
            problems.push_back({"/geometry", "no_place", "These have no place; send null."});
        }
        return;
    }
    if (states) {
        to.wkb = checked_shape(database, of, input, problems);
    } else if (!input.geometry && how == manner::patch && before != nullptr) {
        to.wkb = before->wkb;
    }
    if (of.needs_place && to.wkb.empty() && !states) {
        problems.push_back({"/geometry", "required", "This needs a place on the map."});
    }
    if (!of.has_zone) {
        return;
    }
    bool const is_same_place = before != nullptr && before->wkb == to.wkb;
    auto const zone = to.properties.at("zone").is_null() ? "none" : "zone";
    to.precision = is_same_place && !to.wkb.empty() ? before->precision
                   : to.wkb.empty()                 ? zone
                                                    : "exact";
}

std::string text_at(json const& properties, char const* name) {
    auto const found = properties.find(name);
    return found != properties.end() && found->is_string() ? found->get<std::string>() : "";
}

void check_order(json const& properties, char const* first, char const* last,
                 problem_list& problems) {
    auto const from = model::days_of(text_at(properties, first));
    auto const to = model::days_of(text_at(properties, last));
    if (from && to && from->first > to->last) {
        problems.push_back({std::string{"/properties/"} + last, "order",
                            fmt::format("This must not be before {}.", first)});
    }
}

void check_past(json const& properties, char const* name, problem_list& problems) {
    auto const days = model::days_of(text_at(properties, name));
    auto const today = model::days_of(time::local_day(std::time(nullptr)));
    if (days && today && days->first > today->last) {
        problems.push_back({std::string{"/properties/"} + name, "future",
                            "What is done has a date that has been."});
    }
}

void need(json const& properties, char const* name, char const* code, char const* message,
          problem_list& problems) {
    if (text_at(properties, name).empty()) {
        problems.push_back({std::string{"/properties/"} + name, code, message});
    }
}

bool is_as_before(json const& now, feature_state const* before,
                  std::initializer_list<char const*> names) {
    return before != nullptr && std::ranges::all_of(names, [&](char const* name) {
               return before->properties.at(name) == now.at(name);
           });
}

void check_measure(json const& now, feature_state const* before, problem_list& problems) {
    auto const status = text_at(now, "status");
    check_order(now, "planned_from", "planned_to", problems);
    check_past(now, "done_on", problems);
    // What a file left out must not keep people from mending something else.
    if (status == "done" && !is_as_before(now, before, {"status", "done_on"})) {
        need(now, "done_on", "needs_date", "What is done needs the date when it was.", problems);
    }
    bool const stopped = status == "declined" || status == "paused";
    if (stopped && !is_as_before(now, before, {"status", "status_reason"})) {
        need(now, "status_reason", "needs_reason", "Say why it was declined or paused.", problems);
    }
    auto const was = before == nullptr ? status : text_at(before->properties, "status");
    if (!status.empty() && !is_step(was, status)) {
        problems.push_back(
            {"/properties/status", "step",
             fmt::format("After {} may come: {}.", was, fmt::join(next_statuses(was), ", "))});
    }
    for (auto const& zone : now.at("zones")) {
        auto const& controls = now.at("control_zones");
        if (std::ranges::find(controls, zone) != controls.end()) {
            problems.push_back({"/properties/control_zones", "both",
                                "A zone of the measure cannot be its control zone, too."});
        }
    }
}

void check_activity(json const& now, feature_state const* before, problem_list& problems) {
    auto const status = text_at(now, "status");
    if (status == "done" && !is_as_before(now, before, {"status", "date"})) {
        need(now, "date", "needs_date", "What is done needs the date when it was.", problems);
        check_past(now, "date", problems);
    }
    if (status == "planned" && now.at("public") == true) {
        problems.push_back({"/properties/public", "planned",
                            "What is only planned is not shown in public; publish it when it is "
                            "done."});
    }
}

void check_commitment(json const& now, problem_list& problems) {
    constexpr int first_year = 1990;
    auto const& year = now.at("year");
    if (year.is_number() && year.get<int>() < first_year) {
        problems.push_back({"/properties/year", "range", "This must be a year from 1990 on."});
    }
    if (text_at(now, "rule") != "ongoing" && !text_at(now, "rule").empty() &&
        (now.at("target").is_null() || now.at("target") == 0)) {
        problems.push_back({"/properties/target", "required",
                            "A promise of at least or exactly so many needs the number."});
    }
}

void check_whole(kind const& of, json const& now, feature_state const* before,
                 problem_list& problems) {
    if (of.collection == "measures") {
        check_measure(now, before, problems);
    } else if (of.collection == "activities") {
        check_activity(now, before, problems);
    } else if (of.collection == "commitments") {
        check_commitment(now, problems);
    } else if (of.collection == "notes") {
        check_order(now, "starts", "ends", problems);
    }
}

} // anonymous namespace

feature_input read_input(json const& body, model::crs const& crs) {
    if (!body.is_object()) {
        throw invalid_feature{{{"", "type", "Send one GeoJSON feature, an object."}}};
    }
    if (body.contains("type") && body.at("type") != "Feature") {
        throw invalid_feature{
            {{"/type", "type", "Send one GeoJSON feature: \"type\": \"Feature\"."}}};
    }
    feature_input result{.crs = crs};
    if (auto const found = body.find("properties"); found != body.end() && !found->is_null()) {
        if (!found->is_object()) {
            throw invalid_feature{{{"/properties", "type", "Properties are an object."}}};
        }
        result.properties = *found;
    }
    if (auto const found = body.find("geometry"); found != body.end()) {
        result.geometry = *found;
    }
    return result;
}

feature_state checked_state(db::connection& database, kind const& of, feature_input const& input,
                            feature_state const* before, manner how) {
    problem_list problems;
    feature_state result;
    result.properties = checked_properties(database, of, input.properties, before, how, problems);
    set_place(database, of, input, before, how, result, problems);
    if (problems.empty()) {
        check_whole(of, result.properties, before, problems);
    }
    if (!problems.empty()) {
        throw invalid_feature{std::move(problems)};
    }
    return result;
}

} // namespace trygg::edit
