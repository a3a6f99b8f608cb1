#pragma once
/// \file Settings that tell how data are protected from the public.

#include <cstdint>
#include <optional>
#include <string_view>

namespace trygg::store {

/// A number that may be set, and what holds when it is not.
struct protection_limit {
    std::int64_t least, usual, most;
};

/// The smallest number of people or events that is not hidden. Below 3 one person knows of another.
inline constexpr protection_limit limit_of_k{3, 5, 1000};
/// Fewest answers behind a share.
inline constexpr protection_limit limit_of_n_min{10, 30, 10'000};

/// The number, when it is a whole one within the limit.
std::optional<std::int64_t> parse_limit(std::string_view text, protection_limit const& of);

/// Whether a key is one of k, n_min, k.<name>, n_min.<name> (a survey or dataset) and
/// public.<dataset>.
bool is_protection(std::string_view key);

/// Throws input_error for a value that such a key does not take.
void check_protection(std::string_view key, std::string_view value);

} // namespace trygg::store
