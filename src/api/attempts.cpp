#include "api/attempts.hpp"

#include "secret/digest.hpp"

#include <algorithm>

namespace trygg::api {

namespace {

constexpr std::int64_t window = 3600;        // seconds
constexpr std::size_t most_entries = 50'000; // some megabytes
constexpr int largest_power = 20;

} // namespace

std::string attempts::key_of(std::string_view who) const { return secret::keyed(m_key, who); }

std::int64_t attempts::wait(std::string_view who, patience const& allowed, std::int64_t now) {
    auto const key = key_of(who);
    std::lock_guard const lock{m_mutex};
    auto const found = m_entries.find(key);
    if (found == m_entries.end() || now - found->second.last >= window ||
        found->second.failures < allowed.free) {
        return 0;
    }
    auto const power = std::min(found->second.failures - allowed.free, largest_power);
    auto const delay = std::min(allowed.longest, std::int64_t{1} << power);
    return std::max<std::int64_t>(0, found->second.last + delay - now);
}

void attempts::fail(std::string_view who, std::int64_t now) {
    auto const key = key_of(who);
    std::lock_guard const lock{m_mutex};
    make_room(now);
    auto& known = m_entries[key];
    known.failures = now - known.last >= window ? 1 : known.failures + 1;
    known.last = now;
}

void attempts::forget(std::string_view who) {
    auto const key = key_of(who);
    std::lock_guard const lock{m_mutex};
    m_entries.erase(key);
}

std::size_t attempts::size() {
    std::lock_guard const lock{m_mutex};
    return m_entries.size();
}

/// The old ones go first; under a flood of made-up names any will do.
void attempts::make_room(std::int64_t now) {
    if (m_entries.size() < most_entries) {
        return;
    }
    std::erase_if(m_entries, [now](auto const& each) { return now - each.second.last >= window; });
    if (m_entries.size() >= most_entries) {
        m_entries.erase(m_entries.begin());
    }
}

} // namespace trygg::api
