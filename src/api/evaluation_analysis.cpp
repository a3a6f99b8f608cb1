#include "api/evaluation_analysis.hpp"

#include "api/zone_set_lookup.hpp"
#include "base/error.hpp"
#include "query/lists.hpp"

#include <algorithm>
#include <chrono>

namespace trygg::api {

namespace {

namespace chrono = std::chrono;
using model::day_span;
using snapshot::outside;

/// The day this many months later; of a month that is too short its last day.
std::int32_t months_later(std::int32_t day, int months) {
    chrono::year_month_day date{chrono::sys_days{chrono::days{day}}};
    date += chrono::months{months};
    if (!date.ok()) {
        date = date.year() / date.month() / chrono::last;
    }
    return static_cast<std::int32_t>(chrono::sys_days{date}.time_since_epoch().count());
}

std::string_view text_of(snapshot::table const& table, char const* column, std::size_t row) {
    auto const& found = *table.find(column);
    return found.texts.text(found.words[row]);
}

/// When the work went on; nothing when it is not known to be done.
std::optional<day_span> work_of(snapshot::table const& measures, std::size_t row,
                                bool& knows_start) {
    auto const done = model::days_of(text_of(measures, "done_on", row));
    if (text_of(measures, "status", row) != "done" || !done) {
        return std::nullopt;
    }
    auto const start = model::days_of(text_of(measures, "planned_from", row));
    knows_start = start && start->first <= done->first;
    return day_span{knows_start ? start->first : done->first, done->last};
}

/// The months after the work, and the same days of the nearest year that ends before it.
void choose_periods(evaluation& of, day_span const& work, int months) {
    auto const start = work.last + 1, end = months_later(start, months);
    of.after = {start, end - 1};
    for (int back = 12;; back += 12) {
        of.before = {months_later(start, -back), months_later(end, -back) - 1};
        if (of.before.last < work.first) {
            return;
        }
    }
}

std::optional<std::size_t> first_set_of(snapshot::measure_facts const& facts, std::size_t row) {
    for (std::size_t set = 0; set < facts.zones.size(); ++set) {
        if (facts.zones[set][row] != outside) {
            return set;
        }
    }
    return std::nullopt;
}

/// The zones of the same municipality in which no measure of this type is, declined ones apart.
std::vector<std::int32_t> untouched_zones(snapshot::snapshot const& data, std::size_t set,
                                          std::size_t measure, std::int32_t zone) {
    auto const& zones = data.zone_sets[set].zones;
    auto const& measures = *data.find("measures");
    auto const& types = measures.find("type")->words;
    std::vector<bool> is_touched(zones.size());
    is_touched[static_cast<std::size_t>(zone)] = true;
    for (std::size_t row = 0; row < measures.size(); ++row) {
        auto const where = data.measures.zones[set][row];
        if (types[row] == types[measure] && where != outside &&
            text_of(measures, "status", row) != "declined") {
            is_touched[static_cast<std::size_t>(where)] = true;
        }
    }
    std::vector<std::int32_t> result;
    for (std::size_t i = 0; i < zones.size(); ++i) {
        if (!is_touched[i] &&
            zones[i].municipality == zones[static_cast<std::size_t>(zone)].municipality) {
            result.push_back(static_cast<std::int32_t>(i));
        }
    }
    return result;
}

std::vector<std::int32_t> stated_zones(snapshot::zone_set const& set, std::string const& codes,
                                       std::int32_t zone) {
    std::vector<std::string> known;
    for (auto const& each : set.zones) {
        known.push_back(each.code);
    }
    std::vector<std::int32_t> result;
    for (auto const& code : query::parse_codes("control", codes, known)) {
        result.push_back(find_zone(set, code));
        if (result.back() == zone) {
            throw input_error{"'control' holds '{}', which is the measure's own zone", code};
        }
    }
    return result;
}

/// First to last day of which the sources tell anything of the asked kinds.
std::optional<day_span> covered_days(snapshot::incident_facts const& facts,
                                     query::question const& asked) {
    auto const years = query::covered_years(facts, asked);
    if (years.empty()) {
        return std::nullopt;
    }
    auto const first = model::days_of_year(*years.begin()).first;
    auto const year = model::days_of_year(*years.rbegin());
    query::question in_last_year;
    in_last_year.kinds = asked.kinds;
    in_last_year.period = year;
    std::int32_t last = year.first;
    for (auto const row : query::incidents_of(facts, in_last_year)) {
        last = std::max(last, facts.last_day[row]);
    }
    return day_span{first, last};
}

bool is_covered(day_span const& period, std::optional<day_span> const& by) {
    constexpr int silence = 31; // days after the last incident that may be without any
    return by && period.first >= by->first && period.last <= by->last + silence;
}

/// Incidents in the compared zones that lie partly in a period, as far as is known.
std::int64_t count_uncertain(snapshot::incident_facts const& facts, evaluation const& of,
                             query::question asked) {
    auto const& zones = facts.zones[*of.set];
    auto const touches = [&](std::uint32_t row, day_span const& period) {
        auto const first = facts.first_day[row], last = facts.last_day[row];
        bool const within = first >= period.first && last <= period.last;
        return first <= period.last && last >= period.first && !within;
    };
    asked.period = query::all_time;
    std::int64_t result = 0;
    for (auto const row : query::incidents_of(facts, asked)) {
        bool const compared =
            zones[row] == of.zone || std::ranges::find(of.control, zones[row]) != of.control.end();
        if (compared && facts.first_day[row] != snapshot::no_day &&
            (touches(row, of.before) || touches(row, of.after))) {
            result += facts.count[row];
        }
    }
    return result;
}

void count(snapshot::snapshot const& data, evaluation& of, query::question asked) {
    auto const in = [&](day_span const& period) {
        asked.period = period;
        return query::count(data, *of.set, asked).zones;
    };
    auto const before = in(of.before), after = in(of.after);
    auto const own = static_cast<std::size_t>(of.zone);
    of.counts = {before[own].incidents, after[own].incidents, 0, 0};
    for (auto const zone : of.control) {
        of.counts.control_before += before[static_cast<std::size_t>(zone)].incidents;
        of.counts.control_after += after[static_cast<std::size_t>(zone)].incidents;
    }
}

std::int64_t total(stats::before_after_table const& counts) {
    return counts.before + counts.after + counts.control_before + counts.control_after;
}

/// All but the counting; says what is missing.
evaluation_gap prepare(evaluation& of, snapshot::snapshot const& data, std::size_t measure,
                       evaluation_options const& options) {
    auto const work = work_of(*data.find("measures"), measure, of.knows_start);
    of.set = options.set ? options.set : first_set_of(data.measures, measure);
    of.zone = of.set ? data.measures.zones[*of.set][measure] : outside;
    if (!work) {
        return evaluation_gap::not_done;
    }
    choose_periods(of, *work, options.months);
    if (of.zone == outside) {
        return evaluation_gap::no_zone;
    }
    of.control = options.control ? stated_zones(data.zone_sets[*of.set], *options.control, of.zone)
                                 : untouched_zones(data, *of.set, measure, of.zone);
    if (of.control.empty()) {
        return evaluation_gap::no_control;
    }
    of.covered = covered_days(data.incidents, options.asked);
    return is_covered(of.before, of.covered) && is_covered(of.after, of.covered)
               ? evaluation_gap::none
               : evaluation_gap::no_data;
}

} // namespace

evaluation evaluate(snapshot::snapshot const& data, std::size_t measure,
                    evaluation_options const& options) {
    evaluation result;
    result.gap = prepare(result, data, measure, options);
    if (result.gap != evaluation_gap::none) {
        return result;
    }
    count(data, result, options.asked);
    result.uncertain = count_uncertain(data.incidents, result, options.asked);
    if (result.uncertain > total(result.counts)) {
        result.gap = evaluation_gap::coarse_dates;
    } else if (total(result.counts) == 0) {
        result.gap = evaluation_gap::no_events;
    } else {
        result.effect = stats::effect_of(result.counts, options.variance_factor);
    }
    return result;
}

} // namespace trygg::api
