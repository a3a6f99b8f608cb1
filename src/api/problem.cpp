#include "api/problem.hpp"

#include "api/html.hpp"
#include "api/negotiate.hpp"
#include "api/permission.hpp"
#include "api/refusal.hpp"
#include "base/busy.hpp"
#include "base/error.hpp"

#include <cstdio>
#include <new>

namespace trygg::api {

namespace {

constexpr int busy_status = 503;

/// What went wrong: status, title and a sentence for the client.
struct failure {
    int status = 500;
    std::string_view title = "Internal error";
    std::string detail = "The server could not answer this; its log says why.";
    int retry_after = 0; ///< seconds; 0: not told
};

std::string_view refusal_title(int status) {
    switch (status) {
    case 401:
        return "Not signed in";
    case 403:
        return "Not allowed";
    case 409:
        return "Conflict";
    case 412:
        return "Precondition failed";
    case 413:
        return "Too large";
    case 415:
        return "Unsupported media type";
    case 428:
        return "Precondition required";
    case 429:
        return "Too many requests";
    default:
        return "Bad request";
    }
}

failure failure_of(std::exception_ptr const& thrown, http::request const& asked) {
    try {
        std::rethrow_exception(thrown);
    } catch (input_error const& e) {
        return {400, "Bad request", e.what()};
    } catch (not_found const& e) {
        return {404, "Not found", e.what()};
    } catch (not_acceptable const& e) {
        return {406, "Not acceptable", e.what()};
    } catch (busy const& e) {
        return {busy_status, "Busy", e.what(), 10};
    } catch (no_room const& e) {
        return {507, "Insufficient storage", e.what()};
    } catch (too_many const& e) {
        return {e.status, refusal_title(e.status), e.what(), e.seconds};
    } catch (refusal const& e) {
        return {e.status, refusal_title(e.status), e.what()};
    } catch (std::exception const& e) {
        auto const path = asked.target.substr(0, asked.target.find('?'));
        fmt::print(stderr, "{} {}: {}\n", asked.method, path, e.what());
        return {};
    }
}

std::string_view swedish_title(int status) {
    switch (status) {
    case 400:
        return "Frågan går inte att besvara";
    case 401:
    case 403:
        return "Det får du inte";
    case 404:
        return "Sidan finns inte";
    case 406:
        return "Finns inte i det formatet";
    case busy_status:
        return "Försök igen om en stund";
    default:
        return "Något gick fel";
    }
}

} // namespace

http::response problem(int status, std::string_view title, std::string_view detail) {
    auto result = json_answer({{"title", title}, {"status", status}, {"detail", detail}},
                              "application/problem+json");
    result.status = status;
    result.headers.emplace("Cache-Control", "no-store");
    return result;
}

http::response problem_page(int status, std::string_view detail, std::string_view base_path) {
    html_page page{.title = std::string{swedish_title(status)}};
    page.body = html_element("p", {{"lang", "en"}}, html_text(detail)) +
                html_element("p", {{"class", "status"}}, html_text(std::to_string(status)));
    http::response result;
    result.status = status;
    result.headers.emplace("Content-Type", html_type);
    result.headers.emplace("Cache-Control", "no-store");
    result.body = page_text(page, base_path);
    return result;
}

http::response problem_of(std::exception_ptr const& thrown, http::request const& asked,
                          std::string_view base_path) noexcept {
    try {
        auto const why = failure_of(thrown, asked);
        auto result = wants_html(asked) ? problem_page(why.status, why.detail, base_path)
                                        : problem(why.status, why.title, why.detail);
        if (why.retry_after > 0) {
            result.headers.emplace("Retry-After", std::to_string(why.retry_after));
        }
        if (why.status == 401) {
            result.headers.emplace("WWW-Authenticate", bearer_challenge);
        }
        return result;
    } catch (...) { // not even the memory for a problem document
        http::response result;
        result.status = 500;
        return result;
    }
}

} // namespace trygg::api
