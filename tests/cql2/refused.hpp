#pragma once
/// \file What a filter is refused with.

#include "base/error.hpp"
#include "cql2/tiny_table.hpp"

/// Of a filter in text, read and bound to the tiny table; empty when it is taken.
inline std::string refusal(std::string_view text) {
    try {
        tiny::rows(text);
        return {};
    } catch (trygg::input_error const& problem) {
        return problem.what();
    }
}

inline std::string refusal_of_json(std::string_view text) {
    try {
        tiny::rows(trygg::cql2::parse_json(text), tiny::table());
        return {};
    } catch (trygg::input_error const& problem) {
        return problem.what();
    }
}
