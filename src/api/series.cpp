#include "api/joined.hpp"
#include "api/parameters.hpp"
#include "api/resources.hpp"
#include "api/yearly_rates.hpp"
#include "api/zone_set_lookup.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace trygg::api {

namespace {

/// Survey figures of one year and part of the day, for a zone or the whole municipality.
json survey_year(snapshot::snapshot const& data, std::size_t set, std::optional<std::int32_t> zone,
                 query::question const& asked) {
    auto const counted = query::count_survey(data, set, asked);
    auto const figures = zone ? counted.zones[static_cast<std::size_t>(*zone)] : counted.total();
    json result;
    add_answers(result, figures);
    result["survey_status"] = name_of(figures.is.unsafe_share);
    result["mentions_status"] = name_of(figures.is.mentions());
    return result;
}

json describe_year(snapshot::snapshot const& data, std::size_t set,
                   std::optional<std::int32_t> zone, query::question asked, int year) {
    asked.period = model::days_of_year(year);
    auto const surveys = query::choose_surveys(data, asked.period);
    json result;
    result["year"] = year;
    result["surveyed"] = surveys.kind != query::sampling::none;
    using snapshot::day_part;
    static constexpr std::array<std::pair<char const*, day_part>, 4> parts{
        {{"day", day_part::day},
         {"evening", day_part::evening},
         {"night", day_part::night},
         {"all", day_part::unknown}}};
    for (auto const& [name, part] : parts) {
        asked.part = part;
        result[name] = survey_year(data, set, zone, asked);
    }
    return result;
}

using yearly = std::map<int, std::pair<std::int64_t, query::shown>>;

/// Each year's number; in the public's snapshot a year at a time, as its cells have it.
yearly yearly_incidents(snapshot::snapshot const& data, std::size_t set,
                        std::optional<std::int32_t> zone, query::question asked) {
    yearly result;
    if (!data.cells) {
        for (auto const& [year, count] : query::incidents_by_year(data, set, zone, asked)) {
            result[year] = {count, query::shown::yes};
        }
        return result;
    }
    for (auto const year : years_with_data(data)) {
        asked.period = model::days_of_year(year);
        auto const counted = query::count(data, set, asked);
        auto const of = zone ? counted.zones[static_cast<std::size_t>(*zone)] : counted.total();
        result[year] = {of.incidents, of.is.incidents};
    }
    return result;
}

} // namespace

std::set<int> years_with_data(snapshot::snapshot const& data) {
    auto result = query::covered_years(data.incidents, {});
    for (auto const& survey : data.surveys) {
        result.insert(survey.year);
    }
    return result;
}

http::response series(context const& at) {
    query::parameters const stated{at.query, names_of(series_parameters())};
    choose_format(at, stated.get("f"), json_only());
    auto const& data = *at.data;
    auto const set = find_set(data, at.captures.at(0));
    auto const code = stated.get("zone");
    auto const zone = code ? std::optional{find_zone(data.zone_sets[set], *code)} : std::nullopt;
    auto const asked = parse_question(data, stated);
    auto incidents = yearly_incidents(data, set, zone, asked);
    json result;
    result["zone_set"] = data.zone_sets[set].name;
    result["zone"] = zone ? json(data.zone_sets[set].zones[static_cast<std::size_t>(*zone)].code)
                          : json(nullptr);
    result["years"] = json::array();
    auto const years = years_with_data(data);
    for (int year = years.empty() ? 1 : *years.begin(); !years.empty() && year <= *years.rbegin();
         ++year) {
        auto described = describe_year(data, set, zone, asked, year);
        auto const [count, is] = incidents[year];
        described["incidents"] = is == query::shown::yes ? json(count) : json(nullptr);
        described["incidents_status"] = name_of(is);
        auto in_year = asked;
        in_year.period = model::days_of_year(year);
        add_yearly_rates(described, data, set, zone, in_year);
        result["years"].push_back(std::move(described));
    }
    return json_answer(result);
}

} // namespace trygg::api
