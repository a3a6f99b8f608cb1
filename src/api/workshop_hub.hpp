#pragma once
/// \file Who listens to a workshop, and how they are told what happens in it.

#include "db/sqlite.hpp"
#include "http/feed.hpp"
#include "store/workshop_events.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace trygg::api {

/// The feeds of all workshops. For several threads at once.
class workshop_hub {
public:
    struct listener {
        std::int64_t workshop_id = 0;
        std::int64_t participant_id = 0; ///< 0: a leader's screen
        std::int64_t user_id = 0;        ///< of a leader
        bool is_leader() const { return participant_id == 0; }
    };

    /// A feed of what happens after event `after`: first what is in the log already, read from
    /// `database`, then the rest as it comes. A listener with more screens than allowed loses the
    /// oldest one. Throws busy when there are too many listeners.
    std::shared_ptr<http::feed> listen(db::connection& database, listener const& who,
                                       std::int64_t after);

    /// Tell those whom it concerns. Of several events on one topic the last one is enough.
    void publish(std::vector<store::workshop_event> const& news);

    /// How many listen to a workshop.
    std::size_t listeners(std::int64_t workshop_id);

private:
    struct seat {
        listener who;
        std::weak_ptr<http::feed> feed; ///< the connection holds it
    };

    void make_room(listener const& who);
    static void send(std::vector<seat>& to, std::vector<store::workshop_event const*> const& news);

    std::mutex m_mutex;
    std::map<std::int64_t, std::vector<seat>> m_seats; ///< by workshop
};

} // namespace trygg::api
