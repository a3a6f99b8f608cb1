#pragma once
/// \file Sign-ins wait here, one after the other: hashing a password takes a tenth of a second and
/// 64 MiB, and must not take the workers from others.

#include "http/later.hpp"
#include "http/message.hpp"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace trygg::api {

class sign_in_queue {
public:
    static constexpr std::size_t most_waiting = 20; ///< two seconds of work

    /// `answer` is called on a thread of the queue's own.
    explicit sign_in_queue(std::function<http::response(http::request const&)> answer)
        : m_answer(std::move(answer)) {}

    /// Null when too many wait.
    std::shared_ptr<http::later> add(http::request asked);

private:
    struct job {
        http::request asked;
        std::shared_ptr<http::later> given;
    };
    void work(std::stop_token const& stop);

    std::function<http::response(http::request const&)> m_answer;
    std::mutex m_mutex;
    std::condition_variable_any m_came;
    std::deque<job> m_waiting;
    std::jthread m_thread{[this](std::stop_token const& stop) {
        work(stop);
    }}; ///< the last member: it uses the others
};

} // namespace trygg::api
