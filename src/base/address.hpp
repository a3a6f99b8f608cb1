#pragma once
/// \file IP addresses and the networks that they are in.

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace trygg {

/// An IPv4 address is written as the IPv6 address that stands for it, ::ffff:a.b.c.d.
using ip_address = std::array<unsigned char, 16>;

/// Nothing for what is no address.
std::optional<ip_address> parse_address(std::string_view text);

struct network {
    ip_address start{};
    int bits = 128; ///< of `start` that all its addresses share, 0…128
};

/// "10.1.0.0/16", "fd00::/8" or one address. Throws input_error.
network parse_network(std::string_view text);

bool contains(network const& all, ip_address const& one);

/// The network that one household or office has: 24 bits of IPv4, 56 of IPv6.
network neighbourhood(ip_address const& of);

} // namespace trygg
