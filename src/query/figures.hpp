#pragma once
/// \file What is counted for each zone, for one choice of period, part of day, kind and reason.

#include "snapshot/snapshot.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <vector>

namespace trygg::query {

/// All time: the days of everything, also of what has no day.
inline constexpr model::day_span all_time{snapshot::no_day,
                                          std::numeric_limits<std::int32_t>::max()};

struct question {
    model::day_span period = all_time;
    snapshot::day_part part = snapshot::day_part::unknown;      ///< unknown: the whole day
    std::optional<std::vector<std::uint32_t>> kinds{};          ///< words of incidents' `kind`
    std::optional<std::vector<std::uint16_t>> reasons{};        ///< indexes in snapshot::reasons
    std::optional<snapshot::municipality_index> municipality{}; ///< nothing: all
};

/// Answers of which some are hits, with their weights.
struct tally {
    std::int64_t n = 0, hits = 0;
    double weight = 0, weight_of_hits = 0, squared_weight = 0;

    void add(bool hit, double w);
    tally& operator+=(tally const& other);
};

/// Whether a figure may be seen. `few`: too few stand behind it, or behind what it could be worked
/// out from. `not_offered`: nothing is published for such a question. `none`: there is no data.
enum class shown : std::uint8_t { yes, few, not_offered, none };

/// What of a zone's figures may be seen. A figure that may not is 0.
struct visibility {
    shown incidents = shown::yes;
    shown respondents = shown::yes;
    shown unsafe_share = shown::yes; ///< with it the number of unsafe answers
    shown staying_in = shown::yes;
    shown mentions_unsafe = shown::yes, mentions_safe = shown::yes;
    shown mention_share = shown::yes;

    shown mentions() const { return std::max(mentions_unsafe, mentions_safe); }
};

/// The number of a reason that may not be seen.
inline constexpr std::int64_t hidden_reason = -1;

struct figures {
    std::int64_t incidents = 0;
    tally feeling;                                              ///< of those who answered: unsafe
    std::int64_t staying_in = 0;                                ///< do not go out; not in `feeling`
    tally mentions{};                                           ///< of places pointed out: unsafe
    std::vector<std::int64_t> reasons_unsafe{}, reasons_safe{}; ///< by index in snapshot::reasons
    std::array<std::int64_t, std::size(snapshot::measure_statuses)> measures{};
    std::int64_t activities_done = 0, activities_planned = 0;
    std::int64_t contributions_on_paper = 0;
    std::vector<std::int64_t> contributions{}; ///< by index in snapshot::workshops
    visibility is{};

    figures& operator+=(figures const& other);
};

struct wider_zone {
    std::int64_t incidents = 0, people = 0;
};

/// Answers of a random sample and of a survey open to all are never added up: when the period has
/// both, only the random samples count.
enum class sampling { none, random, open };

struct zone_figures {
    std::vector<figures> zones;    ///< in the order of the set
    std::vector<bool> is_included; ///< the zone lies in the municipality asked for
    figures outside;               ///< of the municipality, but in none of its zones
    sampling surveys = sampling::none;
    std::optional<figures> whole{}; ///< of all, where it is more than the sum of what may be seen
    /// For zones whose incidents may not be seen: those of the smallest zone around that may, with
    /// its people.
    std::vector<std::optional<wider_zone>> wider{};
    std::optional<int> survey_year{}; ///< of the one survey that the public's figures are from

    figures total() const;
};

/// Count everything. `set` is an index in snapshot::zone_sets.
zone_figures count(snapshot::snapshot const& from, std::size_t set, question const& asked);

/// Only what surveys give: feeling, mentions and reasons.
zone_figures count_survey(snapshot::snapshot const& from, std::size_t set, question const& asked);

/// Which surveys a question uses: those whose year the period touches.
struct survey_choice {
    std::vector<bool> is_used; ///< by index in snapshot::surveys
    sampling kind = sampling::none;
};
survey_choice choose_surveys(snapshot::snapshot const& from, model::day_span const& period);

/// Incidents of one zone (or, with nothing, of everywhere) by year; the question's period is not
/// looked at.
std::vector<std::pair<int, std::int64_t>> incidents_by_year(snapshot::snapshot const& from,
                                                            std::size_t set,
                                                            std::optional<std::int32_t> zone,
                                                            question const& asked);

/// The incidents that a question counts, with or without a zone: their rows.
std::vector<std::uint32_t> incidents_of(snapshot::incident_facts const& facts,
                                        question const& asked);

/// The years that the sources of the asked kinds cover, whatever the asked period.
std::set<int> covered_years(snapshot::incident_facts const& facts, question const& asked);

/// How many years rates divide by: those that the sources of the asked kinds cover, as far as they
/// lie in the asked period.
double years_of(snapshot::incident_facts const& facts, question const& asked);

} // namespace trygg::query
