#pragma once
/// \file Wrong codes: how many somebody may try. Kept in memory alone, and for a minute.

#include <chrono>
#include <map>
#include <mutex>
#include <string>

namespace trygg::api {

/// Counts per address and of all. For several threads at once.
class code_guesses {
public:
    /// Throws refusal (429) when there were too many wrong codes in the last minute.
    void check(std::string const& peer);

    void missed(std::string const& peer);

private:
    using clock = std::chrono::steady_clock;

    void forget_old();

    std::mutex m_mutex;
    clock::time_point m_since = clock::now();
    std::map<std::string, int> m_missed;
    int m_all = 0;
};

} // namespace trygg::api
