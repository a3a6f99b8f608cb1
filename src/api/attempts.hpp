#pragma once
/// \file Failed sign-ins: each makes the next one wait longer. In memory alone, and forgotten after
/// an hour; what is counted is kept as a keyed hash.

#include "secret/random.hpp"

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace trygg::api {

/// How many failures cost nothing, and how long the longest wait is.
struct patience {
    int free = 5;
    std::int64_t longest = 300; ///< seconds
};

inline constexpr patience with_account{.free = 5, .longest = 300};
inline constexpr patience with_address{.free = 20, .longest = 900};

/// For several threads at once. Times are seconds.
class attempts {
public:
    /// How long one must wait before `who` may try again; 0: not at all.
    std::int64_t wait(std::string_view who, patience const& allowed, std::int64_t now);

    void fail(std::string_view who, std::int64_t now);
    void forget(std::string_view who);
    std::size_t size();

private:
    struct entry {
        int failures = 0;
        std::int64_t last = 0;
    };
    std::string key_of(std::string_view who) const;
    void make_room(std::int64_t now);

    std::mutex m_mutex;
    std::string m_key = secret::random_text();
    std::unordered_map<std::string, entry> m_entries;
};

} // namespace trygg::api
