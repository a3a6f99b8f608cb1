#pragma once
/// \file How often what was asked for lately: only what is asked for again is worth keeping.

#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>

namespace trygg::api {

/// Counts by hash, in fixed memory: what is asked for seldom makes place for others. For several
/// threads at once.
class ask_counts {
public:
    struct entry {
        std::uint64_t hash = 0;
        std::uint32_t asked = 0; ///< times, at least
        std::size_t size = 0;    ///< bytes of the whole answer; 0: not known
    };

    /// Count one more time. The result has it.
    entry add(std::uint64_t hash);

    void note_size(std::uint64_t hash, std::size_t bytes);

private:
    static constexpr std::size_t rows = 4096;

    entry* find(std::uint64_t hash);

    std::mutex m_mutex;
    std::array<std::array<entry, 4>, rows> m_rows{};
};

} // namespace trygg::api
