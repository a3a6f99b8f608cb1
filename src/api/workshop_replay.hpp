#pragma once
/// \file What a screen that was away has missed.

#include "db/sqlite.hpp"
#include "store/workshop_events.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace trygg::api {

/// More bytes of news at once are not told: the screen reads the state anew, which costs less.
constexpr std::size_t most_news = 192 * 1024;

/// An event as server-sent events are written. JSON on one line, so that no data can start a field.
std::string text_of(store::workshop_event const& event);

/// Tells a screen to read everything anew; from then on it has heard of event `number`.
std::string reset_text(std::int64_t number);

/// Who is told.
struct replay_reader {
    std::int64_t workshop_id = 0;
    std::int64_t participant_id = 0; ///< 0: a leader
};

struct replay {
    std::int64_t until = 0; ///< the last event that there is
    std::string text{};     ///< of all after the first that `who` may know of
};

/// The events after `after`. Contributions are told as they are now: what was hidden or taken back
/// since is told as gone. `reset` when there is too much, or some of it is not known any more.
replay replay_after(db::connection& database, replay_reader const& who, std::int64_t after);

} // namespace trygg::api
