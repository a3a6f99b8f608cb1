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

TEST_CASE("The last bounds are no longer within") {
    auto events = far_apart(28);
    events.push_back({{0, 5'000}, 5'000});
    events.push_back({{400, 5'000}, 5'014});
    auto const result = knox(events, metres, days, {1, 9});
    for (auto const& cell : result->cells) {
        CHECK(cell.observed == 0);
    }
}

TEST_CASE("Seven days apart is the second week") {
    auto events = far_apart(28);
    events.push_back({{0, 5'000}, 5'000});
    events.push_back({{0, 5'000}, 5'007});
    auto const result = knox(events, metres, days, {1, 9});
    CHECK(result->cells[0].observed == 0);
    CHECK(result->cells[1].observed == 1);
}

TEST_CASE("Pairs expected by chance equal published values") {
    // G. Knox (1964), Applied Statistics 13:25–29: 96 children with leukaemia in Northumberland and
    // Durham, 25 of 4560 pairs within a kilometre, 152 within 60 days.
    CHECK(expected_pairs(25, 152, 4560) == Approx(0.83).margin(5e-3));
    // Northern Kentucky University, GeoMed: within 35 metres 67 + 175 pairs, within five days
    // 67 + 3507, of all 67 + 175 + 3507 + 39322.
    CHECK(expected_pairs(242, 3574, 43071) == Approx(20.081).margin(5e-4));
    // PySAL's pointpats, documentation of Knox: 188 cases of Burkitt's lymphoma in Uganda; within
    // 20 and 5 units 13 pairs, 3416 near in space alone, 39 in time alone, 14110 in neither. What
    // it prints as expected for the first three: 10.1438161, 3418.85618 and 41.8561839.
    auto const burkitt = expected_pairs(13 + 3416, 13 + 39, 13 + 3416 + 39 + 14110);
    CHECK(burkitt == Approx(10.1438161).margin(5e-8));
    CHECK(13 + 3416 - burkitt == Approx(3418.85618).margin(5e-6));
    CHECK(13 + 39 - burkitt == Approx(41.8561839).margin(5e-8));
}

TEST_CASE("The children of Knox's paper are many pairs of all") {
    CHECK(knox(far_apart(96), metres, days, {1, 9})->pairs == 4560);
    CHECK(knox(far_apart(188), metres, days, {1, 9})->pairs == 17578);
}

TEST_CASE("What is expected is Knox's own formula") {
    // Here 3 of 435 are near in space and 1 of 435 in time.
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
