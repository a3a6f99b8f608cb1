#include "api/problem.hpp"

#include "api/html.hpp"
#include "api/language.hpp"
#include "api/negotiate.hpp"
#include "api/permission.hpp"
#include "api/refusal.hpp"
#include "base/busy.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <array>
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

/// What a page says of a status, in both languages: what happened, and what to do.
struct page_words {
    int status;
    bilingual title, advice;
};

constexpr std::array known_problems{
    page_words{
        400,
        {"Frågan går inte att besvara", "The question cannot be answered"},
        {"Något i adressen är fel skrivet. Gå tillbaka och välj om, eller börja om från kartan.",
         "Something in the address is written wrongly. Go back and choose again, or begin from "
         "the map."}},
    page_words{401,
               {"Logga in först", "Sign in first"},
               {"Inloggningen saknas eller har gått ut. Logga in och försök igen.",
                "You are not signed in, or no longer. Sign in and try again."}},
    page_words{403,
               {"Det får du inte", "You may not do this"},
               {"Det här kräver en annan roll. Logga in som någon som har den, eller be den som "
                "sköter kartan.",
                "This takes another role. Sign in as somebody who has it, or ask who looks after "
                "the map."}},
    page_words{404,
               {"Sidan finns inte", "There is no such page"},
               {"Här finns ingenting. Adressen kan vara fel skriven, det som låg här kan ha tagits "
                "bort, eller så syns det först när du har loggat in.",
                "There is nothing here. The address may be written wrongly, what was here may have "
                "been removed, or it is seen only when you have signed in."}},
    page_words{405,
               {"Det går inte att göra här", "This cannot be done here"},
               {"Gå till kartan och börja därifrån.", "Go to the map and begin from there."}},
    page_words{
        406,
        {"Finns inte i det formatet", "Not there in that format"},
        {"Välj ett annat format under Öppna data.", "Choose another format under Open data."}},
    page_words{413,
               {"Det är för stort", "That is too large"},
               {"Skicka något mindre, eller i flera delar.",
                "Send something smaller, or in several parts."}},
    page_words{429,
               {"Vänta en stund", "Wait a moment"},
               {"Det kom för många frågor på kort tid. Försök igen om en stund.",
                "Too many questions came in a short time. Try again in a moment."}},
    page_words{busy_status,
               {"Försök igen om en stund", "Try again in a moment"},
               {"Servern har fullt upp just nu. Försök igen om en liten stund.",
                "The server is very busy just now. Try again in a little while."}}};

constexpr page_words other_problem{
    0,
    {"Något gick fel", "Something went wrong"},
    {"Försök igen. Går det fel igen, tala om för den som sköter kartan vad du gjorde.",
     "Try again. If it goes wrong again, tell who looks after the map what you did."}};

page_words const& words_of(int status) {
    auto const found = std::ranges::find(known_problems, status, &page_words::status);
    return found == known_problems.end() ? other_problem : *found;
}

html problem_text(page_words const& words, page_language const& in, std::string_view detail) {
    auto const said = in({"Vad servern svarade, på engelska", "What the server answered"});
    return html_element("p", html_text(in(words.advice))) +
           html_element("details", html_element("summary", html_text(said)) +
                                       html_element("p", {{"lang", "en"}}, html_text(detail)));
}

html ways_on(int status, page_language const& in, std::string const& base) {
    html result =
        html_link(base + (in.is_english() ? "/#lang=en" : "/"), in({"Till kartan", "To the map"}));
    if (status == 401 || status == 403 || status == 404) {
        result += html_link(in.page(base + "/sign-in"), in({"Logga in", "Sign in"}));
    }
    return html_element("p", {{"class", "pages"}}, result);
}

} // namespace

http::response problem(int status, std::string_view title, std::string_view detail) {
    auto result = json_answer({{"title", title}, {"status", status}, {"detail", detail}},
                              "application/problem+json");
    result.status = status;
    result.headers.emplace("Cache-Control", "no-store");
    return result;
}

http::response problem_page(int status, std::string_view detail, http::request const& asked,
                            std::string_view base_path) {
    auto const& words = words_of(status);
    auto const language = language_of(asked);
    html_page page{.title = language(words.title), .language = language};
    if (asked.method == "GET") {
        auto const question = asked.target.find('?');
        page.query = question == std::string::npos ? "" : asked.target.substr(question + 1);
    }
    page.body = problem_text(words, language, detail) +
                ways_on(status, language, std::string{base_path}) +
                html_element("p", {{"class", "status"}}, html_text(std::to_string(status)));
    http::response result;
    result.status = status;
    result.headers.emplace("Content-Type", html_type);
    result.headers.emplace("Content-Language", language.code);
    result.headers.emplace("Cache-Control", "no-store");
    result.body = page_text(page, base_path);
    return result;
}

http::response problem_of(std::exception_ptr const& thrown, http::request const& asked,
                          std::string_view base_path) noexcept {
    try {
        auto const why = failure_of(thrown, asked);
        auto result = wants_html(asked) ? problem_page(why.status, why.detail, asked, base_path)
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
