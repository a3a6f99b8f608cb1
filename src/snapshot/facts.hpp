#pragma once
/// \file What figures are counted from: one array a fact, so that a filter is one tight scan.

#include "model/when.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace trygg::snapshot {

/// Part of the day, as a number to filter by.
enum class day_part : std::uint8_t { unknown, day, evening, night };

/// "day", "evening" or "night"; anything else is unknown.
day_part part_of(std::string_view name);

/// First and last day of an event whose day is not known.
inline constexpr std::int32_t no_day = std::numeric_limits<std::int32_t>::min();

/// No zone.
inline constexpr std::int32_t outside = -1;

/// Index in snapshot::municipalities. 0 is: not known.
using municipality_index = std::uint16_t;

/// For each zone set each event's zone: its index in the set, or `outside`.
using zone_indexes = std::vector<std::vector<std::int32_t>>;

struct incident_facts {
    /// Incidents that no filter but the period tells apart.
    struct group {
        std::uint32_t kind; ///< word of the column `kind`
        day_part part;
        municipality_index municipality;
        // NOLINTNEXTLINE(modernize-use-nullptr): clang 14 misreads <=>
        friend auto operator<=>(group const&, group const&) = default;
    };
    std::vector<group> groups;
    std::vector<std::uint32_t> group_of;
    std::vector<std::int32_t> first_day, last_day; ///< all that is known of its start
    std::vector<std::int32_t> count;
    std::vector<std::uint16_t> dataset; ///< index in snapshot::datasets
    zone_indexes zones;
    std::map<std::uint32_t, std::set<int>> covered_years; ///< kind -> years that its sources cover
};

struct mention_facts {
    std::vector<std::uint16_t> survey; ///< index in snapshot::surveys
    std::vector<std::uint8_t> is_unsafe;
    std::vector<day_part> part;
    std::vector<std::vector<std::uint16_t>> reasons; ///< indexes in snapshot::reasons
    std::vector<double> weight;
    std::vector<municipality_index> municipality;
    zone_indexes zones;
};

/// `none`: blank, or does not know. Who does not go out at that part of the day is neither safe nor
/// unsafe then.
enum class answer : std::uint8_t { none, safe, unsafe, stay_in };

struct response_facts {
    std::vector<std::uint16_t> survey;
    std::vector<answer> by_day, by_evening;
    std::vector<double> weight;
    std::vector<municipality_index> municipality;
    zone_indexes zones; ///< where the person lives
};

struct measure_facts {
    std::vector<std::uint8_t> status; ///< index in measure_statuses
    std::vector<municipality_index> municipality;
    zone_indexes zones;
};

struct activity_facts {
    enum class state : std::uint8_t { planned, done, cancelled };
    std::vector<state> status;
    std::vector<std::uint8_t> is_public;
    std::vector<std::int32_t> first_day, last_day; ///< its date, else the pledge's year
    std::vector<municipality_index> municipality;
    zone_indexes zones;
};

/// What guests of workshops said of places, where a leader has published it. Counted apart: those
/// who came are no sample of those who live here.
struct contribution_facts {
    std::vector<std::uint16_t> workshop; ///< index in snapshot::workshops
    std::vector<std::uint8_t> on_paper;
    std::vector<std::int32_t> day; ///< on which it was made
    std::vector<municipality_index> municipality;
    zone_indexes zones;
};

/// In the order of measure_facts::status.
inline constexpr std::array measure_statuses{"proposed", "decided",  "planned", "underway",
                                             "done",     "declined", "paused"};

} // namespace trygg::snapshot
