#include "api/problem.hpp"

#include "api/answers.hpp"
#include "base/error.hpp"

#include <cstdio>
#include <new>

namespace trygg::api {

namespace {

http::response internal_error(http::request const& asked, char const* what) {
    auto const path = asked.target.substr(0, asked.target.find('?'));
    fmt::print(stderr, "{} {}: {}\n", asked.method, path, what);
    return problem(500, "Internal error", "The server could not answer this; its log says why.");
}

http::response answer_for(std::exception_ptr const& thrown, http::request const& asked) {
    try {
        std::rethrow_exception(thrown);
    } catch (input_error const& e) {
        return problem(400, "Bad request", e.what());
    } catch (not_found const& e) {
        return problem(404, "Not found", e.what());
    } catch (std::exception const& e) {
        return internal_error(asked, e.what());
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

http::response problem_of(std::exception_ptr const& thrown, http::request const& asked) noexcept {
    try {
        return answer_for(thrown, asked);
    } catch (...) { // not even the memory for a problem document
        http::response result;
        result.status = 500;
        return result;
    }
}

} // namespace trygg::api
