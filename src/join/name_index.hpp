#pragma once
/// \file Place names to places, as people in Sweden spell them.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::join {

/// How sure a match is, best first.
enum class name_way {
    exact, ///< same letters, case and spaces apart
    spelling, ///< same after å ä ö/é folding, hyphens, spaces, definite and compound forms ("Sätila
              ///< skola")
    close, ///< a slip or two in a long name
};

struct name_match {
    std::int32_t index = 0; ///< position in the list that the index was made from
    name_way way{};
    double confidence = 0; ///< 1 for exact, falling with the edit distance per letter
};

/// Finds names in a fixed list. A close match is only an offer: the caller must not take it
/// silently.
class name_index {
public:
    explicit name_index(std::vector<std::string> names);
    ~name_index();
    name_index(name_index&&) noexcept;
    name_index& operator=(name_index&&) noexcept;

    /// Matches of the best way only, most sure first; several mean that the name is ambiguous.
    std::vector<name_match> find(std::string_view name) const;

private:
    struct state;
    std::unique_ptr<state> m_state;
};

/// The form in which names are compared: lower case, letters folded, generic endings unified.
std::string name_key(std::string_view name);

} // namespace trygg::join
