#include "base/address.hpp"

#include "base/error.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <string>

namespace trygg {

namespace {

constexpr int v4_bits = 96; // of ::ffff:0:0/96, before an IPv4 address

bool is_v4(ip_address const& one) {
    constexpr std::array<unsigned char, 12> start{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    return std::equal(start.begin(), start.end(), one.begin());
}

ip_address masked(ip_address one, int bits) {
    for (int i = 0; i < 16; ++i) {
        auto const left = std::clamp(bits - 8 * i, 0, 8);
        one.at(static_cast<std::size_t>(i)) &= static_cast<unsigned char>(0xff00U >> left);
    }
    return one;
}

} // namespace

std::optional<ip_address> parse_address(std::string_view text) {
    std::string const copy{text.substr(0, 64)};
    ip_address result{};
    if (inet_pton(AF_INET6, copy.c_str(), result.data()) == 1) {
        return result;
    }
    result = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    if (inet_pton(AF_INET, copy.c_str(), result.data() + 12) == 1) {
        return result;
    }
    return std::nullopt;
}

network parse_network(std::string_view text) {
    auto const slash = std::min(text.find('/'), text.size());
    auto const start = parse_address(text.substr(0, slash));
    auto const length = text.substr(std::min(slash + 1, text.size()));
    int const before =
        start && is_v4(*start) && text.find(':') == std::string_view::npos ? v4_bits : 0;
    int bits = 128 - before;
    auto const [end, failure] = std::from_chars(length.data(), length.data() + length.size(), bits);
    bool const stated = slash < text.size();
    if (!start || (stated && (failure != std::errc{} || end != length.data() + length.size())) ||
        bits < 0 || bits > 128 - before) {
        throw input_error{"'{}' is no network; write 10.1.0.0/16, fd00::/8 or one address", text};
    }
    return {masked(*start, bits + before), bits + before};
}

bool contains(network const& all, ip_address const& one) {
    return masked(one, all.bits) == all.start;
}

network neighbourhood(ip_address const& of) {
    int const bits = is_v4(of) ? v4_bits + 24 : 56;
    return {masked(of, bits), bits};
}

} // namespace trygg
