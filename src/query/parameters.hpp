#pragma once
/// \file The query string: strictly decoded, every parameter known and stated once.

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace trygg::query {

/// Decode %XX. Throws input_error for a broken escape, for bytes that are no UTF-8 and for control
/// characters.
std::string percent_decoded(std::string_view text);

/// Encode all but RFC 3986's unreserved characters, comma, colon and slash.
std::string percent_encoded(std::string_view text);

class parameters {
public:
    /// Parse what follows "?". Throws input_error for a repeated parameter and for one that is not
    /// in `known`, naming the nearest.
    parameters(std::string_view query, std::span<std::string const> known);

    std::optional<std::string> get(std::string const& name) const;

    /// "true" or "false"; false when not stated. Throws input_error.
    bool flag(std::string const& name) const;

    /// All as a query string, with some set anew; an empty value leaves the parameter out.
    std::string with(std::map<std::string, std::string> const& changes) const;

private:
    std::map<std::string, std::string> m_values;
};

/// 1 to `most`; what is above is clamped. Throws input_error for what is no whole number above 0.
std::size_t parse_limit(std::optional<std::string> const& text, std::size_t otherwise,
                        std::size_t most);

} // namespace trygg::query
