#include "archives.hpp"

#include <sys/stat.h>

#include <csignal>

using namespace tests;
using Catch::Contains;
using trygg::ogr::inspect;
using trygg::ogr::read_options;

namespace {

read_options impatient() {
    read_options options;
    options.layer = "ond";
    options.bounds.max_wait = std::chrono::seconds{2};
    return options;
}

std::string const register_layer = "INSERT INTO gpkg_contents(table_name, data_type, identifier) "
                                   "VALUES('ond','attributes','ond');";

} // namespace

TEST_CASE("what is not a file is refused by its kind") {
    folder const here;
    REQUIRE(::mkfifo(here.path("pipe.csv").c_str(), 0600) == 0);

    CHECK_THAT(refusal(here.path("borta.csv")), Contains("borta.csv cannot be found"));
    CHECK_THAT(refusal(here.path("")), Contains("is a folder"));
    CHECK_THAT(refusal(here.path("pipe.csv")), Contains("is a pipe or device"));
    CHECK_THAT(refusal("/dev/zero"), Contains("is a pipe or device"));
    CHECK_FALSE(refusal("/vsicurl/http://127.0.0.1/a.csv").empty());
    CHECK_FALSE(refusal("PG:dbname=a").empty());
}

TEST_CASE("an empty file and one of blanks are refused") {
    folder const here;

    CHECK_THAT(refusal(here.file("a.csv", "")), Contains("a.csv is empty (0 bytes)"));
    CHECK_THAT(refusal(here.file("b.csv", "\n \n")), Contains("nothing but blanks"));
}

TEST_CASE("a file that is too large is refused before it is read") {
    folder const here;
    auto const path = here.file("a.csv", "a;b\n");
    std::filesystem::resize_file(path, std::uintmax_t{2} << 30);

    CHECK_THAT(refusal(path), Contains("is 2147 MB; the limit is 1074 MB"));
}

TEST_CASE("a GDAL virtual file is refused whatever its name") {
    folder const here;
    auto const vrt = "<OGRVRTDataSource><OGRVRTLayer name=\"passwd\"><SrcDataSource>CSV:/etc/passwd"
                     "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"sv;

    for (auto const* name : {"a.geojson", "a.csv", "a.vrt", "a.kml"}) {
        CHECK_THAT(refusal(here.file(name, vrt)), Contains("is a GDAL virtual file"));
    }
}

TEST_CASE("a GeoPackage whose table stands for another file is refused") {
    folder const here;
    auto const path = geopackage(
        here,
        "PRAGMA writable_schema=1; INSERT INTO sqlite_master(type,name,tbl_name,rootpage,sql) "
        "VALUES('table','ond','ond',0,'CREATE VIRTUAL TABLE ond USING VirtualText("
        "''/etc/passwd'',''UTF-8'',0,COMMA,NONE,'':'')');" +
            register_layer);

    CHECK_THAT(refusal(path, impatient()), Contains("holds a virtual table (\"ond\")"));
}

TEST_CASE("a virtual table that hides from the check still reads nothing of the server") {
    folder const here;
    auto const path = geopackage(
        here,
        "PRAGMA writable_schema=1; INSERT INTO sqlite_master(type,name,tbl_name,rootpage,sql) "
        "VALUES('table','ond','ond',0,'CREATE VIRTUAL TABLE ond USING VirtualText("
        "''/etc/passwd'',''UTF-8'',0,COMMA,NONE,'':'') /* rtree */');" +
            register_layer);

    std::vector<trygg::ogr::row> rows;
    try {
        rows = rows_of(path, impatient());
    } catch (trygg::input_error const&) {
    }

    CHECK(rows.empty());
}

TEST_CASE("a GeoPackage view that never ends is given up, with or without rows") {
    folder const here;
    auto const endless = "CREATE VIEW ond AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 "
                         "FROM c) SELECT x AS fid, 'a' AS t FROM c"s;
    auto options = impatient();
    options.bounds.max_rows = 1000;

    auto const silent = geopackage(here, endless + " WHERE x < 0;" + register_layer);
    CHECK_THAT(refusal(silent, options), Contains("it gave no row for 2 seconds"));

    auto const chatty =
        geopackage(here, "DROP VIEW IF EXISTS ond;" + endless + ";" + register_layer);
    CHECK_FALSE(refusal(chatty, options).empty());
}

TEST_CASE("a GeoPackage in write-ahead mode, as QGIS leaves it, is read") {
    folder const here;

    CHECK(texts(rows_of(geopackage(here, "PRAGMA journal_mode=WAL;")).at(0)) ==
          std::vector{"Örby"s});
}

TEST_CASE("a GeoPackage that another program is writing is refused") {
    folder const here;
    auto const path = geopackage(here, "");
    here.file("a.gpkg-wal", "rows");

    CHECK_THAT(refusal(path), Contains("is open in another program"));
}

TEST_CASE("files that are cut off are refused") {
    folder const here;
    auto const path =
        geopackage(here, "CREATE TABLE fill(t); WITH RECURSIVE c(x) AS (SELECT 1 UNION "
                         "ALL SELECT x+1 FROM c LIMIT 999) INSERT INTO fill SELECT "
                         "zeroblob(999) FROM c;");
    std::filesystem::resize_file(path, 40000);
    auto const archive = zip({{"a.csv", "a;b\n1;2\n"}});

    CHECK_FALSE(refusal(path).empty());
    CHECK_THAT(refusal(here.file("a.zip", archive.substr(0, archive.size() - 30))),
               Contains("cut off or damaged"));
    CHECK_THAT(
        refusal(here.file("a.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{\"ty")),
        Contains("cannot be read as GeoJSON"));
    CHECK_FALSE(refusal(here.file("a.csv.gz", gzip("a;b\n1;2\n").substr(0, 12))).empty());
}

TEST_CASE("zip archives that lead out, bomb, lie or are locked are refused") {
    folder const here;
    read_options small;
    small.bounds.max_unpacked = 1000;
    std::string const zeros(100000, '0');

    CHECK_THAT(refusal(here.file("a.zip", zip({{"../a.csv", "a\n1\n"}}))),
               Contains("leads out of it"));
    CHECK_THAT(refusal(here.file("b.zip", zip({{"/etc/a.csv", "a\n1\n"}}))),
               Contains("leads out of it"));
    CHECK_THAT(refusal(here.file("c.zip", zip({{"a.csv", zeros}})), small),
               Contains("unpacks to more than"));
    CHECK_THAT(refusal(here.file("d.zip", zip({{"a.csv", "a\n" + zeros, 5}}))),
               Contains("holds more than it says"));
    CHECK_THAT(refusal(here.file("e.zip", zip({{"a.csv", "a\n1\n", 2'100'000'000},
                                               {"b.csv", "a\n1\n", 2'100'000'000}}))),
               Contains("unpacks to more than"));
    CHECK_THAT(refusal(here.file("f.zip", zip({{"a.csv", "a\n1\n", 0, 1}}))), Contains("password"));
    CHECK_THAT(refusal(here.file("g.zip", zip({{"a.exe", "MZ"}}))),
               Contains("without a file that is read"));
    CHECK_THAT(refusal(here.file("h.zip", zip(std::vector<member>(1001, {"a.csv", "a"})))),
               Contains("1001 files; the limit is 1000"));
}

TEST_CASE("a gzip or workbook that unpacks to too much is refused") {
    folder const here;
    read_options small;
    small.bounds.max_unpacked = 100000;

    CHECK_THAT(refusal(here.file("a.csv.gz", gzip(std::string(200000, '0'))), small),
               Contains("unpacks to more than"));
    CHECK_THAT(refusal(here.file("a.xlsx", workbook(std::string(200000, ' '))), small),
               Contains("unpacks to more than"));
}

TEST_CASE("a zipped CSV is read") {
    folder const here;
    auto const path =
        here.file("a.zip", zip({{"__MACOSX/._a.csv", "x"}, {"mapp/a.csv", "a;b\n1;2\n"}}));

    CHECK(inspect(path).layers.at(0).name == "a");
    CHECK(texts(rows_of(path).at(0)) == std::vector{"1"s, "2"s});
}

TEST_CASE("a workbook gives its first row as names, whole numbers plainly and dates as ISO 8601") {
    folder const here;
    auto const path = here.file(
        "a.xlsx",
        workbook(
            "<row><c t=\"inlineStr\"><is><t>antal</t></is></c><c t=\"inlineStr\"><is><t>dag</t>"
            "</is></c></row><row><c><v>3</v></c><c s=\"1\"><v>45000</v></c></row>"));

    CHECK(names(inspect(path).layers.at(0)) == std::vector{"antal"s, "dag"s});
    CHECK(texts(rows_of(path).at(0)) == std::vector{"3"s, "2023-03-15"s});
}

TEST_CASE("a workbook that GDAL would read as empty without a word is refused") {
    folder const here;
    auto const path = here.file(
        "a.xlsx",
        workbook("<x:row><x:c><x:v>1</x:v></x:c></x:row><x:row><x:c><x:v>2</x:v></x:c></x:row>",
                 "x:"));

    CHECK_THAT(refusal(path),
               Contains("dialect that is not read") && Contains("download it as CSV"));
    CHECK_THROWS_AS(inspect(path), trygg::input_error);
}

TEST_CASE("a deeply nested KML ends in a message") {
    folder const here;
    std::string kml = "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark>";
    for (int i = 0; i < 20000; ++i) {
        kml += "<MultiGeometry>";
    }

    CHECK_THAT(refusal(here.file("a.kml", kml)), Contains("a.kml cannot be read"));
}

TEST_CASE("a reader that is killed leaves an error that names the file, and no rows half taken") {
    folder const here;
    std::string csv = "a;b\n";
    for (int i = 0; i < 200000; ++i) {
        csv += "1;2\n";
    }
    auto const path = here.file("a.csv", csv);
    auto const crasher = here.file("crash", "#!/bin/sh\nkill -SEGV $$\n");
    std::filesystem::permissions(crasher, std::filesystem::perms::owner_all);

    trygg::ogr::set_reader_program(crasher);
    std::string said;
    try {
        trygg::ogr::read(path, {}, [](trygg::ogr::row const&) {});
    } catch (trygg::input_error const& problem) {
        said = problem.what();
    }
    trygg::ogr::set_reader_program(TRYGG_PROGRAM);

    CHECK_THAT(said, Contains("a.csv cannot be read") && Contains("Segmentation fault"));
}

TEST_CASE("a file that needs more memory than is allowed is refused") {
#if !defined(__SANITIZE_ADDRESS__)
    folder const here;
    read_options small;
    small.bounds.max_memory = std::size_t{700} << 20;
    auto const path = here.file(
        "a.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
                     "\"geometry\":null,\"properties\":{\"a\":\"" +
                         std::string(190'000'000, 'a') + "\"}}]}");

    CHECK_FALSE(refusal(path, small).empty());
#endif
}

TEST_CASE("an exception of the one who takes rows ends the reading and is passed on") {
    folder const here;
    auto const path = here.file("a.csv", "a\n1\n2\n");
    trygg::ogr::set_reader_program(TRYGG_PROGRAM);

    CHECK_THROWS_WITH(
        trygg::ogr::read(path, {}, [](trygg::ogr::row const&) { throw trygg::error{"enough"}; }),
        "enough");
}
