#include "run_program.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

TEST_CASE("help names every command and where to start") {
    auto const answer = run_program("--help");

    CHECK(answer.code == 0);
    for (auto const* const command :
         {"demo", "import", "check", "serve", "export", "settings", "user", "token", "version"}) {
        CHECK_THAT(answer.out, Contains(std::string{"\n  "} + command));
    }
    CHECK_THAT(answer.out, Contains("Start here:") && Contains("Exit codes:"));
}

TEST_CASE("every command has a help of its own with an example") {
    for (auto const* const command : {"demo", "import", "check", "serve", "export", "settings"}) {
        auto const answer = run_program(std::string{command} + " --help");

        CHECK(answer.code == 0);
        CHECK_THAT(answer.out, Contains("--db FILE") && Contains("Example") &&
                                   Contains(std::string{"trygghetskarta "} + command + " --db"));
    }
}

TEST_CASE("the commands on users and tokens have examples, and help for each action") {
    CHECK_THAT(run_program("user --help").out,
               Contains("trygghetskarta user add eva --role admin --db mark.db"));
    CHECK_THAT(run_program("user add --help").out,
               Contains("--db FILE") && Contains("--role ROLE"));
    CHECK_THAT(run_program("token --help").out, Contains("trygghetskarta token add"));
    CHECK_THAT(run_program("token add --help").out, Contains("--db FILE") && Contains("--days N"));
    for (auto const* const action : {"user add", "user list", "user role", "user password",
                                     "user remove", "token add", "token revoke", "version"}) {
        auto const help = run_program(std::string{action} + " --help").out;
        CHECK_THAT(help, Contains("Example:\n  trygghetskarta " + std::string{action}));
        CHECK_THAT(help, !Contains("Start here"));
    }
}

TEST_CASE("help of import names the profiles") {
    CHECK_THAT(run_program("import --help").out, Contains("scb-deso") && Contains("police-crime") &&
                                                     Contains("points") && Contains("survey"));
}

TEST_CASE("without a command the help is printed and the exit code is 2") {
    auto const answer = run_program("");

    CHECK(answer.code == 2);
    CHECK(answer.out.empty());
    CHECK_THAT(answer.err, Contains("Start here:"));
}

TEST_CASE("an unknown command is answered with the nearest one") {
    auto const answer = run_program("imprt --db x.db");

    CHECK(answer.code == 2);
    CHECK_THAT(answer.err, Contains("unknown command 'imprt'; did you mean 'import'?") &&
                               Contains("Help: trygghetskarta --help"));
}

TEST_CASE("an unknown option is answered with the nearest one") {
    auto const answer = run_program("serve --prot 80");

    CHECK(answer.code == 2);
    CHECK_THAT(answer.err, Contains("unknown option '--prot'; did you mean '--port'?") &&
                               Contains("Help: trygghetskarta serve --help"));
}

TEST_CASE("a missing option is named") {
    auto const answer = run_program("import --db x.db a.csv");

    CHECK(answer.code == 2);
    CHECK_THAT(answer.err, Contains("--profile"));
}

TEST_CASE("the version is one line") {
    CHECK(run_program("version").out == "trygghetskarta 0.1.0\n");
    CHECK(run_program("--version").out == "trygghetskarta 0.1.0\n");
}

TEST_CASE("a database that is not there ends with exit code 2 and a way on") {
    for (auto const* const command : {"check --db", "serve --db", "settings --db"}) {
        auto const answer = run_program(std::string{command} + " /nowhere/x.db");

        CHECK(answer.code == 2);
        CHECK(answer.out.empty());
        CHECK_THAT(answer.err, Contains("/nowhere/x.db") && Contains("import or demo"));
    }
}
