#include "api/workshop_guest.hpp"
#include "api/workshop_resources.hpp"
#include "base/error.hpp"

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

} // namespace

http::response workshop_events(context const& at) {
    auto const id = id_of(at.captures.at(0));
    return desk_of(at).read([&](db::connection& database) {
        auto const who = viewer_of(database, at, id);
        http::response result;
        result.headers.emplace("Content-Type", "text/event-stream");
        result.headers.emplace("Cache-Control", "no-store");
        result.headers.emplace("X-Accel-Buffering", "no"); // or nginx would hold the news back
        result.feed = desk_of(at).hub().listen(database, {id, who.participant_id, at.who.user_id},
                                               last_seen(at));
        return result;
    });
}

} // namespace trygg::api
