#pragma once
/// \file How fast one guest may say things: so that nobody drowns a workshop.

#include <chrono>
#include <cstdint>
#include <mutex>
#include <unordered_map>

namespace trygg::api {

/// Each guest may send a number of messages at once, and then some a second, of whatever kind.
/// For several threads at once.
class guest_pace {
public:
    using clock = std::chrono::steady_clock;

    /// By default as a phone may speak that was away and sends what waited.
    explicit guest_pace(double at_once = 60, double each_second = 3)
        : m_at_once{at_once}, m_each_second{each_second} {}

    /// Throws too_many (429) for a guest who has sent too much lately; a message that is refused
    /// does not count.
    void count(std::int64_t participant_id, clock::time_point now = clock::now());

private:
    struct allowance {
        double left = 0;
        clock::time_point since{};
    };

    void forget_idle(clock::time_point now);

    double m_at_once, m_each_second;
    std::mutex m_mutex;
    std::unordered_map<std::int64_t, allowance> m_guests;
};

} // namespace trygg::api
