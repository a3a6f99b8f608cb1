#include "api/profile_analysis.hpp"

#include "api/event_points.hpp"
#include "base/time.hpp"
#include "stats/sun.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

namespace trygg::api {

namespace {

namespace chrono = std::chrono;
using snapshot::no_day;

constexpr std::int64_t hour = 3'600;

/// A window that is longer says nothing of the hour.
constexpr std::int64_t longest_window = 7 * 24 * hour;

std::size_t local_hour(std::int64_t utc) {
    return static_cast<std::size_t>(time::hour_of_week(utc));
}

std::string_view text_of(snapshot::column const& column, std::uint32_t row) {
    return column.texts.text(column.words[row]);
}

/// "2020-12-21T22:10:00+01:00" as seconds; nothing when no time of the day is stated.
std::optional<std::int64_t> instant_of(std::string_view text) {
    auto const found = text.size() > 10 ? model::seconds_of(text) : std::nullopt;
    return found ? std::optional{found->first} : std::nullopt;
}

/// Between which seconds an incident started; one of them twice when its time is known.
std::optional<model::time_span> window_of(snapshot::table const& incidents, std::uint32_t row) {
    auto const start = instant_of(text_of(*incidents.find("date"), row));
    auto const end_text = text_of(*incidents.find("date_to"), row);
    auto const end = end_text.empty() ? start : instant_of(end_text);
    if (!start || !end || *end < *start || *end - *start > longest_window) {
        return std::nullopt;
    }
    return model::time_span{*start, *end};
}

chrono::year_month_day date_of(std::int32_t day) {
    return chrono::year_month_day{chrono::sys_days{chrono::days{day}}};
}

void add_time(incident_profile& to, snapshot::incident_facts const& facts, std::uint32_t row,
              std::optional<model::time_span> const& window) {
    auto const first = facts.first_day[row], last = facts.last_day[row];
    auto const count = facts.count[row];
    bool const has_day = first != no_day && first == last;
    to.hours.add(window.has_value(), count);
    to.days.add(window || has_day, count);
    if (window) {
        stats::week_profile hours{};
        stats::add_aoristic(hours, window->first, window->last, count, local_hour);
        for (std::size_t i = 0; i < hours.size(); ++i) {
            to.by_hour[i] += hours[i];
            to.by_weekday[i / 24] += hours[i];
        }
    } else if (has_day) {
        chrono::weekday const weekday{chrono::sys_days{chrono::days{first}}};
        to.by_weekday[weekday.iso_encoding() - 1] += count;
    }
    bool const has_month = first != no_day && date_of(first).year() == date_of(last).year() &&
                           date_of(first).month() == date_of(last).month();
    to.months.add(has_month, count);
    if (has_month) {
        to.by_month[static_cast<unsigned>(date_of(first).month()) - 1] += count;
    }
}

struct position {
    double longitude = 0, latitude = 0;
};

position middle_of(snapshot::fixed_box const& box) {
    return {(static_cast<double>(box.west) + box.east) / 2e7,
            (static_cast<double>(box.south) + box.north) / 2e7};
}

/// Where the incident is, or else its zone: the sun stands nearly the same.
std::optional<position> position_of(snapshot::snapshot const& data, std::uint32_t row) {
    auto const& shapes = *data.find("incidents")->shapes;
    if (shapes.has(row)) {
        return middle_of(shapes.envelope(row));
    }
    for (std::size_t set = 0; set < data.zone_sets.size(); ++set) {
        auto const zone = data.incidents.zones[set][row];
        if (zone != snapshot::outside) {
            auto const& zones = *data.tables[data.zone_sets[set].table].shapes;
            return middle_of(zones.envelope(static_cast<std::size_t>(zone)));
        }
    }
    return std::nullopt;
}

void add_light(incident_profile& to, snapshot::snapshot const& data, std::uint32_t row,
               std::optional<model::time_span> const& window) {
    auto const where = window ? position_of(data, row) : std::nullopt;
    auto const count = data.incidents.count[row];
    to.light.add(where.has_value(), count);
    if (!where) {
        return;
    }
    constexpr std::int64_t step = 15 * 60;
    auto const steps = std::max<std::int64_t>(1, (window->last - window->first) / step);
    for (std::int64_t i = 0; i < steps; ++i) {
        auto const at = window->first + (window->last - window->first) * (2 * i + 1) / (2 * steps);
        auto const part = static_cast<double>(count) / static_cast<double>(steps);
        switch (stats::light_at(at, where->latitude, where->longitude)) {
        case stats::light::day:
            to.day += part;
            break;
        case stats::light::twilight:
            to.twilight += part;
            break;
        case stats::light::dark:
            to.dark += part;
            break;
        }
    }
}

/// From south to north.
std::vector<geo::point> schools_of(snapshot::snapshot const& data) {
    auto const& places = *data.find("places");
    auto const& kinds = *places.find("kind");
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < places.size(); ++row) {
        if (text_of(kinds, row) == "school") {
            rows.push_back(row);
        }
    }
    auto result = points_in_metres(data, *places.shapes, rows);
    std::ranges::sort(result, {}, &geo::point::y);
    return result;
}

/// The distance to the nearest one; infinite when it is further than the last bound.
double nearest_of(std::vector<geo::point> const& from_south, geo::point where) {
    auto nearest = std::numeric_limits<double>::infinity();
    auto const first =
        std::ranges::lower_bound(from_south, where.y - school_bounds.back(), {}, &geo::point::y);
    for (auto school = first;
         school != from_south.end() && school->y <= where.y + school_bounds.back(); ++school) {
        nearest = std::min(nearest, std::hypot(school->x - where.x, school->y - where.y));
    }
    return nearest;
}

void add_school_distances(incident_profile& to, snapshot::snapshot const& data,
                          std::vector<event_point> const& points) {
    auto const schools = schools_of(data);
    to.schools = schools.size();
    if (schools.empty()) {
        to.school_distances.unknown = to.incidents;
        return;
    }
    for (auto const& [row, where] : points) {
        auto const distance = nearest_of(schools, where);
        auto const band = std::ranges::upper_bound(school_bounds, distance) - school_bounds.begin();
        to.by_school_distance.at(static_cast<std::size_t>(band)) += data.incidents.count[row];
        to.school_distances.known += data.incidents.count[row];
    }
    to.school_distances.unknown = to.incidents - to.school_distances.known;
}

void add_repeats(incident_profile& to, snapshot::snapshot const& data,
                 std::vector<event_point> const& points, stats::permutations const& by) {
    constexpr double most_steps = 2e9; // seconds of work when all events are near each other
    static constexpr std::array metres{100.0, 200.0, 400.0, 800.0};
    static constexpr std::array days{7.0, 14.0, 28.0};
    auto const& facts = data.incidents;
    std::vector<stats::dated_point> events;
    for (auto const& [row, where] : points) {
        if (facts.first_day[row] != no_day && facts.last_day[row] - facts.first_day[row] <= 1) {
            events.push_back({where, static_cast<double>(facts.first_day[row])});
        }
    }
    to.repeat_events = events.size();
    auto const pairs = static_cast<double>(events.size()) * static_cast<double>(events.size()) / 2;
    to.has_too_many_repeats = pairs * by.count > most_steps;
    if (!to.has_too_many_repeats) {
        to.repeats = stats::knox(events, metres, days, by);
    }
}

} // namespace

incident_profile profile_of(snapshot::snapshot const& data, query::question const& asked,
                            stats::permutations const& by) {
    auto const& incidents = *data.find("incidents");
    auto const& objects = *incidents.find("object");
    auto const rows = query::incidents_of(data.incidents, asked);
    incident_profile result;
    for (auto const row : rows) {
        auto const window = window_of(incidents, row);
        result.incidents += data.incidents.count[row];
        result.by_object[std::string{text_of(objects, row)}] += data.incidents.count[row];
        add_time(result, data.incidents, row, window);
        add_light(result, data, row, window);
    }
    auto const points = event_points(data, rows);
    add_school_distances(result, data, points);
    add_repeats(result, data, points, by);
    return result;
}

} // namespace trygg::api
