#include "api/accounts.hpp"
#include "api/credentials.hpp"
#include "api/language.hpp"
#include "api/permission.hpp"
#include "api/refusal.hpp"
#include "api/request_body.hpp"
#include "api/request_rules.hpp"
#include "api/resources.hpp"
#include "api/sign_in_page.hpp"
#include "query/parameters.hpp"
#include "secret/digest.hpp"
#include "secret/password.hpp"
#include "secret/random.hpp"

#include <algorithm>

namespace trygg::api {

namespace {

constexpr std::size_t longest_next = 2000;

std::string form_cookie_name(context const& at) {
    return at.accounts.is_https() ? "__Host-trygghetskarta-form" : "trygghetskarta-form";
}

/// A path of ours, which no browser takes for another host's; else the map.
std::string own_path(std::string const& text) {
    bool const plain =
        std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f' && c != '\\'; });
    bool const ours =
        plain && text.size() <= longest_next && text.starts_with('/') && !text.starts_with("//");
    return ours ? text : "/";
}

/// The form's own, else that of its page.
page_language language_of(context const& at, std::string_view stated) {
    if (stated == "en" || stated == "sv") {
        return {stated == "en" ? "en" : "sv", true};
    }
    return api::language_of(at.request);
}

/// The form and a cookie hold the same secret: another site can set neither.
http::response form_answer(context const& at, sign_in_form form, int status) {
    auto known = cookie_of(at.request, form_cookie_name(at));
    bool const fresh = !known || !is_secret(*known);
    auto const secret = fresh ? secret::random_text() : *known;
    form.csrf = secret::keyed(secret, "sign in");
    auto answer = sign_in_page(at, form);
    answer.status = status;
    if (fresh) {
        answer.headers.emplace("Set-Cookie",
                               fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict{}",
                                           form_cookie_name(at), secret,
                                           at.accounts.is_https() ? "; Secure" : ""));
    }
    return answer;
}

bool is_own_form(context const& at, std::string const& csrf) {
    auto const known = cookie_of(at.request, form_cookie_name(at));
    return known && is_secret(*known) && secret::same(csrf, secret::keyed(*known, "sign in"));
}

std::string field(std::map<std::string, std::string> const& fields, char const* name) {
    auto const found = fields.find(name);
    return found == fields.end() ? "" : found->second;
}

http::response see_other(std::string const& path) {
    http::response answer{.status = 303};
    answer.headers.emplace("Location", path);
    return answer;
}

http::response refused_form(context const& at, sign_in_form form, sign_in_outcome const& how) {
    constexpr std::int64_t minute = 60;
    form.trouble = how.seconds > 0 ? sign_in_trouble::wait : sign_in_trouble::wrong;
    form.minutes = (how.seconds + minute - 1) / minute;
    auto answer = form_answer(at, std::move(form), how.seconds > 0 ? 429 : 401);
    if (how.seconds > 0) {
        answer.headers.emplace("Retry-After", std::to_string(how.seconds));
    } else {
        answer.headers.emplace("WWW-Authenticate", bearer_challenge);
    }
    return answer;
}

} // namespace

http::response sign_in_form_page(context const& at) {
    query::parameters const stated{at.query, std::vector<std::string>{"f", "lang", "next"}};
    check_format(stated.get("f").value_or("html") == "html" ? std::nullopt : stated.get("f"), {});
    auto const language = language_of(at, stated.get("lang").value_or(""));
    if (at.who.by == known_by::session) {
        return sign_out_page(at, language);
    }
    return form_answer(
        at, {.language = language, .next = own_path(stated.get("next").value_or("/"))}, 200);
}

http::response sign_in(context const& at) {
    auto fields = form_body(at.request);
    sign_in_form form{.language = language_of(at, field(fields, "lang")),
                      .next = own_path(field(fields, "next")),
                      .name = field(fields, "name")};
    if (!is_own_form(at, field(fields, "csrf"))) {
        form.trouble = sign_in_trouble::old_form;
        return form_answer(at, std::move(form), 403);
    }
    auto const how =
        at.accounts.sign_in(form.name, field(fields, "password"), at.request, at.writer);
    secret::forget(fields["password"]);
    if (how.session.empty()) {
        return refused_form(at, std::move(form), how);
    }
    at.accounts.sign_out(at.request, at.writer); // what this browser had before
    auto answer = see_other(at.local(form.next));
    answer.headers.emplace("Set-Cookie", at.accounts.cookie(how.session));
    return answer;
}

http::response sign_out(context const& at) {
    bool const by_form = media_type_of(at.request) == "application/x-www-form-urlencoded";
    auto const csrf =
        by_form ? field(form_body(at.request), "csrf") : header(at.request, "x-csrf-token");
    if (!at.who.csrf.empty() && !secret::same(csrf, at.who.csrf)) {
        throw refusal{403, "The CSRF token is missing or old; GET /session tells it."};
    }
    at.accounts.sign_out(at.request, at.writer);
    auto answer = by_form ? see_other(at.local("/")) : http::response{.status = 204};
    answer.headers.emplace("Set-Cookie", at.accounts.cookie(""));
    answer.headers.emplace("Clear-Site-Data", "\"cache\"");
    return answer;
}

} // namespace trygg::api
