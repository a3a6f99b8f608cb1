#include "stats/near_repeat.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace trygg::stats {

namespace {

/// The band of a value; as many as there are bounds when it lies in none.
std::size_t band_of(double value, std::span<double const> bounds) {
    return static_cast<std::size_t>(std::ranges::upper_bound(bounds, value) - bounds.begin());
}

struct close_pair {
    std::uint32_t one = 0, other = 0;
    std::size_t band = 0;
};

std::vector<close_pair> close_pairs(std::span<dated_point const> events,
                                    std::span<double const> metres) {
    std::vector<close_pair> result;
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        for (std::uint32_t j = i + 1; j < events.size(); ++j) {
            auto const a = events[i].where, b = events[j].where;
            auto const band = band_of(std::hypot(a.x - b.x, a.y - b.y), metres);
            if (band < metres.size()) {
                result.push_back({i, j, band});
            }
        }
    }
    return result;
}

/// Of the close pairs those of each cell, when the events have these days.
std::vector<std::int64_t> count_cells(std::vector<close_pair> const& pairs,
                                      std::vector<double> const& day, std::span<double const> days,
                                      std::size_t cells) {
    std::vector<std::int64_t> result(cells);
    for (auto const& pair : pairs) {
        auto const band = band_of(std::abs(day[pair.one] - day[pair.other]), days);
        if (band < days.size()) {
            ++result[pair.band * days.size() + band];
        }
    }
    return result;
}

/// Pairs of events by band of days, wherever they are.
std::vector<std::int64_t> pairs_by_days(std::vector<double> const& day,
                                        std::span<double const> days) {
    std::vector<std::int64_t> result(days.size() + 1);
    for (std::size_t i = 0; i < day.size(); ++i) {
        for (auto j = i + 1; j < day.size(); ++j) {
            ++result[band_of(std::abs(day[i] - day[j]), days)];
        }
    }
    return result;
}

/// How many random deals have at least as many pairs in each cell.
std::vector<int> count_deals(std::vector<close_pair> const& pairs, std::vector<double> day,
                             std::span<double const> days,
                             std::vector<std::int64_t> const& observed, permutations const& by) {
    random_stream from{by.seed, 0};
    std::vector<int> result(observed.size());
    for (int deal = 0; deal < by.count; ++deal) {
        for (auto left = day.size(); left > 1; --left) {
            std::swap(day[left - 1], day[from.below(left)]);
        }
        auto const dealt = count_cells(pairs, day, days, observed.size());
        for (std::size_t cell = 0; cell < observed.size(); ++cell) {
            result[cell] += dealt[cell] >= observed[cell] ? 1 : 0;
        }
    }
    return result;
}

} // namespace

double expected_pairs(std::int64_t near_in_space, std::int64_t near_in_time, std::int64_t all) {
    return static_cast<double>(near_in_space) * static_cast<double>(near_in_time) /
           static_cast<double>(all);
}

std::optional<near_repeats> knox(std::span<dated_point const> events,
                                 std::span<double const> metres, std::span<double const> days,
                                 permutations const& by) {
    if (events.size() < fewest_repeat_events) {
        return std::nullopt;
    }
    std::vector<double> day;
    for (auto const& event : events) {
        day.push_back(event.day);
    }
    auto const pairs = close_pairs(events, metres);
    auto const observed = count_cells(pairs, day, days, metres.size() * days.size());
    auto const deals = count_deals(pairs, day, days, observed, by);
    auto const in_time = pairs_by_days(day, days);
    auto const n = static_cast<std::int64_t>(events.size());
    near_repeats result{n, n * (n - 1) / 2, {}};
    for (std::size_t i = 0; i < observed.size(); ++i) {
        auto const space = i / days.size(), time = i % days.size();
        auto const near = std::ranges::count(pairs, space, &close_pair::band);
        auto const expected = expected_pairs(near, in_time[time], result.pairs);
        result.cells.push_back({space == 0 ? 0 : metres[space - 1], metres[space],
                                time == 0 ? 0 : days[time - 1], days[time], observed[i], expected,
                                static_cast<double>(deals[i] + 1) / (by.count + 1)});
    }
    return result;
}

} // namespace trygg::stats
