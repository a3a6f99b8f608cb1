#include "api/answer_cache.hpp"

#include "http/reply.hpp"

#include <utility>

namespace trygg::api {

std::size_t answer_cache::size_of(entry const& e) {
    constexpr std::size_t headers = 2048; // about what the rest of an answer takes
    return e.key.size() + e.answer->shared_body->size() + headers;
}

answer_cache::found answer_cache::find(std::string const& key) {
    std::lock_guard const lock{m_mutex};
    auto const place = m_places.find(key);
    if (place == m_places.end()) {
        return {};
    }
    m_entries.splice(m_entries.begin(), m_entries, place->second);
    auto& here = m_entries.front();
    return {here.answer, ++here.times};
}

/// Let others go until there is room; false when those are worth more.
bool answer_cache::make_room(std::size_t size, std::uint32_t asked) {
    while (m_held + size > m_most) {
        auto& last = m_entries.back();
        if (last.times > asked) {
            --last.times; // it goes in the end, if nobody asks for it
            return false;
        }
        m_held -= size_of(last);
        m_places.erase(last.key);
        m_entries.pop_back();
    }
    return true;
}

void answer_cache::keep(std::string const& key, http::response answer, std::uint32_t asked) {
    http::prepare(answer);
    entries made;
    made.push_back({key, std::make_shared<http::response const>(std::move(answer)), asked});
    auto const size = size_of(made.front());
    std::lock_guard const lock{m_mutex};
    if (size > m_most / 2 || m_places.contains(key) || !make_room(size, asked)) {
        return;
    }
    m_entries.splice(m_entries.begin(), made);
    m_places.emplace(m_entries.front().key, m_entries.begin());
    m_held += size;
}

void answer_cache::replace(std::string const& key, std::shared_ptr<std::string const> body) {
    std::lock_guard const lock{m_mutex};
    auto const place = m_places.find(key);
    if (place == m_places.end()) {
        return;
    }
    auto& here = *place->second;
    auto better = *here.answer;
    better.shared_body = std::move(body);
    http::prepare(better);
    m_held -= size_of(here);
    here.answer = std::make_shared<http::response const>(std::move(better));
    m_held += size_of(here);
}

void answer_cache::clear() {
    entries old; // its memory is freed when others may go on
    std::lock_guard const lock{m_mutex};
    m_places.clear();
    m_entries.swap(old);
    m_held = 0;
}

} // namespace trygg::api
