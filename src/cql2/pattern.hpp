#pragma once
/// \file Patterns of LIKE.

#include <string>
#include <string_view>
#include <vector>

namespace trygg::cql2 {

/// % stands for any characters, _ for one, a backslash takes their meaning from them.
class pattern {
public:
    explicit pattern(std::string_view written);

    bool matches(std::string_view text) const;

private:
    bool matches_pieces(std::string_view text) const;

    std::string m_written;
    std::vector<std::string> m_pieces; ///< between the % when there is no _; else empty
};

} // namespace trygg::cql2
