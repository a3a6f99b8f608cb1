#include "api/credentials.hpp"

#include <catch2/catch.hpp>

using namespace trygg;
using api::cookie_of;
using api::token_of;

namespace {

std::optional<std::string> cookie(std::string const& header) {
    return cookie_of({"GET", "/", {{"cookie", header}}}, "trygghetskarta");
}

std::optional<std::string> token(std::string const& header) {
    return token_of({"GET", "/", {{"authorization", header}}});
}

} // namespace

TEST_CASE("A cookie is found among others, by its whole name") {
    CHECK(cookie("trygghetskarta=abc") == "abc");
    CHECK(cookie("a=1; trygghetskarta=abc; b=2") == "abc");
    CHECK(cookie("a=1;trygghetskarta=abc") == "abc");
    CHECK(cookie("trygghetskarta=a=b=") == "a=b=");
    CHECK(cookie("trygghetskarta=") == "");
    CHECK(cookie("trygghetskarta=abc  ; b") == "abc");
    CHECK_FALSE(cookie("Trygghetskarta=abc"));
    CHECK_FALSE(cookie("xtrygghetskarta=abc; trygghetskarta2=abc"));
    CHECK_FALSE(cookie("a=trygghetskarta=abc"));
    CHECK_FALSE(cookie("a=\"; trygghetskarta\"; trygghetskarta"));
}

TEST_CASE("Odd cookie headers hold no cookie of ours") {
    CHECK_FALSE(cookie(""));
    CHECK_FALSE(cookie(";;;; ; ="));
    CHECK_FALSE(cookie("==;=trygghetskarta"));
    CHECK_FALSE(cookie(std::string(20'000, ';')));
    CHECK_FALSE(cookie_of({"GET", "/", {}}, "trygghetskarta"));
}

TEST_CASE("Of two cookies with our name none is believed") {
    CHECK_FALSE(cookie("trygghetskarta=abc; trygghetskarta=def"));
    CHECK_FALSE(cookie("trygghetskarta=abc; trygghetskarta=abc"));
}

TEST_CASE("A token comes as Bearer, or as the password of Basic") {
    CHECK(token("Bearer abc") == "abc");
    CHECK(token("bEARER   abc") == "abc");
    CHECK(token("Basic ZXZhOmhlag==") == "hej");
    CHECK(token("basic OmE6Yg==") == "a:b");
    CHECK_FALSE(token_of({"GET", "/", {}}));
}

TEST_CASE("An Authorization that brings no token brings an empty one, which is none of ours") {
    for (auto const* header : {"", "Bearer", "Bearer ", "Digest abc", "Basic", "Basic !!!",
                               "Basic ZXZh", "Basic ZXZhOmhlag", "Bearerabc"}) {
        CAPTURE(header);
        CHECK(token(header) == "");
    }
    CHECK(token("Bearer " + std::string(5'000, 'a')) == "");
}

TEST_CASE("A secret of ours is 43 letters of base64url") {
    CHECK(api::is_secret("abcdefghijABCDEFGHIJ0123456789-_abcdefghijk"));
    CHECK_FALSE(api::is_secret("abcdefghijABCDEFGHIJ0123456789-_abcdefghij"));
    CHECK_FALSE(api::is_secret("abcdefghijABCDEFGHIJ0123456789-_abcdefghij\""));
    CHECK_FALSE(api::is_secret(""));
}
