#include "api/accounts.hpp"
#include "api/code_guesses.hpp"
#include "api/refusal.hpp"
#include "api/request_body.hpp"
#include "api/workshop_guest.hpp"
#include "api/workshop_input.hpp"
#include "api/workshop_resources.hpp"
#include "base/error.hpp"
#include "base/time.hpp"
#include "query/parameters.hpp"
#include "store/workshops.hpp"

#include <functional>

namespace trygg::api {

namespace {

constexpr std::size_t longest_code = 40;
constexpr std::size_t longest_nickname = 40;

store::workshop workshop_with(db::connection& database, context const& at, std::string_view code) {
    auto const client = at.accounts.client_of(at.request);
    desk_of(at).guesses().check(client);
    if (auto const id = store::workshop_of_code(database, code)) {
        auto found = store::find_workshop(database, *id);
        if (found.state != "draft") {
            return found;
        }
    }
    desk_of(at).guesses().missed(client);
    throw not_found{"There is no workshop with that code."};
}

} // namespace

/// What somebody should know before joining.
http::response workshop_invitation(context const& at) {
    constexpr std::string_view name = "code=";
    if (!at.query.starts_with(name) || at.query.size() > name.size() + longest_code) {
        throw input_error{"give the workshop's code: ?code=ABCDEFGH"};
    }
    auto const code = query::percent_decoded(at.query.substr(name.size()));
    auto result = json_answer(desk_of(at).read([&](db::connection& database) {
        auto const found = workshop_with(database, at, code);
        return json{{"id", found.id},           {"title", found.title},
                    {"intro", found.intro},     {"consent", found.consent},
                    {"made_up", found.made_up}, {"open", found.is_open(time::now_utc())}};
    }));
    result.headers.emplace("Cache-Control", "no-store");
    return result;
}

http::response join_workshop(context const& at) {
    auto const sent = json_body(at.request);
    check_members(sent, {"code", "nickname", "consent"});
    if (sent.value("consent", json()) != json(true)) {
        throw input_error{"consent is true when the guest has agreed to the workshop's text"};
    }
    auto const code = text_member(sent, "code", longest_code);
    auto const nickname = text_member(sent, "nickname", longest_nickname);
    auto const id = desk_of(at).read(
        [&](db::connection& database) { return workshop_with(database, at, code).id; });
    auto const from = std::hash<std::string>{}(at.accounts.client_of(at.request));
    desk_of(at).joining_pace().count(static_cast<std::int64_t>(from));
    bool const secure = at.base_url.starts_with("https:");
    return desk_of(at).wait_for(at.request, [=, path = at.base_path](db::connection& database,
                                                                     workshop_desk::events&) {
        if (!store::find_workshop(database, id).is_open(time::now_utc())) {
            throw refusal{409, "The workshop is not open now."};
        }
        auto const guest =
            store::join(database, id, nickname.empty() ? std::nullopt : std::optional{nickname});
        auto answer = json_answer({{"workshop", id}, {"nickname", nickname}});
        answer.status = 201;
        answer.headers.emplace("Set-Cookie", guest_cookie(id, guest.secret, path, secure));
        return answer;
    });
}

} // namespace trygg::api
