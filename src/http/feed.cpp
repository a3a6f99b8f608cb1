#include "http/feed.hpp"

#include <utility>

namespace trygg::http {

bool feed::push(piece news) {
    std::lock_guard const lock{m_mutex};
    if (m_ended || news->empty()) { // an empty chunk would end a chunked body
        return !m_ended;
    }
    if (m_bytes + news->size() > m_options.most_waiting) {
        m_ended = m_too_slow = true;
    } else {
        m_bytes += news->size();
        m_waiting.push_back(std::move(news));
    }
    if (m_ended || m_waiting.size() == 1) { // else it is awake
        wake_up();
    }
    return !m_ended;
}

void feed::end() {
    std::lock_guard const lock{m_mutex};
    m_ended = true;
    wake_up();
}

feed::taken feed::take() {
    std::lock_guard const lock{m_mutex};
    m_bytes = 0;
    return {std::exchange(m_waiting, {}), m_ended, m_too_slow};
}

void feed::when_pushed(std::function<void()> wake) {
    std::lock_guard const lock{m_mutex};
    m_wake = std::move(wake);
}

void feed::wake_up() const {
    if (m_wake) {
        m_wake();
    }
}

} // namespace trygg::http
