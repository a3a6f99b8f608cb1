#include "stats/aoristic.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

using namespace trygg::stats;

namespace {

constexpr std::int64_t hour = 3600;

/// UTC, when 1970-01-01 is taken for a Monday.
std::size_t plain(std::int64_t utc) { return static_cast<std::size_t>(utc / hour) % hours_of_week; }

/// The same with clocks going back an hour at 03:00 of the first day.
std::size_t going_back(std::int64_t utc) { return plain(utc < 3 * hour ? utc : utc - hour); }

} // namespace

TEST_CASE("A window from 22 to 02 gives a quarter to each of four hours") {
    week_profile result{};
    add_aoristic(result, 22 * hour, 26 * hour, 1, plain);
    CHECK(result[22] == Approx(0.25));
    CHECK(result[23] == Approx(0.25));
    CHECK(result[24] == Approx(0.25));
    CHECK(result[25] == Approx(0.25));
    CHECK(std::accumulate(result.begin(), result.end(), 0.0) == Approx(1));
}

TEST_CASE("Windows are spread as in the published examples") {
    // J. H. Ratcliffe, www.jratcliffe.net/aoristic-analysis: from 8 am to 4 pm 0.125 an hour.
    week_profile day{};
    add_aoristic(day, 8 * hour, 16 * hour, 1, plain);
    CHECK(day[7] == 0.0);
    CHECK(day[8] == Approx(0.125));
    CHECK(day[15] == Approx(0.125));
    CHECK(day[16] == 0.0);

    // R package aoristic, aoristic.df: a window of a week gives each hour 1/168 ≈ 0.0059, one
    // without an end all of it to its first hour.
    week_profile week{};
    add_aoristic(week, 5 * hour, (5 + 168) * hour, 1, plain);
    CHECK(*std::ranges::min_element(week) == Approx(1 / 168.0));
    CHECK(*std::ranges::max_element(week) == Approx(1 / 168.0));
    week_profile point{};
    add_aoristic(point, 8 * hour + 600, 8 * hour + 600, 1, plain);
    CHECK(point[8] == 1.0);
}

TEST_CASE("A window that begins within an hour gives it what is left of it") {
    week_profile result{};
    add_aoristic(result, 10 * hour + 40 * 60, 12 * hour, 3, plain); // 20 and 60 of 80 minutes
    CHECK(result[10] == Approx(0.75));
    CHECK(result[11] == Approx(2.25));
    CHECK(result[12] == 0.0);
}

TEST_CASE("The hour that comes twice when clocks go back gets both") {
    week_profile result{};
    add_aoristic(result, 0, 5 * hour, 1, going_back); // local 00 to 04, five hours long
    CHECK(result[0] == Approx(0.2));
    CHECK(result[1] == Approx(0.2));
    CHECK(result[2] == Approx(0.4));
    CHECK(result[3] == Approx(0.2));
}

TEST_CASE("An event whose time is known belongs to one hour") {
    week_profile result{};
    add_aoristic(result, 25 * hour + 5, 25 * hour + 5, 2, plain);
    CHECK(result[25] == 2.0);
}

TEST_CASE("A window over the week's end goes on at its beginning") {
    week_profile result{};
    add_aoristic(result, 167 * hour, 169 * hour, 1, plain);
    CHECK(result[167] == Approx(0.5));
    CHECK(result[0] == Approx(0.5));
}
