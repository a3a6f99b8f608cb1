#include "http/later.hpp"

#include <utility>

namespace trygg::http {

void later::when_given(std::function<void()> wake) {
    {
        std::lock_guard const lock{m_mutex};
        if (!m_given) {
            m_waiting.push_back(std::move(wake));
            return;
        }
    }
    wake();
}

void later::give(std::optional<response> answer) {
    std::vector<std::function<void()>> waiting;
    {
        std::lock_guard const lock{m_mutex};
        if (m_given) {
            return;
        }
        m_given = true;
        m_answer = std::move(answer);
        waiting.swap(m_waiting);
    }
    for (auto const& wake : waiting) {
        wake();
    }
}

std::optional<response> later::answer() const {
    std::lock_guard const lock{m_mutex};
    return m_answer;
}

} // namespace trygg::http
