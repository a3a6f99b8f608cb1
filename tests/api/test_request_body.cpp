#include "api/refusal.hpp"
#include "api/request_body.hpp"

#include <catch2/catch.hpp>

using namespace trygg;
using api::form_body;
using api::json_body;

namespace {

http::request posted(std::string const& type, std::string const& body) {
    return {"POST", "/thing", {{"content-type", type}}, body};
}

/// The status that a JSON body is refused with; 200 when it is taken.
int status_of(http::request const& asked) {
    try {
        json_body(asked);
        return 200;
    } catch (api::refusal const& e) {
        return e.status;
    }
}

int status_of_form(std::string const& body) {
    try {
        form_body(posted("application/x-www-form-urlencoded", body));
        return 200;
    } catch (api::refusal const& e) {
        return e.status;
    }
}

std::string nested(std::size_t depth) {
    std::string arrays(depth, '[');
    return arrays.append(depth, ']');
}

} // namespace

TEST_CASE("A body of JSON is read, whatever the letters of its type") {
    CHECK(json_body(posted("Application/JSON; charset=utf-8", R"({"a":[1]})")).dump() ==
          R"({"a":[1]})");
    CHECK(status_of(posted("application/geo+json", "{}")) == 200);
    CHECK(status_of(posted("application/merge-patch+json", "{}")) == 200);
}

TEST_CASE("What is no JSON is refused by what is wrong with it") {
    CHECK(status_of(posted("text/plain", "{}")) == 415);
    CHECK(status_of(posted("application/x-www-form-urlencoded", "a=1")) == 415);
    CHECK(status_of({"POST", "/thing", {}, "{}"}) == 415);
    CHECK(status_of({"POST",
                     "/thing",
                     {{"content-type", "application/json"}, {"content-encoding", "gzip"}},
                     "{}"}) == 415);
    CHECK(status_of(posted("application/json", "")) == 400);
    CHECK(status_of(posted("application/json", "{")) == 400);
    CHECK(status_of(posted("application/json", "{} {}")) == 400);
    CHECK(status_of(posted("application/json", "\"\xff\"")) == 400);
    CHECK(status_of(posted("application/json", "1e999")) == 400);
    CHECK(status_of(posted("application/json", R"({"a":1,"a":2})")) == 400);
    CHECK(status_of(posted("application/json", R"({"a":{"b":1},"c":{"b":1}})")) == 200);
}

TEST_CASE("A body may be neither large nor deep") {
    CHECK(status_of(posted("application/json", std::string(300'000, ' '))) == 413);
    CHECK(status_of(posted("application/json", nested(32))) == 200);
    CHECK(status_of(posted("application/json", nested(34))) == 400);
    CHECK(status_of(posted("application/json", std::string(100'000, '['))) == 400);
}

TEST_CASE("A form's fields are decoded and stand once") {
    auto const fields =
        form_body(posted("application/x-www-form-urlencoded", "name=Eva+%C3%96&password=a%26b&c"));
    CHECK(fields.at("name") == "Eva Ö");
    CHECK(fields.at("password") == "a&b");
    CHECK(fields.at("c").empty());
    CHECK(status_of_form("a=1&a=2") == 400);
    CHECK(status_of_form(std::string(9'000, 'a')) == 413);
    CHECK_THROWS_AS(status_of_form("a=%zz"), input_error);
    CHECK_THROWS_AS(form_body(posted("application/json", "{}")), api::refusal);
}
