#include "server_process.hpp"
#include "small_town.hpp"

#include <catch2/catch.hpp>

#include <regex>

using Catch::Matchers::Contains;

namespace {

outcome user(std::string const& arguments, std::string const& database,
             std::string const& password = "") {
    return run_program("user " + arguments + " --db " + database,
                       "printf '%s\\n' '" + password + "' |");
}

/// What stands after `start` in a text, to the end of its line.
std::string after(std::string const& text, std::string const& start) {
    auto const at = text.find(start);
    return at == std::string::npos
               ? ""
               : text.substr(at + start.size(),
                             text.find('\n', at + start.size()) - at - start.size());
}

std::string request(std::string const& first, std::string const& headers,
                    std::string const& body = "") {
    return first + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n" + headers + "\r\n" + body;
}

std::string match(std::string const& text, char const* pattern) {
    std::smatch found;
    return std::regex_search(text, found, std::regex{pattern}) ? found[1].str() : "";
}

} // namespace

TEST_CASE("a user that is refused is shown no password") {
    test_folder const folder;
    auto const database = make_town(folder);
    REQUIRE(user("add eva --role staff --generate", database).code == 0);

    for (auto const* const refused :
         {"add 'foo bar' --role staff --generate", "add eva --role staff --generate",
          "add ali --role king --generate", "password nobody --generate"}) {
        auto const answer = user(refused, database);

        CHECK(answer.code == 2);
        CHECK(answer.out.empty());
    }
}

TEST_CASE("users are added, listed, changed and removed") {
    test_folder const folder;
    auto const database = make_town(folder);

    auto const added = user("add Eva --role editor --shown-as 'Eva Ö'", database, "0123456789");
    auto const made = user("add ali --role admin --generate", database);

    CHECK(added.code == 0);
    CHECK(added.out == "eva has the role editor.\n");
    CHECK(after(made.out, "The password of ali, shown this once: ").size() == 23);
    auto const list = user("list", database).out;
    CHECK_THAT(list, Contains("eva") && Contains("Eva Ö") && Contains("editor") &&
                         Contains("never") && !Contains("0123456789") && !Contains("argon2"));
    CHECK(user("role eva staff", database).code == 0);
    CHECK(user("disable eva", database).code == 0);
    CHECK_THAT(user("list", database).out, Contains("staff") && Contains("no, disabled"));
    CHECK(user("remove eva", database).code == 0);
    CHECK_THAT(user("list", database).out, !Contains("eva"));
}

TEST_CASE("what cannot be done with users is told") {
    test_folder const folder;
    auto const database = make_town(folder);
    user("add eva --role staff", database, "0123456789");

    auto const taken = user("add eva --role staff", database, "0123456789");
    CHECK(taken.code == 2);
    CHECK_THAT(taken.err, Contains("there is a user 'eva' already"));
    CHECK_THAT(user("add ali --role staff", database, "short").err, Contains("10 letters"));
    CHECK_THAT(user("add ali --role king", database, "0123456789").err,
               Contains("'king' is no role"));
    CHECK_THAT(user("remove evva", database).err, Contains("did you mean 'eva'?"));
    CHECK(user("add ali", database).code == 2);
    CHECK(user("list", folder.file("none.db")).code == 2);
}

TEST_CASE("a running server lets people and programs in, and out again when they are removed") {
    test_folder const folder;
    auto const database = make_town(folder);
    user("add eva --role editor", database, "0123456789");
    auto const token =
        after(run_program("token add QGIS --role staff --db " + database).out, ":\n");
    server_process const server{database, "public"};

    auto const form = server.send(request("GET /sign-in", ""));
    auto const body = "name=eva&password=0123456789&next=/&csrf=" +
                      match(form, "name=\"csrf\" value=\"([0-9a-f]+)\"");
    auto const signed_in = server.send(
        request("POST /sign-in",
                "Content-Type: application/x-www-form-urlencoded\r\nCookie: trygghetskarta-form=" +
                    match(form, "Set-Cookie: trygghetskarta-form=([^;]+);") + "\r\n",
                body));
    auto const cookie =
        "Cookie: trygghetskarta=" + match(signed_in, "Set-Cookie: trygghetskarta=([^;]+);") +
        "\r\n";
    auto const who = [&](std::string const& headers) {
        return server.send(request("GET /session", headers));
    };

    CHECK_THAT(signed_in, Contains("HTTP/1.1 303"));
    CHECK_THAT(who(""), Contains("\"role\":\"public\""));
    CHECK_THAT(who(cookie), Contains("\"role\":\"editor\""));
    CHECK_THAT(who("Authorization: Bearer " + token + "\r\n"), Contains("\"role\":\"staff\""));
    CHECK_THAT(who("Authorization: Bearer wrong\r\n"), Contains("HTTP/1.1 401"));
    CHECK_THAT(server.get("/join-report"), Contains("HTTP/1.1 404"));
    user("remove eva", database);
    run_program("token revoke QGIS --db " + database);
    bool gone = false;
    for (int i = 0; i < 100 && !gone; ++i) {
        gone = who(cookie).find("\"has_ended\":true") != std::string::npos;
        usleep(100'000);
    }
    CHECK(gone);
    CHECK_THAT(who("Authorization: Bearer " + token + "\r\n"), Contains("HTTP/1.1 401"));
}

TEST_CASE("a user header without the addresses that may send it is refused") {
    test_folder const folder;
    auto const database = make_town(folder);
    auto const answer = run_program("serve --db " + database + " --user-header X-User");
    CHECK(answer.code == 2);
    CHECK_THAT(answer.err, Contains("user-header-from"));
}
