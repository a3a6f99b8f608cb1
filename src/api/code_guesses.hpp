#pragma once
/// \file Wrong codes: how many somebody may try. Kept in memory alone, and for a minute.

#include <chrono>
#include <map>
#include <mutex>
#include <string>

namespace trygg::api {

/// Counts by neighbourhood, and nobody's wrong codes keep others' from being looked at. Within a
/// neighbourhood, such as a hall with one address, a right code passes until so many wrong ones
/// were tried that somebody is searching: still too few to find one of 30^8. For several threads.
class code_guesses {
public:
    static constexpr int most_answered = 30;    ///< wrong codes a minute; after them: too many
    static constexpr int most_looked_at = 3000; ///< after them right ones are not taken, either

    /// Throws too_many (429) where codes are not even looked at for now.
    void check(std::string const& client);

    /// A wrong one. Throws too_many (429) when there were many in the last minute.
    void missed(std::string const& client);

private:
    using clock = std::chrono::steady_clock;

    void forget_old();

    std::mutex m_mutex;
    clock::time_point m_since = clock::now();
    std::map<std::string, int> m_missed;
};

} // namespace trygg::api
