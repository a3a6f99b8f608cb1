#include "api/workshop_guest.hpp"

#include "api/accounts.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "query/parameters.hpp"

#include <charconv>
#include <string_view>

namespace trygg::api {

namespace {

constexpr int cookie_days = 60;

std::string cookie_name(std::int64_t workshop_id) {
    return "trygg_workshop_" + std::to_string(workshop_id);
}

/// The value of one cookie of a Cookie header; empty when it has none of that name.
std::string_view cookie(std::string_view all, std::string_view name) {
    while (!all.empty()) {
        auto const end = std::min(all.find(';'), all.size());
        auto const one = trim(all.substr(0, end));
        auto const equals = one.find('=');
        if (equals != std::string_view::npos && one.substr(0, equals) == name) {
            return one.substr(equals + 1);
        }
        all.remove_prefix(std::min(end + 1, all.size()));
    }
    return {};
}

} // namespace

workshop_desk& desk_of(context const& at) { return *at.accounts.workshops; }

std::int64_t id_of(std::string const& segment) {
    std::int64_t result = 0;
    auto const* const end = segment.data() + segment.size();
    auto const [stopped, failure] = std::from_chars(segment.data(), end, result);
    if (failure != std::errc{} || stopped != end || result <= 0) {
        throw not_found{"there is nothing of that number"};
    }
    return result;
}

std::optional<store::participant> guest_of(db::connection& database, http::request const& asked,
                                           std::int64_t workshop_id) {
    auto const cookies = asked.headers.find("cookie");
    if (cookies == asked.headers.end()) {
        return {};
    }
    auto found = store::participant_of(database, cookie(cookies->second, cookie_name(workshop_id)));
    return found && found->workshop_id == workshop_id ? found : std::nullopt;
}

std::string guest_cookie(std::int64_t workshop_id, std::string const& secret,
                         std::string const& base_path, bool secure) {
    return fmt::format("{}={}; Path={}/workshops/{}; Max-Age={}; HttpOnly; SameSite=Strict{}",
                       cookie_name(workshop_id), secret, base_path, workshop_id,
                       cookie_days * 24 * 3600, secure ? "; Secure" : "");
}

workshop_viewer viewer_of(db::connection& database, context const& at, std::int64_t workshop_id) {
    bool const can_lead = at.who.role >= model::role::editor;
    bool const as_leader = at.query.find("as=leader") != std::string::npos;
    if (!(can_lead && as_leader)) {
        if (auto const guest = guest_of(database, at.request, workshop_id)) {
            return {guest->id, false};
        }
    }
    if (!can_lead) {
        throw not_found{"there is nothing at {}", query::percent_decoded(at.path)};
    }
    return {0, true};
}

} // namespace trygg::api
