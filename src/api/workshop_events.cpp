#include "api/accounts.hpp"
#include "api/workshop_guest.hpp"
#include "api/workshop_resources.hpp"
#include "base/error.hpp"
#include "store/workshops.hpp"

#include <charconv>

namespace trygg::api {

namespace {

std::int64_t number_of(std::string_view text) {
    std::int64_t result = -1;
    auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), result);
    bool const whole = failure == std::errc{} && end == text.data() + text.size();
    return whole ? result : -1; // which is answered with "reset"
}

/// The event that the client had last: a browser that comes back says it in a header.
std::int64_t last_seen(context const& at) {
    auto const header = at.request.headers.find("last-event-id");
    if (header != at.request.headers.end()) {
        return number_of(header->second);
    }
    constexpr std::string_view name = "after=";
    auto const start = at.query.find(name);
    if (start == std::string::npos) {
        return -1;
    }
    auto const text = std::string_view{at.query}.substr(start + name.size());
    return number_of(text.substr(0, text.find('&')));
}

workshop_hub::listener listener_of(context const& at, workshop_viewer const& who,
                                   std::int64_t workshop_id) {
    workshop_hub::listener result{.workshop_id = workshop_id, .participant_id = who.participant_id};
    if (who.leader) {
        result.user = at.who.name;
        result.may_lead = [&known = at.accounts, asked = at.request] {
            return known.role_now(asked) >= model::role::editor;
        };
    }
    return result;
}

} // namespace

http::response workshop_events(context const& at) {
    auto const id = id_of(at.captures.at(0));
    return desk_of(at).read([&](db::connection& database) {
        auto const who = viewer_of(database, at, id);
        store::find_workshop(database, id);
        http::response result;
        result.headers.emplace("Content-Type", "text/event-stream");
        result.headers.emplace("Cache-Control", "no-store");
        result.headers.emplace("X-Accel-Buffering", "no"); // or nginx would hold the news back
        result.feed = desk_of(at).hub().listen(database, listener_of(at, who, id), last_seen(at));
        return result;
    });
}

} // namespace trygg::api
