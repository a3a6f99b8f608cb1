#pragma once
/// \file What every fuzz target needs: its input as text, and what may and may not happen.

#include "base/error.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace fuzz {

/// A copy, so that a step beyond its end is seen.
inline std::string text_of(std::uint8_t const* data, std::size_t size) {
    return {reinterpret_cast<char const*>(data), size};
}

/// End as a crash, which the fuzzer keeps.
inline void require(bool holds, char const* what) {
    if (!holds) {
        std::fprintf(stderr, "this must hold: %s\n", what);
        std::abort();
    }
}

/// Bad input may be refused in the two ways that a client can understand. Anything else that is
/// thrown ends the target as a crash. True when nothing was thrown.
template <typename Try>
bool accepted(Try const& attempt) {
    try {
        attempt();
        return true;
    } catch (trygg::input_error const& e) {
        require(*e.what() != '\0', "a refusal says why");
    } catch (trygg::not_found const&) {
    }
    return false;
}

} // namespace fuzz
