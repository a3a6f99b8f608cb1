#include "api/guest_pace.hpp"

#include "api/refusal.hpp"

#include <algorithm>
#include <cmath>

namespace trygg::api {

namespace {

constexpr std::size_t most_known = 10'000;

double seconds(guest_pace::clock::duration time) {
    return std::chrono::duration<double>(time).count();
}

} // namespace

void guest_pace::count(std::int64_t participant_id, clock::time_point now) {
    std::lock_guard const lock{m_mutex};
    forget_idle(now);
    auto& guest = m_guests.try_emplace(participant_id, allowance{m_at_once, now}).first->second;
    guest.left = std::min(m_at_once, guest.left + m_each_second * seconds(now - guest.since));
    guest.since = now;
    if (guest.left < 1) {
        auto const wait = static_cast<int>(std::ceil((1 - guest.left) / m_each_second));
        throw too_many{wait, "You have sent a lot lately; wait a moment."};
    }
    guest.left -= 1;
}

/// Who has all of the allowance again is as good as not known.
void guest_pace::forget_idle(clock::time_point now) {
    if (m_guests.size() < most_known) {
        return;
    }
    std::erase_if(m_guests, [this, now](auto const& each) {
        return seconds(now - each.second.since) * m_each_second >= m_at_once;
    });
}

} // namespace trygg::api
