#pragma once
/// \file One answer for several requests, made by the first of them.

#include "http/message.hpp"

#include <functional>
#include <mutex>
#include <optional>
#include <vector>

namespace trygg::http {

/// An answer that is being made. For several threads at once.
class later {
public:
    /// Call `wake` once when the answer is there, on the thread that gives it; now, if it is.
    void when_given(std::function<void()> wake);

    /// Only the first call counts. Nothing: each request must be answered for itself.
    void give(std::optional<response> answer);

    /// What was given; call it after the wake.
    std::optional<response> answer() const;

private:
    std::mutex mutable m_mutex;
    bool m_given = false;
    std::optional<response> m_answer{};
    std::vector<std::function<void()>> m_waiting{};
};

} // namespace trygg::http
