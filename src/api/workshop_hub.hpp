#pragma once
/// \file Who listens to a workshop, and how they are told what happens in it.

#include "db/sqlite.hpp"
#include "http/feed.hpp"
#include "store/workshop_events.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace trygg::api {

/// The feeds of all workshops. For several threads at once.
class workshop_hub {
public:
    struct listener {
        std::int64_t workshop_id = 0;
        std::int64_t participant_id = 0; ///< 0: a leader's screen
        std::string user{};              ///< of a leader, by name; empty: without one
        /// Of a leader: whether who brought the request may lead still. Called again and again.
        std::function<bool()> may_lead{};
        bool is_leader() const { return participant_id == 0; }
    };

    /// A feed of what happens after event `after`: first what is in the log already, read from
    /// `database`, then the rest as it comes. A listener with more screens than allowed loses the
    /// oldest one. Throws busy when there are too many listeners.
    std::shared_ptr<http::feed> listen(db::connection& database, listener const& who,
                                       std::int64_t after);

    /// Tell those whom it concerns. Of several events on one topic the last one is enough; too much
    /// at once is told as `reset`.
    void publish(std::vector<store::workshop_event> const& news);

    /// End the feeds of a workshop that is gone.
    void close(std::int64_t workshop_id);

    /// End the feeds of a guest who is gone.
    void close_of(std::int64_t workshop_id, std::int64_t participant_id);

    /// End the feeds of those who do not lead any more: signed out, revoked, expired, another role.
    void check_leaders();

    /// How many listen to a workshop.
    std::size_t listeners(std::int64_t workshop_id);

private:
    struct seat {
        listener who;
        std::weak_ptr<http::feed> feed; ///< the connection holds it
    };

    void make_room(listener const& who);
    void end_where(std::function<bool(listener const&)> const& is_over);
    static void send(std::vector<seat>& to, std::vector<store::workshop_event const*> const& news);

    std::mutex m_mutex;
    std::map<std::int64_t, std::vector<seat>> m_seats; ///< by workshop
};

} // namespace trygg::api
