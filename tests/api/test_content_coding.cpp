#include "api/content_coding.hpp"

#include <catch2/catch.hpp>

#include <string>

using trygg::api::choose_coding;

namespace {

/// The name of what is sent, with "!" when unpacked bytes will not do; "none" when nothing will.
std::string choice(std::string_view accept_encoding) {
    auto const made = choose_coding(accept_encoding);
    if (!made.is_possible()) {
        return "none";
    }
    return std::string{trygg::encode::name_of(made.best)} + (made.takes_plain ? "" : "!");
}

} // namespace

TEST_CASE("The coding is the one that the client likes best, and of equals the fastest") {
    CHECK(choice("") == "identity");
    CHECK(choice("gzip, deflate, br, zstd") == "zstd");
    CHECK(choice("gzip, deflate, br") == "br");
    CHECK(choice("gzip, deflate") == "gzip");
    CHECK(choice("GZIP") == "gzip");
    CHECK(choice("gzip;q=1, br;q=0.5") == "gzip");
    CHECK(choice("deflate") == "identity");
    CHECK(choice("*") == "zstd");
    CHECK(choice("zstd;q=0, *;q=0.5") == "br");
    CHECK(choice("gzip;q=0") == "identity");
    CHECK(choice("identity, gzip;q=0.1") == "identity");
    CHECK(choice("identity;q=0.5, gzip;q=0.5") == "gzip");
}

TEST_CASE("A client can refuse unpacked bytes") {
    CHECK(choice("gzip, identity;q=0") == "gzip!");
    CHECK(choice("br, *;q=0") == "br!");
    CHECK(choice("identity;q=0.1, *;q=0") == "identity");
    CHECK(choice("identity;q=0") == "none");
    CHECK(choice("*;q=0") == "none");
    CHECK(choice("deflate, identity;q=0") == "none");
}
