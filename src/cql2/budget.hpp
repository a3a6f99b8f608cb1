#pragma once
/// \file What one filter may cost. Passing a limit is an input_error that names it.

#include "base/error.hpp"

#include <cstddef>
#include <string_view>

namespace trygg::cql2 {

inline constexpr std::size_t max_length = 65'536; ///< bytes
inline constexpr std::size_t max_depth = 100;     ///< levels of nesting
inline constexpr std::size_t max_parts = 2'000;   ///< operators, names and literals
inline constexpr std::size_t max_items = 10'000;  ///< of lists, and coordinates of geometries

inline void check_length(std::string_view text) {
    if (text.size() > max_length) {
        throw input_error{"'filter' has {} bytes; at most {} are read", text.size(), max_length};
    }
}

class budget {
public:
    void spend_part() {
        if (++m_parts > max_parts) {
            throw input_error{"'filter' has more than {} operators, names and values", max_parts};
        }
    }
    void spend_item() {
        if (++m_items > max_items) {
            throw input_error{"'filter' has more than {} list items and coordinates", max_items};
        }
    }

    /// Lives as long as one level of nesting.
    class level {
    public:
        explicit level(budget& of) : m_of(of) {
            if (++m_of.m_depth > max_depth) {
                throw input_error{"'filter' is nested deeper than {} levels", max_depth};
            }
        }
        level(level const&) = delete;
        level& operator=(level const&) = delete;
        ~level() { --m_of.m_depth; }

    private:
        budget& m_of;
    };

private:
    std::size_t m_parts = 0, m_items = 0, m_depth = 0;
};

} // namespace trygg::cql2
