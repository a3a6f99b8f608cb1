#include "stats/pledge_progress.hpp"

#include <catch2/catch.hpp>

using namespace trygg::stats;

TEST_CASE("a promise is on track when as much is done as has passed of the year") {
    using enum promise_rule;

    CHECK(standing_of(at_least, 4, 1, 0.49) == standing::on_track);
    CHECK(standing_of(at_least, 4, 1, 0.50) == standing::behind);
    CHECK(standing_of(at_least, 4, 2, 0.50) == standing::on_track);
    CHECK(standing_of(at_least, 4, 0, 0.10) == standing::on_track);
    CHECK(standing_of(at_least, 4, 4, 0.10) == standing::fulfilled);
    CHECK(standing_of(at_least, 4, 5, 1) == standing::fulfilled);
    CHECK(standing_of(at_least, 4, 3, 1) == standing::missed);
}

TEST_CASE("exactly so many can be exceeded, and what goes on is not judged") {
    CHECK(standing_of(promise_rule::exactly, 2, 2, 1) == standing::fulfilled);
    CHECK(standing_of(promise_rule::exactly, 2, 3, 0.2) == standing::exceeded);
    CHECK(standing_of(promise_rule::ongoing, 2, 0, 1) == standing::ongoing);
    CHECK(standing_of(promise_rule::at_least, std::nullopt, 0, 1) == standing::ongoing);
}

TEST_CASE("a year passes from its first day to its last") {
    CHECK(share_of_year(2021, 18627) == 0);                // 2020-12-31
    CHECK(share_of_year(2021, 18628) == Approx(1. / 365)); // 2021-01-01
    CHECK(share_of_year(2021, 18992) == 1);                // 2021-12-31
    CHECK(share_of_year(2021, 20000) == 1);
}
