#include "secret/random.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace trygg::secret;

TEST_CASE("Random texts differ and hold only letters that need no escaping") {
    std::set<std::string> all;
    for (int i = 0; i < 100; ++i) {
        auto const text = random_text();
        CHECK(text.size() == 43);
        CHECK(text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                     "0123456789-_") == std::string::npos);
        all.insert(text);
    }
    CHECK(all.size() == 100);
}

TEST_CASE("A made password is read easily") {
    auto const password = random_password();
    CHECK(password.size() == 23);
    CHECK(password[5] == '-');
    CHECK(password.find_first_of("0O1lI") == std::string::npos);
    CHECK(password != random_password());
}
