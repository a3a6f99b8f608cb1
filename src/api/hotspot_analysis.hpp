#pragma once
/// \file Where high or low figures gather among the zones of a set.

#include "api/zone_neighbours.hpp"
#include "query/figures.hpp"
#include "stats/discovery.hpp"
#include "stats/moran.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace trygg::api {

enum class hotspot_figure { incident_rate, incidents, unsafe_share, mentions_unsafe };

struct hotspot_options {
    hotspot_figure figure = hotspot_figure::incident_rate;
    neighbour_choice neighbours{};
    stats::permutations permutations{};
    double alpha = 0.05; ///< false-discovery rate
    double expected = 1; ///< fewest events that a zone must have been expected to have
    std::int64_t n = 30; ///< fewest answers that a share must have
};

/// Fewer zones are no pattern.
inline constexpr std::size_t fewest_zones = 8;

/// What is found of a zone of the set. NaN stands for nothing.
struct hotspot_zone {
    double value = 0; ///< the figure
    double n = 0;     ///< events, or answers of a share
    std::int64_t neighbours = 0;
    double gi_star = 0;       ///< z
    double moran = 0;         ///< local I
    double smoothed = 0;      ///< of a rate: empirical Bayes by its neighbours
    double p = 0;             ///< two-sided pseudo-p
    std::string_view spot;    ///< hot, cold, not_significant, no_neighbours, too_few
    std::string_view cluster; ///< high_high …, not_significant, no_neighbours, too_few
};

struct hotspots_found {
    std::vector<hotspot_zone> zones; ///< by row of the set's table
    std::vector<bool> is_included;
    std::size_t analysed = 0;
    std::optional<stats::moran> moran{};
    stats::discoveries discoveries{};
    std::size_t fewest_discoveries = 0; ///< see stats/discovery.hpp
};

/// Throws input_error when the permutations would take too long, and not_found when the figure of a
/// zone may not be seen.
hotspots_found find_hotspots(snapshot::snapshot const& data, std::size_t set,
                             query::question const& asked, hotspot_options const& options);

} // namespace trygg::api
