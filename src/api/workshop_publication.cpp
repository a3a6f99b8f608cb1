#include "api/workshop_guest.hpp"
#include "api/workshop_json.hpp"
#include "api/workshop_resources.hpp"
#include "store/publication.hpp"

namespace trygg::api {

namespace {

/// A change of the map: the next answer from it shows this.
http::response changed(context const& at, void (*change)(db::connection&, std::int64_t)) {
    auto const id = id_of(at.captures.at(0));
    store::workshop now;
    at.writer.change([&](db::connection& database) {
        store::find_workshop(database, id);
        change(database, id);
        now = store::find_workshop(database, id);
    });
    return json_answer(workshop_json(now, true));
}

} // namespace

http::response publish_workshop(context const& at) {
    return changed(at, store::publish_contributions);
}

http::response unpublish_workshop(context const& at) {
    return changed(at, store::withdraw_contributions);
}

} // namespace trygg::api
