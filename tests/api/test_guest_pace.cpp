#include "api/guest_pace.hpp"

#include "api/refusal.hpp"

#include <catch2/catch.hpp>

using namespace trygg::api;
using namespace std::chrono_literals;

TEST_CASE("A guest may send sixty messages at once, and then three a second") {
    guest_pace pace;
    auto const start = guest_pace::clock::time_point{} + 1h;
    for (int i = 0; i < 60; ++i) {
        pace.count(1, start);
    }
    CHECK_THROWS_AS(pace.count(1, start), too_many);
    CHECK_NOTHROW(pace.count(2, start));

    CHECK_NOTHROW(pace.count(1, start + 1s));
    CHECK_NOTHROW(pace.count(1, start + 1s));
    CHECK_NOTHROW(pace.count(1, start + 1s));
    CHECK_THROWS_AS(pace.count(1, start + 1s), too_many);
}

TEST_CASE("Who has been silent may send as much as at first, and no more") {
    guest_pace pace;
    auto const start = guest_pace::clock::time_point{} + 1h;
    pace.count(1, start);
    for (int i = 0; i < 60; ++i) {
        pace.count(1, start + 10min);
    }
    CHECK_THROWS_AS(pace.count(1, start + 10min), too_many);
}
