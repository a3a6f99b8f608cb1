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
    auto& guest = m_guests.try_emplace(participant_id, allowance{.since = now}).first->second;
    guest.left = std::min(most_at_once, guest.left + each_second * seconds(now - guest.since));
    guest.since = now;
    if (guest.left < 1) {
        auto const wait = static_cast<int>(std::ceil((1 - guest.left) / each_second));
        throw too_many{wait, "You have sent a lot lately; wait a moment."};
    }
    guest.left -= 1;
}

/// Who has all of the allowance again is as good as not known.
void guest_pace::forget_idle(clock::time_point now) {
    if (m_guests.size() < most_known) {
        return;
    }
    std::erase_if(m_guests, [now](auto const& each) {
        return seconds(now - each.second.since) * each_second >= most_at_once;
    });
}

} // namespace trygg::api
