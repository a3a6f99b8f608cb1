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
    add_share(result, figures.feeling, "respondents", "respondents_unsafe", "unsafe_share");
    result["respondents_stay_in"] = figures.staying_in;
    add_mentions(result, figures.mentions);
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
    std::map<int, std::int64_t> incidents;
    for (auto const& [year, count] : query::incidents_by_year(data, set, zone, asked)) {
        incidents[year] = count;
    }
    json result;
    result["zone_set"] = data.zone_sets[set].name;
    result["zone"] = zone ? json(data.zone_sets[set].zones[static_cast<std::size_t>(*zone)].code)
                          : json(nullptr);
    result["years"] = json::array();
    auto const years = years_with_data(data);
    for (int year = years.empty() ? 1 : *years.begin(); !years.empty() && year <= *years.rbegin();
         ++year) {
        auto described = describe_year(data, set, zone, asked, year);
        described["incidents"] = incidents[year];
        auto in_year = asked;
        in_year.period = model::days_of_year(year);
        add_yearly_rates(described, data, set, zone, in_year);
        result["years"].push_back(std::move(described));
    }
    return json_answer(result);
}

} // namespace trygg::api
