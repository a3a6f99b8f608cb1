#include "api/service.hpp"

#include "api/answer_cache.hpp"
#include "api/finish.hpp"
#include "api/negotiate.hpp"
#include "api/problem.hpp"
#include "api/routes.hpp"
#include "base/error.hpp"
#include "query/parameters.hpp"
#include "snapshot/load.hpp"
#include "store/database.hpp"

#include <algorithm>
#include <atomic>

namespace trygg::api {

namespace {

constexpr std::size_t cache_size = 64 << 20; // bytes
constexpr char const* allowed_methods = "GET, HEAD, OPTIONS";

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

http::response allow_answer(int status) {
    auto result = status == 405 ? problem(405, "Method not allowed", "This can only be read.")
                                : http::response{.status = status};
    result.headers.emplace("Allow", allowed_methods);
    return result;
}

} // namespace

struct service::state {
    state(std::string path, std::string address)
        : database_path(std::move(path)), public_url(std::move(address)),
          base_path(path_of(public_url)), database(store::open_to_read(database_path)),
          newest(snapshot::load(database)) {}

    http::response answer(http::request const& asked);
    http::response answer_route(context const& at, route const& to, bool gzip);

    std::string database_path, public_url, base_path;
    db::connection database; // for `reload` alone
    std::atomic<data_pointer> newest;
    answer_cache cache{cache_size};
};

http::response service::state::answer_route(context const& at, route const& to, bool gzip) {
    auto const key = fmt::format("{} {} {} {}\n{}", at.data->revision, gzip, at.base_url,
                                 at.request.target, header(at.request, "accept"));
    if (to.is_cached) {
        if (auto kept = cache.find(key)) {
            return or_not_modified(std::move(*kept), at.request);
        }
    }
    auto result = to.handle(at);
    finish(result, gzip, at.data->revision);
    if (to.is_cached && !result.stream) {
        cache.keep(key, result);
    }
    return or_not_modified(std::move(result), at.request);
}

http::response service::state::answer(http::request const& asked) {
    auto const question = asked.target.find('?');
    auto const path = asked.target.substr(0, question);
    auto found = find_route(path);
    if (!found) {
        throw not_found{"there is nothing at {}", query::percent_decoded(path)};
    }
    if (asked.method == "OPTIONS") {
        return allow_answer(204);
    }
    if (asked.method != "GET" && asked.method != "HEAD") {
        return allow_answer(405);
    }
    context const at{asked,
                     newest.load(),
                     database_path,
                     public_url.empty() ? base_url_of(asked) : public_url,
                     base_path,
                     path,
                     question == std::string::npos ? "" : asked.target.substr(question + 1),
                     std::move(found->captures)};
    return answer_route(at, *found->found, takes_gzip(header(asked, "accept-encoding")));
}

service::service(std::string database_path, std::string public_url)
    : m_state(std::make_unique<state>(std::move(database_path), std::move(public_url))) {}

service::~service() = default;

http::response service::answer(http::request const& asked) const {
    http::response result;
    try {
        result = m_state->answer(asked);
    } catch (...) {
        result = problem_of(std::current_exception(), asked, m_state->base_path);
    }
    try {
        add_common_headers(result, m_state->newest.load()->setting("basemap_url").value_or(""));
    } catch (std::bad_alloc const&) { // the answer itself is worth more than its headers
    }
    return result;
}

bool service::reload() {
    if (store::revision(m_state->database) == m_state->newest.load()->revision) {
        return false;
    }
    m_state->newest.store(snapshot::load(m_state->database));
    m_state->cache.clear();
    return true;
}

} // namespace trygg::api
