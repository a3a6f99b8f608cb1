#include "api/service.hpp"

#include "api/answer_key.hpp"
#include "api/finish.hpp"
#include "api/flights.hpp"
#include "api/kept_answers.hpp"
#include "api/negotiate.hpp"
#include "api/permission.hpp"
#include "api/problem.hpp"
#include "api/routes.hpp"
#include "base/error.hpp"
#include "base/huge_pages.hpp"
#include "base/time.hpp"
#include "query/parameters.hpp"
#include "snapshot/load.hpp"
#include "store/database.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>

namespace trygg::api {

namespace {

constexpr std::size_t cache_size = 256 << 20; // bytes
constexpr char const* reading_methods = "GET, HEAD, OPTIONS";

using data_pointer = std::shared_ptr<snapshot::snapshot const>;

std::string header(http::request const& asked, std::string const& name) {
    auto const found = asked.headers.find(name);
    return found == asked.headers.end() ? "" : found->second;
}

/// Links are absolute when the Host is a plain name or address, with or without a port.
std::string base_url_of(http::request const& asked) {
    auto const host = header(asked, "host");
    auto const is_plain = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '.' || c == '-' || c == ':' || c == '[' || c == ']';
    };
    bool const usable = !host.empty() && host.size() < 256 && std::ranges::all_of(host, is_plain);
    return usable ? "http://" + host : "";
}

/// "/karta" of "https://mark.se/karta"
std::string path_of(std::string const& url) {
    auto const scheme = url.find("://");
    auto const slash = scheme == std::string::npos ? scheme : url.find('/', scheme + 3);
    return slash == std::string::npos ? "" : url.substr(slash);
}

http::response not_allowed(std::string const& methods) {
    auto result = problem(405, "Method not allowed",
                          methods == reading_methods ? "This can only be read."
                                                     : "The header Allow tells what can be done.");
    result.headers.emplace("Allow", methods);
    return result;
}

/// Also to a browser that asks, before it lets another site's page read here.
http::response options_answer(std::string const& methods) {
    http::response result{.status = 204};
    result.headers.emplace("Allow", methods);
    result.headers.emplace("Access-Control-Allow-Methods", reading_methods);
    result.headers.emplace("Access-Control-Allow-Headers", "*");
    result.headers.emplace("Access-Control-Max-Age", "86400"); // seconds: a day
    return result;
}

bool only_reads(http::request const& asked) {
    return asked.method == "GET" || asked.method == "HEAD";
}

/// What is wrong with a request to read, whatever its path; nothing for most.
std::optional<http::response> wrong_with(http::request const& asked, coding_choice coding) {
    if (!asked.body.empty()) {
        return problem(415, "Unsupported media type", "A request to read has no body.");
    }
    if (!coding.is_possible()) {
        return problem(406, "Not acceptable",
                       "There are zstd, br, gzip and identity, and Accept-Encoding takes none.");
    }
    return std::nullopt;
}

/// Cheap to copy: all its fields are in the prepared head.
http::response ready_to_send(http::response const& kept) {
    http::response result{.status = kept.status};
    result.shared_body = kept.shared_body;
    result.prepared_head = kept.prepared_head;
    return result;
}

} // namespace

/// How one request is answered: on which data, and what names its answer.
struct way {
    data_pointer data;
    std::string base_url;
    coding_choice coding;
    answer_key key;
    principal who;
};

struct service::state {
    state(std::string path, std::string address)
        : database_path(std::move(path)), public_url(std::move(address)),
          base_path(path_of(public_url)), database(store::open_to_read(database_path)),
          newest(snapshot::load(database)) {
        hold_in_huge_pages();
        time::use_zone(store::setting(database, "time_zone").value_or("Europe/Stockholm"));
    }

    way way_of(http::request const& asked, principal who) const;
    http::response answer(http::request const& asked, way const& by);
    http::response answer_route(http::request const& asked, way const& by);
    http::response make(context const& at, route const& to, way const& by);
    http::response change(context const& at, route const& to, way const& by);
    bool reload();
    http::glance first_look(http::request const& asked);
    void complete(http::response& answer) const;

    std::string database_path, public_url, base_path;
    db::connection database; // for `reload` alone
    std::mutex reloading;
    std::atomic<data_pointer> newest;
    std::atomic<std::shared_ptr<tiles::tile_store>> tiles{std::make_shared<tiles::tile_store>()};
    kept_answers kept{cache_size};
    flights running;
    api::writer writer{database_path, [this] {
                           reload();
                       }};
};

way service::state::way_of(http::request const& asked, principal who) const {
    way result{.data = newest.load(),
               .base_url = public_url.empty() ? base_url_of(asked) : public_url,
               .coding = choose_coding(header(asked, "accept-encoding")),
               .key = {},
               .who = std::move(who)};
    result.key = key_of(asked, result.base_url, result.coding, result.data->revision);
    return result;
}

http::response service::state::make(context const& at, route const& to, way const& by) {
    auto result = to.handle(at);
    finish(result, by.coding, by.key.tag);
    complete(result);
    return to.is_cached ? kept.keep(by.key, std::move(result)) : result;
}

http::response service::state::change(context const& at, route const& to, way const& by) {
    auto const* const wanted = permitted_change(to, at.request, by.who, public_url);
    if (wanted == nullptr) {
        return not_allowed(allowed_methods(to));
    }
    auto result = wanted->handle(at);
    result.headers.emplace("Cache-Control", "no-store");
    return result;
}

http::response service::state::answer_route(http::request const& asked, way const& by) {
    auto const question = asked.target.find('?');
    auto const path = asked.target.substr(0, question);
    if (asked.method == "OPTIONS" && path == "*") {
        return options_answer(reading_methods);
    }
    auto found = find_route(path);
    if (!found || by.who.role < found->found->least) { // what is hidden answers as what is not
        throw not_found{"there is nothing at {}", query::percent_decoded(path)};
    }
    if (asked.method == "OPTIONS") {
        return options_answer(allowed_methods(*found->found));
    }
    if (auto refused = only_reads(asked) ? wrong_with(asked, by.coding) : std::nullopt) {
        return std::move(*refused);
    }
    if (auto const kept_one = only_reads(asked) ? kept.find(by.key, by.coding.best) : nullptr) {
        return or_not_modified(*kept_one, asked);
    }
    context const at{asked,
                     by.data,
                     tiles.load(),
                     database_path,
                     by.base_url,
                     base_path,
                     path,
                     question == std::string::npos ? "" : asked.target.substr(question + 1),
                     std::move(found->captures),
                     by.who,
                     writer};
    if (!only_reads(asked)) {
        return change(at, *found->found, by);
    }
    return or_not_modified(make(at, *found->found, by), asked);
}

/// Never throws but for memory.
http::response service::state::answer(http::request const& asked, way const& by) {
    http::response result;
    try {
        result = answer_route(asked, by);
    } catch (...) {
        result = problem_of(std::current_exception(), asked, base_path);
    }
    complete(result);
    return result;
}

/// The headers that every answer has. Once.
void service::state::complete(http::response& answer) const {
    if (!answer.headers.contains("Referrer-Policy")) {
        add_common_headers(answer, newest.load()->setting("basemap_url").value_or(""));
    }
}

http::glance service::state::first_look(http::request const& asked) {
    if (!only_reads(asked) || !asked.body.empty()) {
        return {};
    }
    auto by = way_of(asked, {});
    auto const known = header(asked, "if-none-match");
    if (!known.empty() && known.find('*') == std::string::npos && matches_etag(known, by.key.tag)) {
        auto result = not_modified(by.key.tag);
        complete(result);
        return {.answer = std::move(result)};
    }
    if (known.empty() && by.coding.is_possible()) {
        if (auto const kept_one = kept.find(by.key, by.coding.best)) {
            return {.answer = ready_to_send(*kept_one)};
        }
    }
    auto place = running.join(by.key.text + "\n" + known);
    auto work = [this, &asked, by = std::move(by), first = place.first] {
        auto result = answer(asked, by);
        if (first) {
            first->give(result);
        }
        return result;
    };
    return {.other = std::move(place.other), .work = std::move(work)};
}

service::service(std::string database_path, std::string public_url)
    : m_state(std::make_unique<state>(std::move(database_path), std::move(public_url))) {}

service::~service() = default;

http::response service::answer(http::request const& asked) const { return answer(asked, {}); }

http::response service::answer(http::request const& asked, principal const& who) const {
    try {
        return m_state->answer(asked, m_state->way_of(asked, who));
    } catch (...) {
        return problem_of(std::current_exception(), asked, m_state->base_path);
    }
}

http::glance service::first_look(http::request const& asked) const {
    return m_state->first_look(asked);
}

bool service::state::reload() {
    std::lock_guard const lock{reloading};
    if (store::revision(database) == newest.load()->revision) {
        return false;
    }
    newest.store(snapshot::load(database));
    hold_in_huge_pages();
    tiles.store(std::make_shared<tiles::tile_store>());
    kept.clear();
    return true;
}

bool service::reload() { return m_state->reload(); }

} // namespace trygg::api
