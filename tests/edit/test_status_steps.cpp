#include "edit/status_steps.hpp"

#include <catch2/catch.hpp>

using namespace trygg;

TEST_CASE("only allowed steps lead from one status to the next") {
    CHECK(edit::is_step("proposed", "decided"));
    CHECK(edit::is_step("underway", "done"));
    CHECK(edit::is_step("done", "done"));
    CHECK(edit::is_step("paused", "planned"));
    CHECK_FALSE(edit::is_step("proposed", "done"));
    CHECK_FALSE(edit::is_step("declined", "underway"));
    CHECK_FALSE(edit::is_step("done", "proposed"));
    CHECK(edit::next_statuses("nonsense").empty());
}
