#pragma once
/// \file Whether a measure helped: incidents before and after it in its zone, and in control zones.

#include "query/figures.hpp"
#include "stats/before_after.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace trygg::api {

struct evaluation_options {
    std::optional<std::size_t> set{};     ///< index in snapshot::zone_sets
    std::optional<std::string> control{}; ///< codes with commas; none: chosen by the rule
    int months = 12;
    double variance_factor = 2;
    query::question asked{}; ///< kinds and part of the day
};

/// Why a measure cannot be evaluated.
enum class evaluation_gap {
    none,
    not_done,     ///< or no date says when it was
    no_zone,      ///< it lies in no zone of the set
    no_control,   ///< all other zones have a measure of the type
    no_data,      ///< a period is not covered by the sources
    coarse_dates, ///< most incidents are dated too roughly to tell before from after
    no_events,    ///< nothing happened, before or after, here or there
};

struct evaluation {
    evaluation_gap gap = evaluation_gap::none;
    std::optional<std::size_t> set{};
    std::int32_t zone = snapshot::outside;
    std::vector<std::int32_t> control{};
    bool knows_start = false;                 ///< of the work; else only its end is left out
    model::day_span before{}, after{};        ///< of one length and season
    std::optional<model::day_span> covered{}; ///< by the sources
    std::int64_t uncertain = 0;               ///< incidents that may lie in a period or not
    stats::before_after_table counts{};
    stats::relative_effect effect{};
};

/// `measure` is a row of the measures. Throws input_error for a control zone that is not there or
/// is the measure's own.
evaluation evaluate(snapshot::snapshot const& data, std::size_t measure,
                    evaluation_options const& options);

} // namespace trygg::api
