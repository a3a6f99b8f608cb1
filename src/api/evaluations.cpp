#include "api/analysis_answer.hpp"
#include "api/analysis_parameters.hpp"
#include "api/evaluation_words.hpp"
#include "api/joined.hpp"
#include "api/resources.hpp"
#include "api/zone_set_lookup.hpp"
#include "base/error.hpp"
#include "query/numbers.hpp"

namespace trygg::api {

namespace {

evaluation_options parse_options(snapshot::snapshot const& data, query::parameters const& stated) {
    evaluation_options result;
    result.asked = parse_question(data, stated);
    result.asked.municipality.reset(); // the zones say where
    if (auto const set = stated.get("set")) {
        result.set = find_set(data, *set);
    }
    result.control = stated.get("control");
    result.months =
        static_cast<int>(query::parse_whole("months", stated.get("months"), 12, {1, 60}));
    result.variance_factor =
        query::parse_number("variance_factor", stated.get("variance_factor"), 2, {1, 10});
    return result;
}

json describe_period(model::day_span const& days) {
    return {{"from", model::date_text(days.first)}, {"to", model::date_text(days.last)}};
}

json describe_effect(stats::relative_effect const& found) {
    static constexpr std::array verdicts{"fewer", "more", "cannot_tell"};
    return {{"value", rounded(found.effect.value)},
            {"low", rounded(found.effect.low)},
            {"high", rounded(found.effect.high)},
            {"variance_factor", found.variance_factor},
            {"overdispersed_low", rounded(found.overdispersed.low)},
            {"overdispersed_high", rounded(found.overdispersed.high)},
            {"zero_corrected", found.was_corrected},
            {"verdict", verdicts.at(static_cast<std::size_t>(found.says))}};
}

json describe_measure(snapshot::table const& measures, std::size_t row) {
    json result{{"id", measures.ids->numbers()[row]}};
    for (auto const* name : {"type", "title", "status", "planned_from", "done_on"}) {
        auto const& column = *measures.find(name);
        auto const word = column.words[row];
        result[name] =
            word == snapshot::dictionary::null ? json(nullptr) : json(column.texts.text(word));
    }
    return result;
}

constexpr char const* method = "Relative effect a·d/(b·c) of incidents before (a) and after (b) in "
                               "the measure's zone and before "
                               "(c) and after (d) in the control zones; above 1 is fewer than the "
                               "control led to expect. Interval "
                               "95 % by the log-normal approximation with variance 1/a + 1/b + 1/c "
                               "+ 1/d (Farrington et al. 2007), "
                               "and with that variance times the factor, which the verdict and the "
                               "sentence go by. A zero cell "
                               "has 0.5 added to all four. After: the months from the day after "
                               "the measure was done; before: the "
                               "same days of the nearest year that ends before the work began. "
                               "Incidents whose date may lie in a "
                               "period or not are not counted, but told as uncertain.";

void describe_zones(json& to, snapshot::snapshot const& data, evaluation const& of) {
    auto const* set = of.set ? &data.zone_sets[*of.set] : nullptr;
    auto const code = [&](std::int32_t zone) {
        return set->zones[static_cast<std::size_t>(zone)].code;
    };
    to["zone_set"] = set ? json(set->name) : json(nullptr);
    to["zone"] = of.zone == snapshot::outside ? json(nullptr) : json(code(of.zone));
    to["control_zones"] = json::array();
    for (auto const zone : of.control) {
        to["control_zones"].push_back(code(zone));
    }
}

json describe(snapshot::snapshot const& data, std::size_t row, evaluation const& of) {
    json result{{"measure", describe_measure(*data.find("measures"), row)}};
    describe_zones(result, data, of);
    bool const has_periods = of.gap != evaluation_gap::not_done;
    result["before"] = has_periods ? describe_period(of.before) : json(nullptr);
    result["after"] = has_periods ? describe_period(of.after) : json(nullptr);
    result["left_out"] =
        has_periods ? describe_period({of.before.last + 1, of.after.first - 1}) : json(nullptr);
    result["start_of_work_known"] = of.knows_start;
    result["evaluated"] = of.gap == evaluation_gap::none;
    result["refusal"] = describe_gap(of);
    if (of.gap == evaluation_gap::none) {
        result["table"] = {{"a", of.counts.before},
                           {"b", of.counts.after},
                           {"c", of.counts.control_before},
                           {"d", of.counts.control_after}};
        result["uncertain"] = of.uncertain;
        result["effect"] = describe_effect(of.effect);
        result["sentence"] = sentence_of(of);
    }
    return result;
}

} // namespace

http::response evaluations(context const& at) {
    query::parameters const stated{at.query, names_of(evaluation_parameters())};
    choose_format(at, stated.get("f"), json_only());
    auto const& data = *at.data;
    auto const& id = at.captures.at(0);
    auto const options = parse_options(data, stated);
    require_open(data, options.asked);
    auto const row = data.find("measures")->ids->find(id);
    if (!row) {
        throw not_found{"there is no measure '{}'", id};
    }
    auto result = describe(data, *row, evaluate(data, *row, options));
    result["parameters"] = stated_parameters(stated, evaluation_parameters());
    result["parameters"]["months"] = options.months;
    result["parameters"]["variance_factor"] = options.variance_factor;
    result["method"] = method;
    return json_answer(result);
}

} // namespace trygg::api
