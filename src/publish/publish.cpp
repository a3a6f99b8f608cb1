#include "publish/publish.hpp"

#include "base/time.hpp"
#include "model/when.hpp"
#include "publish/event_rows.hpp"
#include "publish/geography.hpp"
#include "publish/incident_cells.hpp"
#include "publish/limits.hpp"
#include "publish/made_rows.hpp"
#include "publish/still_to_come.hpp"
#include "publish/survey_cells.hpp"
#include "snapshot/holdings.hpp"

#include <algorithm>
#include <ctime>

namespace trygg::publish {

namespace {

std::vector<bool> rows_of(snapshot::snapshot const& exact, openness which) {
    std::vector<bool> is_so;
    for (auto const& dataset : exact.datasets) {
        is_so.push_back(openness_of(exact, dataset) == which);
    }
    std::vector<bool> result;
    for (auto const dataset : exact.incidents.dataset) {
        result.push_back(is_so[dataset]);
    }
    return result;
}

/// Files' rows and fingerprints tell numbers of people; so do all of a survey's answers.
void publish_lists(snapshot::snapshot const& exact, snapshot::published const& cells,
                   snapshot::snapshot& into) {
    auto const open_kinds =
        snapshot::kinds_by_file(*exact.find("incidents"), rows_of(exact, openness::nothing));
    for (auto& source : into.sources) {
        source.rows = source.accepted = source.rejected = snapshot::hidden;
        source.sha256.clear();
        auto const open = open_kinds.find(source.name);
        source.kinds = open == open_kinds.end() ? std::set<std::string>{} : open->second;
    }
    for (std::size_t i = 0; i < into.surveys.size(); ++i) {
        auto const& of = cells.surveys[i];
        auto& most = into.surveys[i].responses = snapshot::hidden; // which is below 0
        for (auto const node : {0, std::max(0, own_node(into, cells.geography))}) {
            auto const at = static_cast<std::size_t>(node);
            most = std::max({most, of.day.answers.at(at, 0), of.evening.answers.at(at, 0)});
        }
    }
}

} // namespace

std::int32_t today_here() { return model::days_of(time::local_day(std::time(nullptr)))->first; }

std::shared_ptr<snapshot::snapshot const> publish(snapshot::snapshot const& exact,
                                                  policy const& by) {
    auto const is_protected = rows_of(exact, openness::counts);
    auto cells = std::make_shared<snapshot::published>();
    cells->geography = make_geography(exact);
    auto incidents = make_incident_cells(exact, cells->geography, is_protected, by);
    cells->kinds = std::move(incidents.kinds);
    cells->all_kinds = std::move(incidents.all_kinds);
    cells->surveys = make_survey_cells(exact, cells->geography, by);

    auto result = std::make_shared<snapshot::snapshot>(exact);
    result->mentions = {};
    result->mentions.zones.resize(exact.zone_sets.size());
    result->responses = {};
    result->responses.zones.resize(exact.zone_sets.size());
    result->public_points = nullptr;
    result->secret.clear();
    result->datasets.clear();
    publish_incidents(exact, is_protected, rows_of(exact, openness::points), *cells, *result);
    publish_mentions(exact, *cells, *result);
    leave_out_what_is_to_come(*result, by.today);
    publish_lists(exact, *cells, *result);
    result->cells = std::move(cells);
    return result;
}

} // namespace trygg::publish
