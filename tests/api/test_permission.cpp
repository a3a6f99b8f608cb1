#include "api/permission.hpp"
#include "api/refusal.hpp"

#include <catch2/catch.hpp>

#include <array>

using namespace trygg;
using namespace trygg::api;
using model::role;

namespace {

http::response done(context const& /*at*/) { return {.status = 204}; }

std::span<change_method const> changes() {
    static constexpr std::array all{change_method{"PATCH", done, role::editor, "Change it"},
                                    change_method{"POST", done, role::anyone, "Say something"}};
    return all;
}

route const changing{.path = "/thing", .handle = done, .summary = "A thing", .changes = changes};

using headers = std::map<std::string, std::string>;

/// 200 when the change is permitted, 405 when there is none.
int status_of(std::string const& method, headers sent = {}, principal const& who = {},
              std::string const& public_url = {}) {
    sent.emplace("host", "town.example:8080");
    try {
        return permitted_change(changing, {method, "/thing", sent}, who, public_url) ? 200 : 405;
    } catch (refusal const& e) {
        return e.status;
    }
}

principal const editor{.role = role::editor, .name = "eva", .by = known_by::token};
principal const staff{.role = role::staff, .name = "stina", .by = known_by::token};
principal const at_page{
    .role = role::editor, .name = "eva", .by = known_by::session, .csrf = "secret"};

} // namespace

TEST_CASE("A change takes its role, and its route tells which changes there are") {
    CHECK(status_of("PATCH", {}, editor) == 200);
    CHECK(status_of("PATCH", {}, staff) == 403);
    CHECK(status_of("PATCH") == 401);
    CHECK(status_of("POST") == 200);
    CHECK(status_of("DELETE", {}, editor) == 405);
    CHECK(allowed_methods(changing) == "GET, HEAD, OPTIONS, PATCH, POST");
    CHECK(allowed_methods({.path = "/", .summary = "Start"}) == "GET, HEAD, OPTIONS");
}

TEST_CASE("A page's change brings back the token that only our page could read") {
    CHECK(status_of("PATCH", {}, at_page) == 403);
    CHECK(status_of("PATCH", {{"x-csrf-token", "secreT"}}, at_page) == 403);
    CHECK(status_of("PATCH", {{"x-csrf-token", "secret2"}}, at_page) == 403);
    CHECK(status_of("PATCH", {{"x-csrf-token", "secret"}}, at_page) == 200);
}

TEST_CASE("Another site's page changes nothing") {
    CHECK(status_of("POST", {{"origin", "https://evil.example"}}) == 403);
    CHECK(status_of("POST", {{"origin", "null"}}) == 403);
    CHECK(status_of("POST", {{"origin", "http://town.example"}}) == 403);
    CHECK(status_of("POST", {{"origin", "http://town.example:8080.evil.example"}}) == 403);
    CHECK(status_of("POST", {{"sec-fetch-site", "same-site"}}) == 403);
    CHECK(status_of("POST", {{"sec-fetch-site", "cross-site"}}, editor) == 403);
    CHECK(status_of("POST", {{"origin", "http://town.example:8080"}}) == 200);
    CHECK(status_of("POST", {{"origin", "https://karta.mark.se"}}, {},
                    "https://karta.mark.se/karta") == 200);
    CHECK(status_of("POST", {{"origin", "https://karta.mark.se.evil.example"}}, {},
                    "https://karta.mark.se/karta") == 403);
    CHECK(status_of("POST", {{"sec-fetch-site", "same-origin"}}) == 200);
}
