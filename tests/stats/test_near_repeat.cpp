#include "stats/near_repeat.hpp"

#include <catch2/catch.hpp>

using namespace trygg::stats;

namespace {

std::vector<double> const metres{100, 200, 400}, days{7, 14};

/// Events far apart in place and time.
std::vector<dated_point> far_apart(int count) {
    std::vector<dated_point> result;
    for (int i = 0; i < count; ++i) {
        result.push_back({{10'000.0 * i, 0}, 100.0 * i});
    }
    return result;
}

} // namespace

TEST_CASE(
    "Two events 100 metres and 3 days apart fall in the bands from 100 metres and from 0 days") {
    auto events = far_apart(28);
    events.push_back({{0, 5'000}, 5'000});
    events.push_back({{100, 5'000}, 5'003});
    auto const result = knox(events, metres, days, {1, 99});
    REQUIRE(result);
    REQUIRE(result->cells.size() == 6);
    auto const& cell = result->cells[2];
    CHECK(cell.from_metres == 100);
    CHECK(cell.to_metres == 200);
    CHECK(cell.from_days == 0);
    CHECK(cell.to_days == 7);
    CHECK(cell.observed == 1);
    CHECK(result->cells[0].observed == 0);
    CHECK(result->pairs == 435);
}

TEST_CASE("Seven days apart is the second week") {
    auto events = far_apart(28);
    events.push_back({{0, 5'000}, 5'000});
    events.push_back({{0, 5'000}, 5'007});
    auto const result = knox(events, metres, days, {1, 9});
    CHECK(result->cells[0].observed == 0);
    CHECK(result->cells[1].observed == 1);
}

TEST_CASE("What is expected is Knox's own formula") {
    // G. Knox (1964): of 4560 pairs of children 25 were near in space and 152 near in time, which
    // makes 0.833 expected in both. Here 3 of 435 are near in space and 1 of 435 in time.
    auto events = far_apart(27);
    events.push_back({{0, 5'000}, 5'000});
    events.push_back({{10, 5'000}, 5'100});
    events.push_back({{20, 5'000}, 5'103});
    auto const result = knox(events, metres, days, {1, 9});
    CHECK(result->cells[0].expected == Approx(3.0 * 1.0 / 435));
}

TEST_CASE("Pairs that chance does not bring about have a small p, with the same seed the same") {
    std::vector<dated_point> events;
    for (int i = 0; i < 20; ++i) {
        events.push_back({{5'000.0 * i, 0}, 50.0 * i});
        events.push_back({{5'000.0 * i + 10, 0}, 50.0 * i + 1});
    }
    auto const result = knox(events, metres, days, {7, 99});
    CHECK(result->cells[0].observed == 20);
    CHECK(result->cells[0].p == Approx(0.01));
    CHECK(knox(events, metres, days, {7, 99})->cells[1].p == result->cells[1].p);
}

TEST_CASE("Under thirty events nothing is told") {
    CHECK_FALSE(knox(far_apart(29), metres, days, {1, 9}));
    CHECK(knox(far_apart(30), metres, days, {1, 9}));
}
