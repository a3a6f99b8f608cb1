#include "api/analysis_answer.hpp"
#include "api/analysis_parameters.hpp"
#include "api/joined.hpp"
#include "api/profile_analysis.hpp"
#include "api/resources.hpp"
#include "base/error.hpp"
#include "base/suggest.hpp"
#include "model/codes.hpp"

#include <algorithm>

namespace trygg::api {

namespace {

/// A code of the shipped list, or one that incidents have.
model::code kind_named(snapshot::snapshot const& data, std::string const& name) {
    auto const& in_use = data.find("incidents")->find("kind")->texts;
    std::vector<std::string> known;
    for (auto const& kind : model::codes("incident_kinds")) {
        if (kind.code == name) {
            return kind;
        }
        known.push_back(kind.code);
    }
    if (in_use.find(name) == snapshot::dictionary::null) {
        if (data.cells) {
            no_such_analysis();
        }
        throw not_found{"there is no kind of incident '{}'{}", name, did_you_mean(name, known)};
    }
    return {name, name, name, {}};
}

json describe(known_of const& of) { return {{"known", of.known}, {"unknown", of.unknown}}; }

template <typename Values>
json numbers(Values const& values) {
    auto result = json::array();
    for (auto const value : values) {
        result.push_back(rounded(static_cast<double>(value)));
    }
    return result;
}

json describe_hours(incident_profile const& of) {
    auto result = describe(of.hours);
    result["by_weekday"] = json::array();
    for (std::size_t day = 0; day < 7; ++day) {
        result["by_weekday"].push_back(numbers(std::span{of.by_hour}.subspan(day * 24, 24)));
    }
    return result;
}

json describe_objects(incident_profile const& of) {
    std::vector<std::pair<std::string, std::int64_t>> sorted{of.by_object.begin(),
                                                             of.by_object.end()};
    std::ranges::stable_sort(sorted, std::ranges::greater{},
                             &std::pair<std::string, std::int64_t>::second);
    auto result = json::array();
    for (auto const& [object, count] : sorted) {
        result.push_back(
            {{"object", object.empty() ? json(nullptr) : json(object)}, {"incidents", count}});
    }
    return result;
}

json describe_light(incident_profile const& of) {
    auto result = describe(of.light);
    result["day"] = rounded(of.day);
    result["twilight"] = rounded(of.twilight);
    result["dark"] = rounded(of.dark);
    return result;
}

json describe_schools(incident_profile const& of) {
    auto result = describe(of.school_distances);
    result["schools"] = of.schools;
    result["bands"] = json::array();
    for (std::size_t i = 0; of.schools > 0 && i < of.by_school_distance.size(); ++i) {
        result["bands"].push_back(
            {{"from", i == 0 ? 0.0 : school_bounds.at(i - 1)},
             {"to", i < school_bounds.size() ? json(school_bounds.at(i)) : json(nullptr)},
             {"incidents", of.by_school_distance.at(i)}});
    }
    return result;
}

json describe_repeats(incident_profile const& of) {
    json result{{"events", of.repeat_events}};
    if (of.has_too_many_repeats) {
        result["refusal"] = remark(
            "many_events", "För många händelser. Välj en kortare period eller färre permutationer.",
            "Too many incidents. Choose a shorter period or fewer permutations.");
        return result;
    }
    if (!of.repeats) {
        result["refusal"] = remark(
            "few_events",
            fmt::format("Minst {} händelser med eget läge och känd dag behövs.",
                        stats::fewest_repeat_events),
            fmt::format("At least {} incidents with a place of their own and a known day are "
                        "needed.",
                        stats::fewest_repeat_events));
        return result;
    }
    result["pairs"] = of.repeats->pairs;
    result["cells"] = json::array();
    for (auto const& cell : of.repeats->cells) {
        result["cells"].push_back({{"from_metres", cell.from_metres},
                                   {"to_metres", cell.to_metres},
                                   {"from_days", cell.from_days},
                                   {"to_days", cell.to_days},
                                   {"observed", cell.observed},
                                   {"expected", rounded(cell.expected)},
                                   {"p", rounded(cell.p)}});
    }
    return result;
}

constexpr char const* method =
    "Hours are local time. An incident that is only known to have started in a window of at most a "
    "week "
    "is spread over its hours by their share of it (aoristic, Ratcliffe 2002). Light by the sun's "
    "elevation at the place and time (Meeus 1998): day above -0.833 degrees, twilight down to -6, "
    "dark "
    "below. Distances on the ground to the nearest place of kind school, of incidents with an "
    "exact "
    "place or street. Near repeats: Knox's test, expected by its formula, p one-sided with days "
    "dealt "
    "out anew; from its own lower bound each band goes up to, but without, its upper one. Near "
    "repeats "
    "take each row for one incident; all else counts as the rows state.";

} // namespace

http::response profiles(context const& at) {
    query::parameters const stated{at.query, names_of(profile_parameters())};
    choose_format(at, stated.get("f"), json_only());
    auto const& data = *at.data;
    auto const kind = kind_named(data, at.captures.at(0));
    auto asked = parse_question(data, stated);
    asked.kinds = {data.find("incidents")->find("kind")->texts.find(kind.code)};
    require_open(data, asked);
    auto const by = parse_permutations(stated);

    auto const found = profile_of(data, asked, by);
    json result{{"kind", kind.code}, {"title", {{"sv", kind.sv}, {"en", kind.en}}}};
    result["incidents"] = found.incidents;
    result["hours"] = describe_hours(found);
    result["weekdays"] = describe(found.days);
    result["weekdays"]["incidents"] = numbers(found.by_weekday);
    result["months"] = describe(found.months);
    result["months"]["incidents"] = numbers(found.by_month);
    result["objects"] = describe_objects(found);
    result["light"] = describe_light(found);
    result["near_school"] = describe_schools(found);
    result["near_repeat"] = describe_repeats(found);
    result["parameters"] = stated_parameters(stated, profile_parameters());
    result["parameters"]["permutations"] = by.count;
    result["parameters"]["seed"] = by.seed;
    result["method"] = method;
    return json_answer(result);
}

} // namespace trygg::api
