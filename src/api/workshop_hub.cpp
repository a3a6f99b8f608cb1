#include "api/workshop_hub.hpp"

#include "base/busy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

namespace trygg::api {

namespace {

constexpr std::size_t most_listeners = 1200;
constexpr std::ptrdiff_t most_screens_of_one = 4;

using store::workshop_event;

/// As server-sent events are written. JSON on one line, so that no data can start a field.
std::string text_of(workshop_event const& event) {
    return fmt::format("id: {}\nevent: {}\ndata: {}\n\n", event.number, event.kind, event.data);
}

template <typename Events, typename Wanted>
http::feed::piece joined_text(Events const& events, Wanted const& wanted) {
    std::string text;
    for (workshop_event const* each : events) {
        if (wanted(*each)) {
            text += text_of(*each);
        }
    }
    return std::make_shared<std::string const>(std::move(text));
}

bool concerns_one(workshop_event const& event) { return event.audience && *event.audience != 0; }

/// The last of each topic, in order.
std::vector<workshop_event const*> last_of_topics(std::vector<workshop_event> const& news) {
    std::vector<workshop_event const*> result;
    std::set<std::pair<std::int64_t, std::string>> seen;
    for (auto each = news.rbegin(); each != news.rend(); ++each) {
        if (each->topic.empty() || seen.emplace(each->workshop_id, each->topic).second) {
            result.push_back(&*each);
        }
    }
    std::ranges::reverse(result);
    return result;
}

/// What a screen that comes (back) is told first: how long to wait before it comes back again, and
/// what it missed, or that it must read everything anew.
http::feed::piece welcome(db::connection& database, workshop_hub::listener const& who,
                          std::int64_t after) {
    std::string text = "retry: 1000\n\n"; // milliseconds
    auto const until = store::last_event(database, who.workshop_id);
    auto const missed = store::events_between(database, who.workshop_id, after, until);
    if (!missed) {
        text += fmt::format("id: {}\nevent: reset\ndata: {{}}\n\n", until);
        return std::make_shared<std::string const>(std::move(text));
    }
    for (auto const& each : *missed) {
        if (each.is_for(who.participant_id, who.is_leader())) {
            text += text_of(each);
        }
    }
    return std::make_shared<std::string const>(std::move(text));
}

} // namespace

std::shared_ptr<http::feed> workshop_hub::listen(db::connection& database, listener const& who,
                                                 std::int64_t after) {
    std::lock_guard const lock{m_mutex}; // so that nothing is published between log and seat
    make_room(who);
    auto const feed = std::make_shared<http::feed>();
    feed->push(welcome(database, who, after));
    m_seats[who.workshop_id].push_back({who, feed});
    return feed;
}

void workshop_hub::make_room(listener const& who) {
    std::size_t all = 0;
    for (auto& [workshop, seats] : m_seats) {
        std::erase_if(seats, [](seat const& each) { return each.feed.expired(); });
        all += seats.size();
    }
    if (all >= most_listeners) {
        throw busy{"There are too many listeners; try again in a moment."};
    }
    auto& seats = m_seats[who.workshop_id];
    auto const same = [&](seat const& each) {
        return each.who.participant_id == who.participant_id && each.who.user_id == who.user_id &&
               !who.is_leader();
    };
    if (std::ranges::count_if(seats, same) >= most_screens_of_one) {
        auto const oldest = std::ranges::find_if(seats, same);
        if (auto const feed = oldest->feed.lock()) {
            feed->end();
        }
        seats.erase(oldest);
    }
}

void workshop_hub::publish(std::vector<workshop_event> const& news) {
    std::map<std::int64_t, std::vector<workshop_event const*>> by_workshop;
    for (auto const* each : last_of_topics(news)) {
        by_workshop[each->workshop_id].push_back(each);
    }
    std::lock_guard const lock{m_mutex};
    for (auto const& [workshop, events] : by_workshop) {
        send(m_seats[workshop], events);
    }
}

/// Most are told the same, which is written once.
void workshop_hub::send(std::vector<seat>& to, std::vector<workshop_event const*> const& news) {
    auto const for_leaders = joined_text(news, [](workshop_event const&) { return true; });
    auto const for_all =
        joined_text(news, [](workshop_event const& each) { return !each.audience; });
    std::set<std::int64_t> concerned;
    for (auto const* each : news) {
        if (concerns_one(*each)) {
            concerned.insert(*each->audience);
        }
    }
    std::erase_if(to, [&](seat const& each) {
        auto const feed = each.feed.lock();
        if (!feed) {
            return true;
        }
        auto const id = each.who.participant_id;
        if (each.who.is_leader()) {
            return !feed->push(for_leaders);
        }
        return !feed->push(
            concerned.contains(id)
                ? joined_text(news, [id](auto const& event) { return event.is_for(id, false); })
                : for_all);
    });
}

std::size_t workshop_hub::listeners(std::int64_t workshop_id) {
    std::lock_guard const lock{m_mutex};
    return m_seats[workshop_id].size();
}

} // namespace trygg::api
