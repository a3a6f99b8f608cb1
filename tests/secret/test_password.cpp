#include "secret/password.hpp"

#include <catch2/catch.hpp>

using namespace trygg::secret;
using Catch::Matchers::StartsWith;

TEST_CASE("A password fits its hash and no other") {
    auto const hash = hash_password("tre små grisar");

    CHECK_THAT(hash, StartsWith("$argon2id$v=19$m=65536,t=2,p=1$"));
    CHECK(is_password(hash, "tre små grisar"));
    CHECK_FALSE(is_password(hash, "tre små griser"));
    CHECK_FALSE(is_password(hash, ""));
    CHECK(hash_password("tre små grisar") != hash);
}

TEST_CASE("Without a hash no password fits") {
    CHECK_FALSE(is_password("", ""));
    CHECK_FALSE(is_password("", "tre små grisar"));
    CHECK_FALSE(is_password("no hash", "no hash"));
}

TEST_CASE("A secret is overwritten") {
    std::string text = "hemlig";
    forget(text);
    CHECK(text.empty());
}
