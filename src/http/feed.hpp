#pragma once
/// \file A body that grows when there is news, for as long as the client stays: server-sent events.

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace trygg::http {

/// What one client waits for. Others push pieces, from any thread; the io thread writes them. It
/// holds no worker and no thread. A client that takes too slowly is cut off.
class feed {
public:
    using piece = std::shared_ptr<std::string const>;

    struct options {
        std::size_t most_waiting = 256 * 1024; ///< bytes that the client may be behind
        std::chrono::milliseconds beat_every{15'000};
        std::string beat = ":\n\n"; ///< sent when there was nothing else for so long
    };

    feed() = default;
    explicit feed(options how) : m_options{std::move(how)} {}

    /// Send this. False when it is over: ended, or the client is too far behind.
    bool push(piece news);

    /// Let the client have what waits, then end the answer.
    void end();

    options const& how() const { return m_options; }

    // For the server alone.

    struct taken {
        std::vector<piece> pieces{};
        bool ended = false; ///< nothing comes after these
        bool too_slow = false;
    };

    /// All that waits.
    taken take();

    /// Call `wake` when there is something to take, on the thread that pushes; nothing: no more.
    void when_pushed(std::function<void()> wake);

private:
    void wake_up() const;

    options m_options{};
    std::mutex m_mutex;
    std::vector<piece> m_waiting{};
    std::size_t m_bytes = 0; ///< of what waits
    bool m_ended = false;
    bool m_too_slow = false;
    std::function<void()> m_wake{};
};

} // namespace trygg::http
