// Measures how fast points find their zones: this program beside others, on the same made-up
// country, in one run. Prints Markdown; fails when two ways disagree on a point.
// Call: bench_join [POINTS [RUNS]]

#include "contest.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>

namespace {

using namespace trygg;
using namespace trygg::bench;

constexpr std::size_t sample_points = 100'000; // for the slow ways

std::size_t number(char const* text) {
    auto const value = std::strtoull(text, nullptr, 10);
    if (value < 1 || value > 100'000'000) {
        throw input_error{"'{}' is no number from 1 to 100 000 000.", text};
    }
    return value;
}

/// Points on which the ways differ.
std::size_t differences(outcome const& ours, outcome const& theirs) {
    std::size_t result = 0;
    for (std::size_t i = 0; i < theirs.zones.size(); ++i) {
        result += ours.zones[i * theirs.every] != theirs.zones[i] ? 1 : 0;
    }
    return result;
}

/// Prints a row of the table. Returns whether the way agrees with ours.
bool print(outcome const& ours, outcome const& way) {
    if (!way.skipped.empty()) {
        fmt::print("| {} | skipped: {} | | | | |\n", way.name, way.skipped);
        return true;
    }
    auto const asked = static_cast<double>(way.zones.size());
    auto const speed = asked / way.find_seconds;
    auto const our_speed = static_cast<double>(ours.zones.size()) / ours.find_seconds;
    auto const different = differences(ours, way);
    fmt::print("| {}{} | {:.3f} | {:.2f} | {:.3f} | {:.1f} | {} of {} |\n", way.name,
               way.wall_clock ? " (wall clock)" : "", speed / 1e6, way.build_seconds,
               way.find_seconds, our_speed / speed, way.zones.size() - different, way.zones.size());
    std::fflush(stdout);
    return different == 0;
}

bool contest(std::size_t points, int runs) {
    auto const made = make_country({.points = points});
    fmt::print("{} zones with {} border points on average, {} lakes, {} enclaves; {} points, dense "
               "in towns. Medians of {}; user CPU time on one core.\n\n",
               made.zones.size(), made.vertices / made.zones.size(), made.holes, made.enclaves,
               made.xs.size(), runs);
    fmt::print("| way | million points/s | build s | find s | times slower | same zone |\n"
               "|---|---:|---:|---:|---:|---:|\n");
    auto const ours = join_by_index(made, runs);
    auto agree = print(ours, ours);
    agree = print(ours, join_by_geos(made, runs)) && agree;
    auto const every = std::max<std::size_t>(1, points / sample_points);
    agree = print(ours, join_by_spatialite(made, runs, every)) && agree;
    return print(ours, join_by_postgis(made, runs, every)) && agree;
}

} // anonymous namespace

int main(int argc, char** argv) {
    try {
        auto const agree = contest(argc > 1 ? number(argv[1]) : 1'000'000,
                                   argc > 2 ? static_cast<int>(number(argv[2])) : 5);
        return agree ? 0 : 1;
    } catch (std::exception const& failure) {
        fmt::print(stderr, "bench_join: {}\n", failure.what());
        return 1;
    }
}
