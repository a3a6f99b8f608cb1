#include "cli/import_report.hpp"
#include "cli/progress.hpp"
#include "run_program.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace trygg;
using Catch::Matchers::Contains;

namespace {

/// Two files: one with 5 rows of which 2 rejected, one with 1 row that was there before.
ingest::import_report example() {
    ingest::file_report fires;
    fires.file = "fires.csv";
    fires.profile = "points";
    fires.sha256 = "ab";
    fires.rows = 5;
    fires.accepted = 3;
    fires.rejected = 2;
    fires.zones = {{"deso", 2, 1, {{"geometry", 2}, {"outside", 1}}}};
    fires.municipalities["1463"] = {{"deso", 2, 0, {{"geometry", 2}}}};
    fires.rejections = {{3, "missing_date", "line 3 has no date", "a;\"b\""},
                        {5, "missing_date", "line 5 has no date", "c"}};
    fires.notices = {{"recoded", "read as Windows-1252"}};
    fires.figures = {{"fires", 3}};
    fires.theme = "incidents";
    fires.kind_list = "incident_kinds";
    fires.kinds = {{"arson", {2, 0, 0}}, {"of-our-own", {1, 0, 0}}};
    ingest::file_report more;
    more.file = "more.csv";
    more.profile = "points";
    more.rows = 1;
    more.unchanged = 1;
    more.zones = {{"deso", 0, 1, {{"outside", 1}}}};
    ingest::import_report report;
    report.files = {fires, more};
    return report;
}

} // namespace

TEST_CASE("the JSON result has the totals of all files") {
    auto const result = nlohmann::json::parse(cli::as_json(example()));

    CHECK(result["dry_run"] == false);
    CHECK(result["rows"] == 6);
    CHECK(result["accepted"] == 3);
    CHECK(result["updated"] == 0);
    CHECK(result["unchanged"] == 1);
    CHECK(result["rejected"] == 2);
    CHECK(result["zones"]["deso"]["joined"] == 2);
    CHECK(result["zones"]["deso"]["outside"] == 2);
    CHECK(result["zones"]["deso"]["ways"]["outside"] == 2);
}

TEST_CASE("the JSON result tells of each file") {
    auto const result = nlohmann::json::parse(cli::as_json(example()));
    auto const& file = result["files"][0];

    CHECK(result["files"].size() == 2);
    CHECK(file["file"] == "fires.csv");
    CHECK(file["profile"] == "points");
    CHECK(file["sha256"] == "ab");
    CHECK(file["rejected_by_reason"]["missing_date"] == 2);
    CHECK(file["rejections"][0]["line"] == 3);
    CHECK(file["municipalities"]["1463"]["deso"]["outside"] == 0);
    CHECK(file["notices"][0]["code"] == "recoded");
    CHECK(file["figures"]["fires"] == 3);
}

TEST_CASE("the JSON result tells the kinds of what was taken by name") {
    auto const result = nlohmann::json::parse(cli::as_json(example()));
    auto const& file = result["files"][0];

    CHECK(file["theme"] == "incidents");
    CHECK(file["kinds"][0]["code"] == "arson");
    CHECK(file["kinds"][0]["sv"] == "Anlagd brand");
    CHECK(file["kinds"][0]["accepted"] == 2);
    CHECK(file["kinds"][1]["code"] == "of-our-own");
    CHECK_FALSE(file["kinds"][1].contains("sv"));
    CHECK(result["files"][1]["kinds"].empty());
}

TEST_CASE("the JSON result holds at most 100 rejected rows of a file, but counts all") {
    auto report = example();
    report.files[0].rejections.resize(250, {9, "missing_date", "no date", ""});

    auto const result = nlohmann::json::parse(cli::as_json(report));

    CHECK(result["files"][0]["rejections"].size() == 100);
    CHECK(result["files"][0]["rejected_by_reason"]["missing_date"] == 250);
}

TEST_CASE("the summary names rows, reasons, zones and the own municipality") {
    auto const text = cli::as_text(example(), "1463");

    CHECK_THAT(text, Contains("fires.csv (profile points)\n"
                              "  rows       5\n"
                              "  accepted   3\n"
                              "  updated    0\n"
                              "  unchanged  0\n"
                              "  rejected   2\n"));
    CHECK_THAT(
        text, Contains("rejected because of missing_date: 2, first in line 3: line 3 has no date"));
    CHECK_THAT(text, Contains("deso                          2        1  geometry 2, outside 1\n"));
    CHECK_THAT(text, Contains("deso, municipality 1463       2        0  geometry 2\n"));
    CHECK_THAT(text, Contains("note: read as Windows-1252"));
}

TEST_CASE("rejected rows are written as CSV with their reasons and raw text") {
    test_folder const folder;

    cli::write_rejected(folder.file("r.csv"), example());

    CHECK(file_text(folder.file("r.csv")) ==
          "file,line,code,reason,raw\r\n"
          "\"fires.csv\",3,\"missing_date\",\"line 3 has no date\",\"a;\"\"b\"\"\"\r\n"
          "\"fires.csv\",5,\"missing_date\",\"line 5 has no date\",\"c\"\r\n");
}

TEST_CASE("progress says how much is left when that is known") {
    CHECK(cli::describe({"a.csv", 200, 1000, 100}) ==
          "a.csv: 200 of 1000 rows, 100 rows/s, 8 s left");
    CHECK(cli::describe({"a.csv", 200, 0, 100}) == "a.csv: 200 rows, 100 rows/s");
}
