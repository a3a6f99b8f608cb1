#pragma once
/// \file Where each word of a dictionary stands among the others: comparing two rows' texts becomes
/// comparing two numbers.

#include <compare>
#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

namespace trygg::snapshot {

struct column;

/// A time as it is sorted: by its start, then by its end.
struct time_key {
    std::int64_t first = 0;
    std::int32_t nanoseconds = 0; ///< to be added to both
    std::int64_t last = 0;
    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the 0 of <=> for a pointer
    friend auto operator<=>(time_key const&, time_key const&) = default;
};

/// Of a word of a temporal column; nothing for null and for text that is no time.
std::optional<time_key> time_key_of(column const& temporal, std::uint32_t word);

struct ranking {
    std::vector<std::uint32_t> ranks;  ///< by word; that of null means nothing
    std::vector<std::uint32_t> sorted; ///< by rank: one of the words that have it
};

/// Text by code points, temporal columns by instant: what starts earlier, then what ends earlier.
ranking rank(column const& of);

/// The ranking of a column, made at the first question. Any number of threads may ask.
class lazy_ranking {
public:
    lazy_ranking() = default;
    lazy_ranking(lazy_ranking const&) {} // a copy makes its own
    lazy_ranking& operator=(lazy_ranking const&) = delete;
    ~lazy_ranking() = default;

    ranking const& of(column const& owner) const;

private:
    mutable std::once_flag m_once;
    mutable ranking m_made;
};

} // namespace trygg::snapshot
