#pragma once
/// \file When and where incidents of one kind happen: hours, months, objects, light, schools,
/// repeats.

#include "query/figures.hpp"
#include "stats/aoristic.hpp"
#include "stats/near_repeat.hpp"

#include <array>
#include <map>
#include <optional>
#include <string>

namespace trygg::api {

/// Incidents, as far as something is known of them.
struct known_of {
    std::int64_t known = 0, unknown = 0;
    void add(bool is_known, std::int64_t count) { (is_known ? known : unknown) += count; }
};

/// Upper bounds in metres of the distances to a school; the last band has none.
inline constexpr std::array school_bounds{100.0, 250.0, 500.0, 1'000.0};

struct incident_profile {
    std::int64_t incidents = 0;
    known_of hours{};
    stats::week_profile by_hour{};
    known_of days{};
    std::array<double, 7> by_weekday{}; ///< from Monday
    known_of months{};
    std::array<std::int64_t, 12> by_month{};
    std::map<std::string, std::int64_t> by_object{}; ///< "" is: not stated
    known_of light{};
    double day = 0, twilight = 0, dark = 0;
    known_of school_distances{};
    std::size_t schools = 0;
    std::array<std::int64_t, school_bounds.size() + 1> by_school_distance{};
    std::size_t repeat_events = 0;     ///< with a place of their own and a day
    bool has_too_many_repeats = false; ///< for the permutations that are asked for
    std::optional<stats::near_repeats> repeats{};
};

incident_profile profile_of(snapshot::snapshot const& data, query::question const& asked,
                            stats::permutations const& by);

} // namespace trygg::api
