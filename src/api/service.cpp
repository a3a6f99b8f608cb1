#include "api/service.hpp"

#include "api/accounts.hpp"
#include "api/answer_key.hpp"
#include "api/board.hpp"
#include "api/finish.hpp"
#include "api/import_desk.hpp"
#include "api/language.hpp"
#include "api/negotiate.hpp"
#include "api/page.hpp"
#include "api/permission.hpp"
#include "api/problem.hpp"
#include "api/refusal.hpp"
#include "api/request_rules.hpp"
#include "api/routes.hpp"
#include "api/sign_in_queue.hpp"
#include "api/workshop_messages.hpp"
#include "base/busy.hpp"
#include "base/error.hpp"
#include "base/huge_pages.hpp"
#include "base/time.hpp"
#include "publish/publish.hpp"
#include "query/parameters.hpp"
#include "snapshot/load.hpp"
#include "store/database.hpp"

#include <algorithm>
#include <ctime>
#include <mutex>

namespace trygg::api {

namespace {

constexpr std::size_t public_cache = 192 << 20, exact_cache = 96 << 20; // bytes

std::string header_of(http::response const& answer, char const* name) {
    auto const found = answer.headers.find(name);
    return found == answer.headers.end() ? "" : found->second;
}

/// Cheap to copy: all its fields are in the prepared head.
http::response ready_to_send(http::response const& kept) {
    http::response result{.status = kept.status};
    result.shared_body = kept.shared_body;
    result.prepared_head = kept.prepared_head;
    return result;
}

} // namespace

/// How one request is answered: to whom, on which data, and what names its answer.
struct way {
    board& on;
    board::data_pointer data;
    std::string base_url;
    coding_choice coding;
    answer_key key;
    principal who;
};

struct service::state {
    explicit state(service_options options);

    way way_of(http::request const& asked, principal who);
    http::response answer(http::request const& asked);
    http::response answer(http::request const& asked, way const& by);
    http::response answer_route(http::request const& asked, way const& by);
    http::response make(context const& at, route const& to, way const& by);
    http::response change(context const& at, route const& to, way const& by);
    bool reload();
    http::glance first_look(http::request const& asked);
    http::glance queue_sign_in(http::request const& asked);
    void complete(http::response& answer, board const& on) const;

    std::string database_path, public_url, base_path;
    db::connection database; // for `reload` alone
    std::mutex reloading;
    std::int64_t data_version = -1;                        // of the database when it was read last
    std::atomic<std::int32_t> day = publish::today_here(); // what is over by then is published
    board exact, open;                                     // what is, and what is published
    api::accounts accounts;
    api::writer writer{database_path, [this] {
                           reload();
                       }};
    sign_in_queue sign_ins{[this](http::request const& asked) {
        return answer(asked);
    }};
    workshop_desk workshops{database_path, writer, base_path, [this](http::response& answer) {
                                complete(answer, open);
                            }};
    std::unique_ptr<import_desk> imports; ///< after what its thread uses
};

identity_options identity_of(service_options& options) {
    auto hosts = std::move(options.hosts);
    hosts.push_back(host_of(options.public_url));
    return {.anonymous_role = options.anonymous_role,
            .hosts = std::move(hosts),
            .user_header = options.user_header,
            .user_header_from = std::move(options.user_header_from),
            .is_https = options.public_url.starts_with("https://"),
            .now = options.now ? options.now : [] {
                return static_cast<std::int64_t>(std::time(nullptr));
            }};
}

db::connection opened_in_its_zone(std::string const& path) {
    auto database = store::open_to_read(path);
    time::use_zone(store::setting(database, "time_zone").value_or("Europe/Stockholm"));
    return database;
}

service::state::state(service_options options)
    : database_path(options.database_path), public_url(options.public_url),
      base_path(path_of(public_url)), database(opened_in_its_zone(database_path)),
      exact(true, snapshot::load(database), exact_cache),
      open(false, publish::publish(*exact.data.load()), public_cache),
      accounts(identity_of(options)) {
    accounts.workshops = &workshops;
    accounts.catch_up = [this] {
        reload();
    };
    hold_in_huge_pages();
    reload();
    if (options.importing.run) {
        imports = std::make_unique<import_desk>(database_path, writer, std::move(options.importing),
                                                [this] { reload(); });
        accounts.imports = imports.get();
    }
}

/// Nothing also for a path that is badly encoded: it is refused later.
route const* route_of(http::request const& asked) {
    try {
        auto const found =
            find_route(std::string_view{asked.target}.substr(0, asked.target.find('?')));
        return found ? found->found : nullptr;
    } catch (input_error const&) {
        return nullptr;
    }
}

/// Whether a route answers with a page, which has two languages.
bool is_page(http::request const& asked, route const& to) {
    return offers_pages(to) && (to.formats().size() == 1 || wants_html(asked));
}

/// The language of a page that its address does not state: its answers differ by it.
std::string_view spoken_in(http::request const& asked) {
    if (!asked.headers.contains("accept-language") || !language_of(asked).is_english()) {
        return {};
    }
    auto const* const to = route_of(asked);
    return to != nullptr && is_page(asked, *to) ? "/en" : "";
}

/// The board is chosen by the role, here and nowhere else; and answers differ by role, too.
way service::state::way_of(http::request const& asked, principal who) {
    auto& on = who.role >= model::role::staff ? exact : open;
    way result{.on = on,
               .data = on.data.load(),
               .base_url = public_url.empty() ? base_url_of(asked) : public_url,
               .coding = coding_of(asked.target, header(asked, "accept-encoding")),
               .key = {},
               .who = std::move(who)};
    result.key = key_of(
        asked, result.base_url, result.coding, result.data->revision,
        fmt::format("{}/{}{}", model::name_of(result.who.role), day.load(), spoken_in(asked)));
    return result;
}

http::response service::state::make(context const& at, route const& to, way const& by) {
    auto result = to.handle(at);
    finish(result, by.coding, by.key.tag);
    complete(result, by.on);
    return to.is_cached && !by.who.has_ended ? by.on.kept.keep(by.key, std::move(result)) : result;
}

http::response service::state::change(context const& at, route const& to, way const& by) {
    auto const collection = at.captures.empty() ? std::string{} : at.captures.front();
    auto const* const wanted = permitted_change(to, at.request, by.who, public_url, collection);
    if (wanted == nullptr) {
        return not_allowed(allowed_methods(to, collection));
    }
    auto result = wanted->handle(at);
    if (!result.headers.contains("Cache-Control")) {
        result.headers.emplace("Cache-Control", "no-store");
    }
    return result;
}

/// A page that had a session is not given the public's figures as if they were the same; a browser
/// that opens a page anew is.
void check_session(http::request const& asked, route const& to, principal const& who) {
    if (who.has_ended && to.is_cached && !wants_html(asked)) {
        throw refusal{401, "The session has ended; sign in again."};
    }
}

http::response service::state::answer_route(http::request const& asked, way const& by) {
    auto const question = asked.target.find('?');
    auto const path = asked.target.substr(0, question);
    auto query = question == std::string::npos ? "" : asked.target.substr(question + 1);
    if (asked.method == "OPTIONS" && path == "*") {
        return options_answer(reading_methods);
    }
    auto found = find_route(path);
    if (!found || by.who.role < found->found->least) { // what is hidden answers as what is not
        throw not_found{"there is nothing at {}", query::percent_decoded(path)};
    }
    auto const& to = *found->found;
    if (is_page(asked, to)) {
        query = without_language(query);
    }
    if (asked.method == "OPTIONS") {
        return options_answer(
            allowed_methods(to, found->captures.empty() ? std::string{} : found->captures.front()));
    }
    context const at{
        asked, by.data,          by.on.tiles.load(),         database_path, by.base_url, base_path,
        path,  std::move(query), std::move(found->captures), by.who,        accounts,    writer};
    if (!only_reads(asked)) {
        return change(at, to, by);
    }
    if (auto refused = wrong_with(asked, by.coding)) {
        return std::move(*refused);
    }
    check_session(asked, to, by.who);
    if (auto const kept_one =
            by.who.has_ended ? nullptr : by.on.kept.find(by.key, by.coding.best)) {
        return or_not_modified(*kept_one, asked);
    }
    return or_not_modified(make(at, to, by), asked);
}

/// Never throws but for memory.
http::response service::state::answer(http::request const& asked, way const& by) {
    http::response result;
    try {
        result = answer_route(asked, by);
    } catch (...) {
        result = problem_of(std::current_exception(), asked, base_path);
    }
    if (by.who.has_ended && header_of(result, "Content-Type").starts_with("text/html")) {
        result.headers.emplace("Set-Cookie", accounts.cookie(""));
    }
    complete(result, by.on);
    return result;
}

http::response service::state::answer(http::request const& asked) {
    try {
        return answer(asked, way_of(asked, accounts.identify(asked)));
    } catch (...) {
        auto result = problem_of(std::current_exception(), asked, base_path);
        complete(result, open);
        return result;
    }
}

/// The headers that every answer has. Once.
void service::state::complete(http::response& answer, board const& on) const {
    if (answer.prepared_head || answer.headers.contains("Referrer-Policy")) {
        return;
    }
    add_common_headers(answer, on.data.load()->setting("basemap_url").value_or(""));
    if (on.is_exact) {
        keep_private(answer);
    }
}

http::glance service::state::queue_sign_in(http::request const& asked) {
    if (auto later = sign_ins.add(asked)) {
        return {.other = std::move(later)};
    }
    auto result = problem_of(
        std::make_exception_ptr(busy{"Too many sign in at once; try again in a moment."}), asked,
        base_path);
    complete(result, open);
    return {.answer = std::move(result)};
}

/// Whether equal requests of equal roles get equal answers.
bool is_shared(http::request const& asked, principal const& who) {
    auto const* const to = who.has_ended ? nullptr : route_of(asked);
    return to != nullptr && to->is_cached;
}

http::glance service::state::first_look(http::request const& asked) {
    if (asked.method == "POST" && route_of(asked) == find_route("/sign-in")->found) {
        return queue_sign_in(asked); // however it is written: hashing a password takes long
    }
    if (auto message = message_of(asked, workshops.pace())) {
        return {.other = workshops.submit(asked, std::move(*message))};
    }
    if (!only_reads(asked) || !asked.body.empty()) {
        return {};
    }
    auto by = way_of(asked, accounts.identify(asked));
    if (!is_shared(asked, by.who)) {
        return {.work = [this, &asked, by = std::move(by)] {
            return answer(asked, by);
        }};
    }
    auto const known = header(asked, "if-none-match");
    if (!known.empty() && known.find('*') == std::string::npos && matches_etag(known, by.key.tag)) {
        auto result = not_modified(by.key.tag);
        complete(result, by.on);
        return {.answer = std::move(result)};
    }
    if (known.empty() && by.coding.is_possible()) {
        if (auto const kept_one = by.on.kept.find(by.key, by.coding.best)) {
            return {.answer = ready_to_send(*kept_one)};
        }
    }
    auto place = by.on.running.join(by.key.text + "\n" + known);
    auto work = [this, &asked, by = std::move(by), first = place.first] {
        auto result = answer(asked, by);
        if (first) {
            first->give(result);
        }
        return result;
    };
    return {.other = std::move(place.other), .work = std::move(work)};
}

/// The public's view is also made anew each day, since then more is over.
bool service::state::reload() {
    std::lock_guard const lock{reloading};
    auto const version = database.count("PRAGMA data_version");
    auto const today = publish::today_here();
    if (version == data_version && today == day) {
        workshops.hub().check_leaders(); // time alone may have ended a session
        return false;
    }
    accounts.refresh(database);
    workshops.hub().check_leaders();
    bool const moved = today != day || store::revision(database) != exact.data.load()->revision;
    if (moved) {
        auto const next = snapshot::load(database);
        auto const next_open = publish::publish(*next, {.today = today});
        day = today;
        exact.show(next);
        open.show(next_open);
        hold_in_huge_pages();
    }
    data_version = version;
    return moved;
}

service::service(service_options options) : m_state(std::make_unique<state>(std::move(options))) {}

service::~service() = default;

http::response service::answer(http::request const& asked) const { return m_state->answer(asked); }

http::response service::answer(http::request const& asked, principal const& who) const {
    try {
        return m_state->answer(asked, m_state->way_of(asked, who));
    } catch (...) {
        return problem_of(std::current_exception(), asked, m_state->base_path);
    }
}

http::glance service::first_look(http::request const& asked) const {
    try {
        return m_state->first_look(asked);
    } catch (refusal const&) { // a token that is not valid
        return {.answer = m_state->answer(asked)};
    }
}

bool service::reload() { return m_state->reload(); }

void service::tidy() {
    try {
        m_state->accounts.tidy(m_state->writer);
    } catch (busy const&) { // an import is running; the next time will do
    }
}

} // namespace trygg::api
