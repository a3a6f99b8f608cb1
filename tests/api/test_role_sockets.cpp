#include "api/role_rows.hpp"
#include "api/routes.hpp"
#include "cli/server_process.hpp"
#include "secret/digest.hpp"
#include "snapshot/town.hpp"
#include "store/accounts.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <set>
#include <sstream>

using namespace trygg;
using namespace role_rows;

namespace {

/// The town with a token for each role, named as the role, a user to administer, and a workshop.
std::string make_town(temp_folder const& folder) {
    std::string path = folder / "town.db";
    town::build(path);
    auto database = store::open_to_write(path);
    for (auto const* name : {"staff", "editor", "admin"}) {
        store::add_token(database, {.name = name,
                                    .hash = secret::fingerprint(name),
                                    .role = model::role_of(name).value_or(model::role::anyone),
                                    .user_id = {},
                                    .created = "2026-01-01",
                                    .expires = "2999-12-31"});
    }
    store::add_user(database, {.name = "editor",
                               .shown_as = "editor",
                               .role = model::role::editor,
                               .password_hash = {},
                               .created = "2026-01-01"});
    add_workshop(path);
    return path;
}

/// Status, headers without the date, and body.
struct answer {
    int status = 0;
    std::set<std::string> headers;
    std::string body;
};

answer read(std::string const& text) {
    answer result;
    auto const end = text.find("\r\n\r\n");
    REQUIRE(end != std::string::npos);
    std::istringstream head{text.substr(0, end)};
    std::string line;
    std::getline(head, line);
    result.status = std::stoi(line.substr(9, 3));
    while (std::getline(head, line)) {
        if (!line.starts_with("Date:")) {
            result.headers.insert(line);
        }
    }
    result.body = text.substr(end + 4);
    return result;
}

answer ask(server_process const& server, std::string const& method, std::string const& target,
           std::string const& person) {
    auto const token = person == "bad" ? "guessed" : person;
    auto const signed_in =
        person == "public" ? "" : fmt::format("Authorization: Bearer {}\r\n", token);
    auto const length =
        method == "GET" || method == "HEAD" || method == "OPTIONS" ? "" : "Content-Length: 0\r\n";
    return read(server.send(fmt::format("{} {} HTTP/1.1\r\nHost: town.example\r\n{}{}Connection: "
                                        "close\r\n\r\n",
                                        method, target, signed_in, length)));
}

/// A stream of events does not end: its head tells enough.
std::string method_for(row const& of) {
    return std::string_view{of.route}.ends_with("/events") ? "HEAD" : of.method;
}

std::string replaced(std::string text, std::string const& what, std::string const& by) {
    auto const at = text.find(what);
    return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

} // namespace

TEST_CASE("The running program answers each role on each route as the table says") {
    temp_folder const folder;
    server_process const server{make_town(folder), "public"};
    for (auto const& each : rows) {
        for (std::size_t i = 0; i < 5; ++i) { // those behind need a clock of their own
            INFO(each.method << " " << each.target << " as " << people[i]);
            auto const told = ask(server, method_for(each), each.target, people[i]);
            CHECK(told.status == each.expected[i]);
            CHECK(told.headers.contains("WWW-Authenticate: Bearer realm=\"Trygghetskarta\"\r") ==
                  (told.status == 401));
        }
    }
}

TEST_CASE("The running program's own list of routes holds none without a row") {
    std::set<std::string> listed;
    for (auto const& each : rows) {
        listed.insert(std::string{each.method} + " " + each.route);
    }
    for (auto const& route : api::routes()) {
        INFO(route.path);
        CHECK(listed.contains("GET " + std::string{route.path}));
        for (auto const& change : route.changes()) {
            INFO(change.method);
            CHECK(listed.contains(std::string{change.method} + " " + std::string{route.path}));
        }
    }
}

TEST_CASE("The running program gives every format of a route to the same roles") {
    temp_folder const folder;
    server_process const server{make_town(folder), "public"};
    for (auto const& each : rows) {
        auto const whole = std::string{each.target};
        auto const found = api::find_route(whole.substr(0, whole.find('?')));
        if (!found || !found->found->formats || found->found->parameters(false).empty() ||
            each.method != std::string_view{"GET"} || whole.ends_with("/events")) {
            continue;
        }
        for (auto const& format : found->found->formats()) {
            auto const sign = whole.find('?') == std::string::npos ? "?f=" : "&f=";
            for (std::size_t i = 0; i < 5; ++i) {
                auto const target = whole + sign + format.name;
                INFO(target << " as " << people[i]);
                CHECK(ask(server, "GET", target, people[i]).status == each.expected[i]);
            }
        }
    }
}

TEST_CASE(
    "The running program hides from the public as if there were nothing, to the last header") {
    temp_folder const folder;
    server_process const server{make_town(folder), "public"};
    for (auto const& each : rows) {
        auto const target = std::string{each.target};
        auto const path = target.substr(0, target.find('?'));
        auto const found = api::find_route(path);
        if (each.expected[0] != 404 || !found || found->found->least == model::role::anyone) {
            continue;
        }
        auto missing_path = path;
        missing_path[std::min(path.find('/', 1), path.size()) - 1] = 'q';
        for (auto const* method : {"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"}) {
            INFO(method << " " << path);
            auto const hidden = ask(server, method, path, "public");
            auto const missing = ask(server, method, missing_path, "public");
            CHECK(hidden.status == 404);
            CHECK(hidden.status == missing.status);
            CHECK(hidden.headers == missing.headers);
            CHECK(hidden.body == replaced(missing.body, missing_path, path));
        }
    }
}
