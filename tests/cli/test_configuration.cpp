#include "base/error.hpp"
#include "cli/configuration.hpp"
#include "run_program.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;
using trygg::input_error;
using trygg::cli::configure;

TEST_CASE("without any configuration the defaults hold") {
    auto const settled = configure({}, {});

    CHECK(settled.db.empty());
    CHECK(settled.host == "127.0.0.1");
    CHECK(settled.port == 8080);
    CHECK(settled.workers == 2);
    CHECK(settled.connections_per_address == 768);
    CHECK(settled.hosts.empty());
}

TEST_CASE("the command line goes before the environment, which goes before the file") {
    test_folder const folder;
    auto const file = folder.file("c.toml", "db = 'of the file'\nport = 1\nworkers = 4\n");

    auto const settled =
        configure({{"config", file}, {"db", "of the command line"}},
                  {{"TRYGGHETSKARTA_DB", "of the environment"}, {"TRYGGHETSKARTA_PORT", "2"}});

    CHECK(settled.db == "of the command line");
    CHECK(settled.port == 2);
    CHECK(settled.workers == 4);
}

TEST_CASE("the environment may name the file, and the command line another") {
    test_folder const folder;
    auto const one = folder.file("one.toml", "port = 1\n");
    auto const two = folder.file("two.toml", "port = 2\n");

    CHECK(configure({}, {{"TRYGGHETSKARTA_CONFIG", one}}).port == 1);
    CHECK(configure({{"config", two}}, {{"TRYGGHETSKARTA_CONFIG", one}}).port == 2);
}

TEST_CASE("host names may be a list in the file or separated by commas") {
    test_folder const folder;
    auto const file = folder.file("c.toml", "hosts = ['Karta.Mark.se', 'localhost']\n");
    std::vector<std::string> const expected{"karta.mark.se", "localhost"};

    CHECK(configure({{"config", file}}, {}).hosts == expected);
    CHECK(configure({{"hosts", "karta.mark.se, localhost"}}, {}).hosts == expected);
}

TEST_CASE("the public address is taken without its last slash, and only when it is one") {
    CHECK(configure({{"public-url", "https://karta.mark.se/"}}, {}).public_url ==
          "https://karta.mark.se");
    CHECK(configure({}, {{"TRYGGHETSKARTA_PUBLIC_URL", "http://mark.se:81/karta"}}).public_url ==
          "http://mark.se:81/karta");
    for (auto const* bad : {"karta.mark.se", "https://", "https:///x", "ftp://mark.se",
                            "https://mark.se/?a=b", "https://mark.se/\"><script>"}) {
        CAPTURE(bad);
        CHECK_THROWS_WITH(configure({{"public-url", bad}}, {}),
                          Contains("public-url must be an address such as"));
    }
}

TEST_CASE("an unknown key of the file is refused with the nearest known one") {
    test_folder const folder;
    auto const file = folder.file("c.toml", "prot = 80\n");

    CHECK_THROWS_AS(configure({{"config", file}}, {}), input_error);
    CHECK_THROWS_WITH(configure({{"config", file}}, {}),
                      Contains("c.toml: there is no key 'prot'; did you mean 'port'?"));
}

TEST_CASE("an unknown variable is refused with the nearest known one") {
    CHECK_THROWS_WITH(configure({}, {{"TRYGGHETSKARTA_PROT", "80"}}),
                      "there is no environment variable TRYGGHETSKARTA_PROT; did you mean "
                      "'TRYGGHETSKARTA_PORT'?");
}

TEST_CASE("a bad value names its key and where it came from") {
    test_folder const folder;
    auto const file = folder.file("c.toml", "port = 70000\n");

    CHECK_THROWS_WITH(configure({{"port", "http"}}, {}),
                      "port must be a whole number from 0 to 65535, not 'http' (from --port)");
    CHECK_THROWS_WITH(configure({}, {{"TRYGGHETSKARTA_WORKERS", "0"}}),
                      "workers must be a whole number from 1 to 256, not '0' (from the environment "
                      "variable TRYGGHETSKARTA_WORKERS)");
    CHECK_THROWS_WITH(configure({{"config", file}}, {}), Contains("not '70000' (from the file"));
    CHECK_THROWS_WITH(configure({{"db", ""}}, {}), "db is empty (from --db)");
}

TEST_CASE("a file that is missing or no TOML is refused") {
    test_folder const folder;
    auto const file = folder.file("c.toml", "port = 80\nhost = \n");

    CHECK_THROWS_WITH(configure({{"config", "/nowhere/c.toml"}}, {}),
                      "there is no configuration file /nowhere/c.toml");
    CHECK_THROWS_WITH(configure({{"config", file}}, {}), Contains("c.toml line 2: "));
}

TEST_CASE("a file of the right name in the working folder is read") {
    test_folder const folder;
    folder.file("trygghetskarta.toml", "db = 'nowhere.db'\n");

    auto const answer = run_program("check", "cd " + folder.file("") + " &&");

    CHECK(answer.code == 2);
    CHECK_THAT(answer.err, Contains("nowhere.db"));
}

TEST_CASE("without a database the ways to give one are named") {
    auto const answer = run_program("check", "cd / &&");

    CHECK(answer.code == 2);
    CHECK_THAT(answer.err, Contains("--db FILE") && Contains("TRYGGHETSKARTA_DB") &&
                               Contains("trygghetskarta.toml"));
}
