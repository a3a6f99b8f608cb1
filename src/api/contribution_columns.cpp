#include "api/contribution_columns.hpp"

#include "api/made_columns.hpp"

#include <algorithm>
#include <numeric>

namespace trygg::api {

namespace {

std::int64_t number_of(query::figures const& of) {
    return std::accumulate(of.contributions.begin(), of.contributions.end(), std::int64_t{0});
}

/// Workshops of the same title are told as one.
json by_workshop(snapshot::snapshot const& data, query::figures const& of) {
    auto result = json::object();
    for (std::size_t i = 0; i < of.contributions.size(); ++i) {
        if (of.contributions[i] > 0) {
            auto& number = result[data.workshops[i]];
            number = number.is_null() ? of.contributions[i]
                                      : number.get<std::int64_t>() + of.contributions[i];
        }
    }
    return result;
}

/// The first and the last day on which any of them was made.
json days_of(snapshot::contribution_facts const& facts) {
    if (facts.day.empty()) {
        return nullptr;
    }
    auto const [first, last] = std::ranges::minmax(facts.day);
    return {{"from", model::date_text(first)}, {"to", model::date_text(last)}};
}

} // namespace

snapshot::columns contribution_columns(snapshot::snapshot const& data,
                                       query::zone_figures const& counted) {
    std::vector<std::int64_t> all, web, paper;
    auto told = std::make_shared<snapshot::column>(
        snapshot::column{"contributions_by_workshop", snapshot::column_type::json});
    for (auto const& zone : counted.zones) {
        all.push_back(number_of(zone));
        paper.push_back(zone.contributions_on_paper);
        web.push_back(all.back() - paper.back());
        told->words.push_back(told->texts.add_json(by_workshop(data, zone).dump()));
    }
    return {integer_column("contributions", std::move(all)),
            integer_column("contributions_web", std::move(web)),
            integer_column("contributions_paper", std::move(paper)), told};
}

void add_contributions(json& to, snapshot::snapshot const& data,
                       query::zone_figures const& counted) {
    auto const total = counted.total();
    auto const all = number_of(total);
    to["contributions"] = all;
    to["contributions_web"] = all - total.contributions_on_paper;
    to["contributions_paper"] = total.contributions_on_paper;
    to["contributions_by_workshop"] = by_workshop(data, total);
    to["contributions_outside"] = number_of(counted.outside);
    to["contributions_made"] = days_of(data.contributions);
}

} // namespace trygg::api
