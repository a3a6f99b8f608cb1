#include "small_town.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using Catch::Matchers::Contains;
using nlohmann::json;

TEST_CASE("an import says how many rows were joined, by which way and how many lie outside") {
    test_folder const folder;
    auto const database = make_town(folder);

    auto const again =
        json::parse(run_program("import --db " + database + " --profile points --json " +
                                folder.file("fires.csv"))
                        .out);

    CHECK(again["rows"] == 4);
    CHECK(again["accepted"] == 0);
    CHECK(again["unchanged"] == 4);
    CHECK(again["zones"]["town"]["joined"] == 3);
    CHECK(again["zones"]["town"]["outside"] == 1);
    CHECK(again["zones"]["town"]["ways"]["geometry"] == 3);
}

TEST_CASE("a rejected row gives exit code 3 and is written with its reason") {
    test_folder const folder;
    auto const database = make_town(folder);
    auto const more = folder.file("more.csv", "id,kind,date,lon,lat\n"
                                              "5,arson,2020-09-01,12.61,57.46\n"
                                              "6,arson,2020-13-45,12.61,57.46\n");

    auto const answer = run_program("import --db " + database + " --profile points --rejected " +
                                    folder.file("rejected.csv") + " --json " + more);

    auto const result = json::parse(answer.out);
    CHECK(answer.code == 3);
    CHECK(result["accepted"] == 1);
    CHECK(result["rejected"] == 1);
    CHECK(result["files"][0]["rejections"][0]["line"] == 3);
    CHECK_THAT(file_text(folder.file("rejected.csv")), Contains("2020-13-45"));
}

TEST_CASE("a dry run makes no database") {
    test_folder const folder;

    auto const answer =
        run_program("import --db " + folder.file("new.db") + " --profile points --dry-run " +
                    folder.file("fires.csv", town_fires));

    CHECK(answer.code == 0);
    CHECK_THAT(answer.out, Contains("this was a dry run"));
    CHECK_FALSE(std::filesystem::exists(folder.file("new.db")));
}

TEST_CASE("a column can be mapped, and a bad mapping is explained") {
    test_folder const folder;
    auto const file =
        folder.file("bränder.csv", "nr,vad,när,lon,lat\n1,arson,2020-05-01,12.61,57.46\n");
    auto const import = "import --db " + folder.file("town.db") + " --profile points ";

    CHECK(run_program(import + "--field id=nr --field kind=vad --field date=när " + file).code ==
          0);
    auto const wrong = run_program(import + "--field id " + file);
    CHECK(wrong.code == 2);
    CHECK_THAT(wrong.err, Contains("write OUR=THEIRS"));
}

TEST_CASE("an unknown profile is answered with the nearest one and changes nothing") {
    test_folder const folder;
    auto const answer = run_program("import --db " + folder.file("new.db") + " --profile pionts " +
                                    folder.file("fires.csv", town_fires));

    CHECK(answer.code == 2);
    CHECK_THAT(answer.err, Contains("points"));
    CHECK_FALSE(std::filesystem::exists(folder.file("new.db")));
}

TEST_CASE("check shows how rows found their zones, and that all is well") {
    test_folder const folder;
    auto const database = make_town(folder);

    auto const text = run_program("check --db " + database);
    auto const result = json::parse(run_program("check --json --db " + database).out);

    CHECK(text.code == 0);
    CHECK_THAT(text.out, Contains("fires.csv") && Contains("All is well."));
    CHECK(result["ok"] == true);
    CHECK(result["joins"].size() == 1);
    CHECK(result["joins"][0]["file"] == "fires.csv");
    CHECK(result["joins"][0]["theme"] == "incidents");
    CHECK(result["joins"][0]["events"] == 4);
    CHECK(result["joins"][0]["joined"] == 3);
    CHECK(result["joins"][0]["ways"]["outside"] == 1);
}

TEST_CASE("check finds a placement that is gone") {
    test_folder const folder;
    auto const database = make_town(folder);
    REQUIRE(std::system(
                ("sqlite3 " + database + " 'DELETE FROM placement WHERE event_id = 1'").c_str()) ==
            0);

    auto const answer = run_program("check --db " + database);

    CHECK(answer.code == 1);
    CHECK_THAT(answer.out, Contains("1 incidents were never looked up in the zone set 'town'"));
}

TEST_CASE("a layer is exported and can be imported again with the same join") {
    test_folder const folder;
    auto const database = make_town(folder);

    for (auto const* const name : {"fires.gpkg", "fires.geojson", "fires.fgb"}) {
        REQUIRE(run_program("export --exact --db " + database + " incidents " + folder.file(name))
                    .code == 0);
        auto const back =
            json::parse(run_program("import --json --dry-run --db " + database +
                                    " --profile points --set back " + folder.file(name))
                            .out);
        CHECK(back["accepted"] == 4);
        CHECK(back["zones"]["town"]["joined"] == 3);
    }
}

TEST_CASE("an export is what the public sees, and exact only when that is asked for") {
    test_folder const folder;
    auto const database = make_town(folder);
    auto const save = [&](std::string const& options, std::string const& name) {
        auto const answer = run_program("export " + options + " --db " + database + " incidents " +
                                        folder.file(name));
        REQUIRE(answer.code == 0);
        return answer.err;
    };

    CHECK(save("", "public.csv").empty());
    CHECK_THAT(save("--exact", "exact.csv"), Contains("holds exact data, which is for staff"));

    CHECK_THAT(file_text(folder.file("exact.csv")), Contains("2020-05-01") && Contains("12.61"));
    CHECK_THAT(file_text(folder.file("public.csv")), !Contains("2020-05-01"));
    CHECK_THAT(file_text(folder.file("public.csv")), !Contains("12.61,"));
    REQUIRE(run_program("settings --db " + database + " public.points=none").code == 0);
    save("", "none.csv");
    CHECK_THAT(file_text(folder.file("none.csv")), !Contains("arson"));
}

TEST_CASE("the joined layer is exported with its figures") {
    test_folder const folder;
    auto const database = make_town(folder);

    REQUIRE(
        run_program("export --db " + database + " trygghet-town " + folder.file("t.csv")).code ==
        0);

    CHECK_THAT(file_text(folder.file("t.csv")), Contains("incident_rate") && Contains("West"));
}

TEST_CASE("an unknown layer or ending is answered with what there is") {
    test_folder const folder;
    auto const database = make_town(folder);

    auto const layer =
        run_program("export --db " + database + " incident " + folder.file("a.gpkg"));
    CHECK(layer.code == 2);
    CHECK_THAT(layer.err, Contains("did you mean 'incidents'?"));
    auto const ending =
        run_program("export --db " + database + " incidents " + folder.file("a.doc"));
    CHECK(ending.code == 2);
    CHECK_THAT(ending.err, Contains(".gpkg"));
}

TEST_CASE("settings are set, shown and removed") {
    test_folder const folder;
    auto const database = make_town(folder);

    CHECK(run_program("settings --db " + database + " municipality=1463 title=Trygghet").out ==
          "municipality=1463\npublic.points=points\ntitle=Trygghet\n");
    CHECK(run_program("settings --db " + database + " title=").out ==
          "municipality=1463\npublic.points=points\n");
    auto const unknown = run_program("settings --db " + database + " titel=Trygghet");
    CHECK(unknown.code == 2);
    CHECK_THAT(unknown.err, Contains("title"));
}

TEST_CASE("a setting that cannot be is refused, and one for what may come is remarked on") {
    test_folder const folder;
    auto const settings = "settings --db " + make_town(folder) + " ";

    auto const zone = run_program(settings + "time_zone=Mars/Base");
    CHECK(zone.code == 2);
    CHECK_THAT(zone.err, Contains("Europe/Stockholm"));
    CHECK(run_program(settings + "time_zone=Europe/Helsinki").code == 0);
    auto const file = run_program(settings + "basemap_file=/nope.pmtiles");
    CHECK(file.code == 0);
    CHECK_THAT(file.err, Contains("there is no file /nope.pmtiles"));
    auto const limit = run_program(settings + "k.pionts=7");
    CHECK(limit.code == 0);
    CHECK_THAT(limit.err, Contains("'pionts' yet; did you mean 'points'?"));
    CHECK(run_program(settings + "k.points=7").err.empty());
    CHECK_THAT(run_program(settings + "municipality=KIR").err,
               Contains("note: ") && Contains("KIR"));
}

TEST_CASE("the demo database is whole, and making it again changes nothing") {
    test_folder const folder;
    auto const database = folder.file("demo.db");
    REQUIRE(run_program("demo --db " + database).code == 0);
    REQUIRE(run_program("check --db " + database).code == 0);
    auto const before = run_program("check --json --db " + database).out;

    CHECK(run_program("demo --db " + database).code == 0);

    CHECK(run_program("check --json --db " + database).out == before);
    CHECK_THAT(run_program("settings --db " + database).out, Contains("municipality=1463"));
}

TEST_CASE("the demo leaves a database with other data alone") {
    test_folder const folder;
    auto const database = make_town(folder);

    auto const answer = run_program("demo --db " + database);

    CHECK(answer.code == 2);
    CHECK_THAT(answer.err, Contains("holds other data than the demo"));
}
