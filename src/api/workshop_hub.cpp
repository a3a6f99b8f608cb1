#include "api/workshop_hub.hpp"

#include "api/workshop_replay.hpp"
#include "base/busy.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace trygg::api {

namespace {

constexpr std::size_t most_listeners = 1200;
constexpr std::ptrdiff_t most_screens_of_one = 4;
constexpr std::ptrdiff_t most_screens_of_leader = 8;
constexpr std::size_t most_waiting = 3 * most_news; ///< bytes that a screen may be behind

using store::workshop_event;

template <typename Events, typename Wanted>
http::feed::piece joined_text(Events const& events, Wanted const& wanted) {
    std::string text;
    for (workshop_event const* each : events) {
        if (wanted(*each)) {
            text += text_of(*each);
        }
    }
    if (text.size() > most_news) {
        text = reset_text(events.back()->number);
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

bool is_same(workshop_hub::listener const& one, workshop_hub::listener const& other) {
    return one.is_leader() ? other.is_leader() && !one.user.empty() && one.user == other.user
                           : one.participant_id == other.participant_id;
}

} // namespace

/// The log is read first, since that may take long; and then what has come to it meanwhile.
std::shared_ptr<http::feed> workshop_hub::listen(db::connection& database, listener const& who,
                                                 std::int64_t after) {
    replay_reader const reader{who.workshop_id, who.participant_id};
    auto const missed = replay_after(database, reader, after);
    std::lock_guard const lock{m_mutex}; // so that nothing is published between log and seat
    make_room(who);
    auto const meanwhile = replay_after(database, reader, missed.until);
    auto const feed =
        std::make_shared<http::feed>(http::feed::options{.most_waiting = most_waiting});
    feed->push(std::make_shared<std::string const>("retry: 1000\n\n" // milliseconds
                                                   + missed.text + meanwhile.text));
    m_seats[who.workshop_id].push_back({who, feed});
    return feed;
}

void workshop_hub::make_room(listener const& who) {
    std::size_t all = 0;
    for (auto& [workshop, seats] : m_seats) {
        std::erase_if(seats, [](seat const& each) { return each.feed.expired(); });
        all += seats.size();
    }
    std::erase_if(m_seats, [](auto const& each) { return each.second.empty(); });
    if (all >= most_listeners) {
        throw busy{"There are too many listeners; try again in a moment."};
    }
    auto& seats = m_seats[who.workshop_id];
    auto const same = [&](seat const& each) {
        return is_same(who, each.who);
    };
    if (std::ranges::count_if(seats, same) >=
        (who.is_leader() ? most_screens_of_leader : most_screens_of_one)) {
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
        if (auto const seats = m_seats.find(workshop); seats != m_seats.end()) {
            send(seats->second, events);
        }
    }
}

void workshop_hub::end_where(std::function<bool(listener const&)> const& is_over) {
    std::lock_guard const lock{m_mutex};
    for (auto& [workshop, seats] : m_seats) {
        std::erase_if(seats, [&](seat const& each) {
            if (!is_over(each.who)) {
                return false;
            }
            if (auto const feed = each.feed.lock()) {
                feed->end();
            }
            return true;
        });
    }
}

void workshop_hub::close(std::int64_t workshop_id) {
    end_where([=](listener const& each) { return each.workshop_id == workshop_id; });
}

void workshop_hub::close_of(std::int64_t workshop_id, std::int64_t participant_id) {
    end_where([=](listener const& each) {
        return each.workshop_id == workshop_id && each.participant_id == participant_id;
    });
}

void workshop_hub::check_leaders() {
    end_where(
        [](listener const& each) { return each.is_leader() && each.may_lead && !each.may_lead(); });
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
    auto const found = m_seats.find(workshop_id);
    return found == m_seats.end() ? 0 : found->second.size();
}

} // namespace trygg::api
