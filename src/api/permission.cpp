#include "api/permission.hpp"

#include "api/refusal.hpp"
#include "base/text.hpp"
#include "secret/digest.hpp"

#include <algorithm>

namespace trygg::api {

namespace {

std::string_view header(http::request const& asked, std::string const& name) {
    auto const found = asked.headers.find(name);
    return found == asked.headers.end() ? std::string_view{} : std::string_view{found->second};
}

/// "https://karta.mark.se" of "https://karta.mark.se/karta"
std::string_view origin_of(std::string_view url) {
    auto const scheme = url.find("://");
    return scheme == std::string_view::npos ? url : url.substr(0, url.find('/', scheme + 3));
}

/// A page says by whom it is served; other programs do not, and add no cookies by themselves.
bool is_of_another_site(http::request const& asked, std::string_view public_url) {
    auto const site = header(asked, "sec-fetch-site");
    if (!site.empty() && site != "same-origin" && site != "none") {
        return true;
    }
    auto const origin = header(asked, "origin");
    if (origin.empty()) {
        return false;
    }
    auto const host = lower(header(asked, "host"));
    bool const ours = origin == "http://" + host || origin == "https://" + host;
    return !ours && (public_url.empty() || origin != origin_of(public_url));
}

void check_role(change_method const& wanted, principal const& who) {
    if (who.role >= wanted.least) {
        return;
    }
    if (!who.is_known()) {
        throw refusal{401, "Sign in to do this; it takes the role {}.",
                      model::name_of(wanted.least)};
    }
    throw refusal{403, "This takes the role {}; {} has the role {}.", model::name_of(wanted.least),
                  who.name, model::name_of(who.role)};
}

} // namespace

std::string allowed_methods(route const& of, std::string_view collection) {
    std::string result = "GET, HEAD, OPTIONS";
    for (auto const& each : of.changes_of(collection)) {
        result.append(", ").append(each.method);
    }
    return result;
}

change_method const* permitted_change(route const& of, http::request const& asked,
                                      principal const& who, std::string_view public_url,
                                      std::string_view collection) {
    auto const changes = of.changes_of(collection);
    auto const wanted = std::ranges::find(changes, asked.method, &change_method::method);
    if (wanted == changes.end()) {
        return nullptr;
    }
    if (is_of_another_site(asked, public_url)) {
        throw refusal{403, "Another site's page asks for this; changes are taken from our own."};
    }
    check_role(*wanted, who);
    if (!who.csrf.empty() && !wanted->checks_csrf &&
        !secret::same(header(asked, "x-csrf-token"), who.csrf)) {
        throw refusal{403, "The header X-CSRF-Token is missing or old; GET /session tells it."};
    }
    return &*wanted;
}

} // namespace trygg::api
