#include "api/sign_in_queue.hpp"

#include <utility>

namespace trygg::api {

std::shared_ptr<http::later> sign_in_queue::add(http::request asked) {
    auto given = std::make_shared<http::later>();
    {
        std::lock_guard const lock{m_mutex};
        if (m_waiting.size() >= most_waiting) {
            return nullptr;
        }
        m_waiting.push_back({std::move(asked), given});
    }
    m_came.notify_one();
    return given;
}

void sign_in_queue::work(std::stop_token const& stop) {
    std::unique_lock lock{m_mutex};
    while (m_came.wait(lock, stop, [this] { return !m_waiting.empty(); })) {
        auto next = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        next.given->give(m_answer(next.asked));
        lock.lock();
    }
}

} // namespace trygg::api
