#include "small_town.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

json list(std::string const& arguments) { return json::parse(run_program(arguments).out); }

} // namespace

TEST_CASE("each import of a file is in its history, with the rows that were refused") {
    test_folder const folder;
    auto const database = make_town(folder);
    auto const fires = folder.file("more.csv", "id,kind,date,lon,lat\n"
                                               "11,arson,2020-05-01,12.61,57.46\n"
                                               "12,arson,=someday,12.61,57.46\n");
    auto const import = "import --profile points " + fires + " --db " + database;

    CHECK(run_program(import + " --dry-run").code == 3);
    CHECK(run_program(import).code == 3);
    CHECK(run_program(import).code == 3);

    auto const sources = list("sources --json --db " + database);
    REQUIRE(sources.size() == 3);
    CHECK(sources[0]["file"] == "more.csv");
    auto const runs = list("sources " + sources[0]["id"].dump() + " --json --db " + database);
    REQUIRE(runs.size() == 2);
    CHECK(runs[0]["accepted"] == 0);
    CHECK(runs[0]["unchanged"] == 1);
    CHECK(runs[1]["accepted"] == 1);
    CHECK(runs[1]["rejected"] == 1);
    CHECK(runs[1]["by"] == "command line");
    auto const rejected = run_program("rejected " + runs[1]["id"].dump() + " --db " + database);
    CHECK(rejected.code == 0);
    CHECK_THAT(rejected.out, Contains("line,code,reason,raw\r\n3,") && Contains("someday"));
    CHECK(run_program("rejected " + runs[0]["id"].dump() + " --db " + database).code == 2);
    CHECK(run_program("rejected 999 --db " + database).code == 2);
    CHECK(list("jobs --json --db " + database).empty());
}

TEST_CASE("what is changed on the command line is in the chained log, without secrets") {
    test_folder const folder;
    auto const database = make_town(folder);
    auto const changes = [&] {
        return list("check --json --db " + database)["changes"].get<int>();
    };
    auto const before = changes();
    CHECK(run_program("settings k=7 --db " + database).code == 0);
    CHECK(run_program("settings k=7 --db " + database).code == 0); // the same again is no change
    CHECK(run_program("token add QGIS --role staff --db " + database).code == 0);
    CHECK(run_program("user add eva --role staff --generate --db " + database).code == 0);
    CHECK(changes() == before + 3);
    CHECK(list("check --json --db " + database)["ok"] == true);
}
