#include "api/evaluation_words.hpp"

#include "api/analysis_answer.hpp"

#include <cmath>

namespace trygg::api {

namespace {

/// By how many percent there were fewer events than expected; negative: more.
int percent_fewer(double effect) { return static_cast<int>(std::lround(100 - 100 / effect)); }

std::string verdict_sv(stats::relative_effect const& found) {
    auto const &wide = found.overdispersed, &effect = found.effect;
    switch (found.says) {
    case stats::verdict::fewer:
        return fmt::format(
            "Det är {} procent färre än jämförelsen gav skäl att vänta ({}–{} procent "
            "färre), mer än slumpen brukar göra.",
            percent_fewer(effect.value), percent_fewer(wide.low), percent_fewer(wide.high));
    case stats::verdict::more:
        return fmt::format(
            "Det är {} procent fler än jämförelsen gav skäl att vänta ({}–{} procent "
            "fler), mer än slumpen brukar göra.",
            -percent_fewer(effect.value), -percent_fewer(wide.high), -percent_fewer(wide.low));
    case stats::verdict::cannot_tell:
        break;
    }
    return fmt::format("Det går inte att skilja från slumpen: allt från {} procent färre till {} "
                       "procent fler än väntat är förenligt med siffrorna.",
                       percent_fewer(wide.high), -percent_fewer(wide.low));
}

std::string verdict_en(stats::relative_effect const& found) {
    auto const &wide = found.overdispersed, &effect = found.effect;
    switch (found.says) {
    case stats::verdict::fewer:
        return fmt::format("That is {} percent fewer than the control gave reason to expect ({}–{} "
                           "percent fewer), more than chance tends to do.",
                           percent_fewer(effect.value), percent_fewer(wide.low),
                           percent_fewer(wide.high));
    case stats::verdict::more:
        return fmt::format("That is {} percent more than the control gave reason to expect ({}–{} "
                           "percent more), more than chance tends to do.",
                           -percent_fewer(effect.value), -percent_fewer(wide.high),
                           -percent_fewer(wide.low));
    case stats::verdict::cannot_tell:
        break;
    }
    return fmt::format(
        "It cannot be told from chance: anything from {} percent fewer to {} percent "
        "more than expected agrees with the figures.",
        percent_fewer(wide.high), -percent_fewer(wide.low));
}

} // namespace

json describe_gap(evaluation const& of) {
    switch (of.gap) {
    case evaluation_gap::not_done:
        return remark("not_done",
                      "Åtgärden är inte klar, eller så saknas datum för när den blev det.",
                      "The measure is not done, or no date says when it was.");
    case evaluation_gap::no_zone:
        return remark("no_zone", "Åtgärden ligger inte i någon zon.",
                      "The measure lies in no zone.");
    case evaluation_gap::no_control:
        return remark(
            "no_control",
            "Alla andra zoner har en åtgärd av samma slag, så det finns inget att jämföra "
            "med.",
            "All other zones have a measure of the same type, so there is nothing to "
            "compare with.");
    case evaluation_gap::no_data:
        return remark("no_data",
                      of.covered
                          ? fmt::format("Uppgifterna räcker från {} till {}, och täcker inte "
                                        "båda perioderna.",
                                        model::date_text(of.covered->first),
                                        model::date_text(of.covered->last))
                          : "Det finns inga händelser av detta slag.",
                      of.covered ? fmt::format("The sources reach from {} to {}, and do not cover "
                                               "both periods.",
                                               model::date_text(of.covered->first),
                                               model::date_text(of.covered->last))
                                 : "There are no incidents of this kind.");
    case evaluation_gap::coarse_dates:
        return remark(
            "coarse_dates",
            fmt::format("{} händelser är daterade för grovt (till exempel bara med år) för "
                        "att höra till före eller efter.",
                        of.uncertain),
            fmt::format("{} incidents are dated too roughly (by year alone, for example) "
                        "to belong before or after.",
                        of.uncertain));
    case evaluation_gap::no_events:
        return remark("no_events", "Inga händelser, vare sig före eller efter.",
                      "No incidents, neither before nor after.");
    case evaluation_gap::none:
        break;
    }
    return nullptr;
}

json sentence_of(evaluation const& of) {
    auto const& n = of.counts;
    return {
        {"sv",
         fmt::format("Efter åtgärden var det {} händelser i zonen, mot {} under lika lång "
                     "tid av samma årstid före. I jämförelsezonerna var det {} mot {}. {}",
                     n.after, n.before, n.control_after, n.control_before, verdict_sv(of.effect))},
        {"en",
         fmt::format("After the measure there were {} incidents in the zone, against {} "
                     "during the same time of the year before. In the control zones there "
                     "were {} against {}. {}",
                     n.after, n.before, n.control_after, n.control_before, verdict_en(of.effect))}};
}

} // namespace trygg::api
