#include "model/role.hpp"

#include <catch2/catch.hpp>

using namespace trygg::model;

TEST_CASE("Each role includes those before it") {
    CHECK(role::anyone < role::staff);
    CHECK(role::staff < role::editor);
    CHECK(role::editor < role::admin);
}

TEST_CASE("A role has one name") {
    for (auto const each : {role::anyone, role::staff, role::editor, role::admin}) {
        CHECK(role_of(name_of(each)) == each);
    }
    CHECK(name_of(role::anyone) == "public");
    CHECK_FALSE(role_of("Admin"));
    CHECK_FALSE(role_of(""));
}
