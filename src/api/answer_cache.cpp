#include "api/answer_cache.hpp"

namespace trygg::api {

std::size_t answer_cache::size_of(entry const& e) {
    constexpr std::size_t headers = 1024; // about what the rest of an answer takes
    return e.key.size() + e.answer.shared_body->size() + headers;
}

std::optional<http::response> answer_cache::find(std::string const& key) {
    std::lock_guard const lock{m_mutex};
    auto const place = m_places.find(key);
    if (place == m_places.end()) {
        return std::nullopt;
    }
    m_entries.splice(m_entries.begin(), m_entries, place->second);
    return m_entries.front().answer;
}

void answer_cache::keep(std::string const& key, http::response const& answer) {
    entry made{key, answer};
    auto const size = size_of(made);
    std::lock_guard const lock{m_mutex};
    if (size > m_most / 8 || m_places.contains(key)) {
        return;
    }
    m_entries.push_front(std::move(made));
    m_places.emplace(m_entries.front().key, m_entries.begin());
    m_held += size;
    while (m_held > m_most) {
        m_held -= size_of(m_entries.back());
        m_places.erase(m_entries.back().key);
        m_entries.pop_back();
    }
}

void answer_cache::clear() {
    std::lock_guard const lock{m_mutex};
    m_places.clear();
    m_entries.clear();
    m_held = 0;
}

} // namespace trygg::api
