#include "base/address.hpp"
#include "base/error.hpp"

#include <catch2/catch.hpp>

using namespace trygg;

namespace {

bool is_in(std::string_view network, std::string_view address) {
    return contains(parse_network(network), parse_address(address).value());
}

} // namespace

TEST_CASE("An address is in its network, whichever way it is written") {
    CHECK(is_in("10.1.0.0/16", "10.1.255.3"));
    CHECK_FALSE(is_in("10.1.0.0/16", "10.2.0.1"));
    CHECK(is_in("10.1.2.3", "10.1.2.3"));
    CHECK_FALSE(is_in("10.1.2.3", "10.1.2.4"));
    CHECK(is_in("10.1.2.128/25", "::ffff:10.1.2.200"));
    CHECK_FALSE(is_in("10.1.2.128/25", "10.1.2.100"));
    CHECK(is_in("fd00::/8", "fd12:3456::1"));
    CHECK_FALSE(is_in("fd00::/8", "fe80::1"));
    CHECK(is_in("0.0.0.0/0", "192.0.2.1"));
    CHECK_FALSE(is_in("0.0.0.0/0", "2001:db8::1"));
    CHECK(is_in("10.1.255.255/16", "10.1.0.1"));
}

TEST_CASE("What is no network is refused") {
    for (auto const* text : {"", "10.1.0.0/33", "10.1.0.0/", "10.1.0.0/-1", "10.1.0", "fd00::/129",
                             "karta.mark.se", "10.1.0.0/1x", "10.1.0.0/16 "}) {
        CAPTURE(text);
        CHECK_THROWS_AS(parse_network(text), input_error);
    }
    CHECK_FALSE(parse_address("10.1.2.3.4"));
    CHECK_FALSE(parse_address(""));
}

TEST_CASE("Neighbours share their network") {
    auto const near = [](char const* address) {
        return neighbourhood(parse_address(address).value()).start;
    };
    CHECK(near("192.0.2.1") == near("192.0.2.250"));
    CHECK(near("192.0.2.1") != near("192.0.3.1"));
    CHECK(near("2001:db8:1:2ff::1") == near("2001:db8:1:200:ffff::2"));
    CHECK(near("2001:db8:1:200::1") != near("2001:db8:1:300::1"));
}
