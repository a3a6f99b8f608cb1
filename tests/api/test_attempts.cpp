#include "api/attempts.hpp"

#include <catch2/catch.hpp>

using trygg::api::attempts;
using trygg::api::with_account;
using trygg::api::with_address;

TEST_CASE("After five failures each next one doubles the wait, up to five minutes") {
    attempts tried;
    std::int64_t now = 1'000'000;
    std::vector<std::int64_t> waits;
    for (int i = 0; i < 15; ++i) {
        tried.fail("eva", now);
        waits.push_back(tried.wait("eva", with_account, now));
    }
    CHECK(waits ==
          std::vector<std::int64_t>{0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300});
    CHECK(tried.wait("eva", with_account, now + 299) == 1);
    CHECK(tried.wait("eva", with_account, now + 300) == 0);
}

TEST_CASE("Others do not wait, and a success ends it") {
    attempts tried;
    for (int i = 0; i < 9; ++i) {
        tried.fail("eva", 1'000'000);
    }
    CHECK(tried.wait("ali", with_account, 1'000'000) == 0);
    CHECK(tried.wait("eva", with_address, 1'000'000) == 0);
    CHECK(tried.wait("eva", with_account, 1'000'000) == 16);
    tried.forget("eva");
    CHECK(tried.wait("eva", with_account, 1'000'000) == 0);
}

TEST_CASE("Failures are forgotten after an hour") {
    attempts tried;
    for (int i = 0; i < 30; ++i) {
        tried.fail("address", 1'000'000);
    }
    CHECK(tried.wait("address", with_address, 1'000'000) == 900);
    tried.fail("address", 1'003'600);
    CHECK(tried.wait("address", with_address, 1'003'600) == 0);
}

TEST_CASE("A flood of names takes little memory") {
    attempts tried;
    for (int i = 0; i < 50'100; ++i) {
        tried.fail(std::to_string(i), 1'000'000 + i);
    }
    CHECK(tried.size() <= 50'000);
}
