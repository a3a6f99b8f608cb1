/// \file Each defect that real files have is met, and said.

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "importing.hpp"
#include "store/database.hpp"

using namespace trygg;
using Catch::Matchers::Contains;

namespace {

constexpr auto two_zones = R"({"type":"FeatureCollection","features":[
 {"type":"Feature","properties":{"Deso":"1463A0010","namn":"Väst"},"geometry":{"type":"Polygon",
  "coordinates":[[[12.5,57.4],[12.6,57.4],[12.6,57.5],[12.5,57.5],[12.5,57.4]]]}},
 {"type":"Feature","properties":{"Deso":"1463A0020","namn":"Öst"},"geometry":{"type":"Polygon",
  "coordinates":[[[12.6,57.4],[12.7,57.4],[12.7,57.5],[12.6,57.5],[12.6,57.4]]]}}]})";

std::string notice(ingest::file_report const& report, std::string const& code) {
    for (auto const& [found, sentence] : report.notices) {
        if (found == code) {
            return sentence;
        }
    }
    return "none";
}

std::string rejection(ingest::file_report const& report) {
    return report.rejections.empty() ? "none" : report.rejections.front().reason;
}

} // anonymous namespace

TEST_CASE("an invalid polygon is repaired and named") {
    importing here;

    auto const report =
        here.import("scb-deso", here.file("z.geojson", R"({"type":"FeatureCollection",
      "features":[{"type":"Feature","properties":{"Deso":"1463A0010"},"geometry":{"type":"Polygon",
      "coordinates":[[[12.5,57.4],[12.6,57.5],[12.6,57.4],[12.5,57.5],[12.5,57.4]]]}}]})"));

    CHECK(report.accepted == 1);
    CHECK_THAT(notice(report, "invalid_polygon"),
               Contains("1463A0010") && Contains("Self-intersection"));
}

TEST_CASE("a geometry without an area is no zone") {
    importing here;

    auto const report =
        here.import("scb-deso", here.file("z.geojson", R"({"type":"FeatureCollection",
      "features":[{"type":"Feature","properties":{"Deso":"1463A0010"},"geometry":{"type":"Point",
      "coordinates":[12.5,57.4]}}]})"));

    CHECK(report.rejected == 1);
    CHECK_THAT(rejection(report), Contains("no polygon"));
}

TEST_CASE("overlapping zones are said, and the lower code has the point") {
    importing here;
    auto zones =
        here.request("zones", here.file("z.geojson", R"({"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"code":"b"},"geometry":{"type":"Polygon",
       "coordinates":[[[12.5,57.4],[12.65,57.4],[12.65,57.5],[12.5,57.5],[12.5,57.4]]]}},
      {"type":"Feature","properties":{"code":"a"},"geometry":{"type":"Polygon",
       "coordinates":[[[12.6,57.4],[12.7,57.4],[12.7,57.5],[12.6,57.5],[12.6,57.4]]]}}]})"));
    zones.set = "school";

    CHECK_THAT(notice(here.import(zones), "overlap"), Contains("a and b"));
    here.import("points", here.file("p.csv", "id,kind,date,lon,lat\n1,x,2020,12.62,57.45\n"));

    auto database = store::open_to_read(here.database());
    CHECK(database.count("SELECT count(*) FROM placement p JOIN zone z ON z.id = p.zone_id "
                         "WHERE z.code = 'a'") == 1);
}

TEST_CASE("totals rows are not counted twice") {
    importing here;
    here.import("scb-deso", here.file("z.geojson", two_zones));

    auto const report =
        here.import("scb-population", here.file("pop.csv", "\xef\xbb\xbf"
                                                           "DeSO.1,Kon,UtlBakgrund,values,Year\n"
                                                           "1463A0010,Kvinnor,Svensk,320,2019\n"
                                                           "1463A0010,Män,Svensk,322,2019\n"
                                                           "1463A0010,Totalt,Svensk,642,2019\n"));

    CHECK(report.figures.at("population") == 642);
    CHECK(report.accepted == 3);
    CHECK_THAT(notice(report, "totals_rows"), Contains("Totalt"));
}

TEST_CASE("rows without a zone stay visible as outside, and a wrong code says so") {
    importing here;
    here.import("scb-deso", here.file("z.geojson", two_zones));

    auto const report = here.import(
        "police-crime",
        here.file("fires.csv",
                  "\"\",\"Id\",\"Brottskod\",\"Inskrivningsdatum\",\"Brottsdatum\","
                  "\"Kommun\",\"DeSO.område\",\"Antal\"\n"
                  "\"1\",1,1210,\"2020-05-01\",\"2020-04-30\",\"Mark\",\"1463A0010\",1\n"
                  "\"2\",2,1210,\"2020-05-01\",\"2020-06-30\",\"Mark\",\"\",1\n"
                  "\"3\",3,1210,\"2020-05-01\",\"\",\"Mark\",\"1463X0010\",1\n"));

    CHECK(report.accepted == 3);
    REQUIRE(report.zones.size() == 1);
    CHECK(report.zones[0].joined == 1);
    CHECK(report.zones[0].outside == 2);
    CHECK(report.zones[0].ways.at("no_position") == 1);
    CHECK(report.zones[0].ways.at("unknown_code") == 1);
    CHECK(report.municipalities.at("1463")[0].outside == 2);
    CHECK_THAT(notice(report, "date_after_registration"), Contains("1 rows"));
    CHECK_THAT(notice(report, "unknown_zone_code"), Contains("1463X0010") && Contains("1463A0010"));
}

TEST_CASE("coordinates that do not fit their CRS are refused with likely ones") {
    importing here;
    auto const metres = here.file("roads.geojson", R"({"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"id":1},"geometry":{"type":"Point","coordinates":[352756,6382111]}}]})");
    auto layer = here.request("layer", metres);
    layer.set = "roads";

    CHECK_THROWS_WITH(here.import(layer), Contains("--crs") && Contains("EPSG:3006"));
    CHECK_FALSE(std::filesystem::exists(here.database()));
    layer.crs = "EPSG:3006";
    CHECK(here.import(layer).accepted == 1);

    auto database = store::open_to_read(here.database());
    CHECK(database.count("SELECT ST_X(geom) FROM layer_roads") == 352756);
}

TEST_CASE("a file read in the neighbouring grid is noticed") {
    importing here;
    here.import("scb-deso", here.file("z.geojson", two_zones));
    // 57.45 N 12.65 E in EPSG:3007 (central meridian 12), stated as EPSG:3008 (13.5).
    auto const file = here.file("p.geojson", R"({"type":"FeatureCollection",
      "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3008"}},"features":[
      {"type":"Feature","properties":{"id":1},"geometry":{"type":"Point","coordinates":[189022,6370300]}}]})");

    CHECK_THROWS_WITH(here.import("points", file), Contains("--crs EPSG:3007"));
    auto right = here.request("points", file);
    right.crs = "EPSG:3007";
    CHECK(here.import(right).zones.front().joined == 1);
}

TEST_CASE("metres in coordinate columns are refused, not taken for degrees") {
    importing here;

    auto const report =
        here.import("points", here.file("p.csv", "id,kind,date,lon,lat\n1,x,2020,352756,6382111\n"
                                                 "2,x,2020,12.5,57.4\n"));

    CHECK(report.accepted == 1);
    CHECK_THAT(rejection(report), Contains("--crs EPSG:3006"));
}

TEST_CASE("the middle of a municipality is not taken for a place") {
    importing here;
    here.import("scb-deso", here.file("z.geojson", two_zones));

    auto const report = here.import(
        "polisen-events",
        here.file(
            "e.json",
            R"([{"id":1,"datetime":"2026-08-22 9:48:12 +02:00","name":"22 augusti, Brand, Mark",
          "type":"Brand","location":{"name":"Mark","gps":"57.45,12.55"}}])"));

    CHECK(report.zones[0].joined == 0);
    CHECK_THAT(notice(report, "centroid"), Contains("1 positions"));
    auto database = store::open_to_read(here.database());
    CHECK(database.count("SELECT count(*) FROM incident WHERE geom IS NULL AND precision = "
                         "'municipality' AND municipality = '1463' AND kind = 'fire' AND starts = "
                         "'2026-08-22T09:48:12+02:00' AND part = 'day'") == 1);
}

TEST_CASE("an edited event is updated by its id, not doubled") {
    importing here;
    auto const event = [](std::string const& text) {
        return R"([{"id":1,"datetime":"2026-08-22 9:48:12 +02:00","name":")" + text +
               R"(","type":"Brand","location":{"name":"Mark","gps":"57.45,12.55"}}])";
    };

    here.import("polisen-events", here.file("a.json", event("Brand")));
    auto const edited =
        here.import("polisen-events", here.file("b.json", event("Brand, uppdaterad")));

    CHECK(edited.updated == 1);
    auto database = store::open_to_read(here.database());
    CHECK(database.count("SELECT count(*) FROM incident") == 1);
}

TEST_CASE("an id that is doubled in a file with other content is refused with both rows") {
    importing here;

    auto const report =
        here.import("points", here.file("p.csv", "id,kind,date,lon,lat\n7,x,2020,12.5,57.4\n"
                                                 "7,y,2020,12.5,57.4\n7,x,2020,12.5,57.4\n"));

    CHECK(report.accepted == 1);
    CHECK(report.unchanged == 1);
    CHECK(report.rejected == 1);
    CHECK_THAT(rejection(report), Contains("also on row 2"));
}

TEST_CASE("rows without an id are not doubled by importing again") {
    importing here;
    auto const file =
        here.file("p.csv", "kind,date,lon,lat\nx,2020-01-01,12.5,57.4\nx,2020-01-01,12.5,57.4\n");

    CHECK(here.import("points", file).accepted == 2);
    CHECK(here.import("points", file).unchanged == 2);
}

TEST_CASE("empty files, files of nothing but a header, and folders are refused") {
    importing here;

    CHECK_THROWS_WITH(here.import("points", here.file("e.csv", "")), Contains("empty (0 bytes)"));
    CHECK_THROWS_WITH(here.import("points", here.file("h.csv", "id,kind,date,lon,lat\n")),
                      Contains("no rows"));
    CHECK_THROWS_WITH(here.import("polisen-events", here.file("e.json", "[]")),
                      Contains("empty list"));
    CHECK_THROWS_WITH(here.import("polisen-events", here.file("e.json", R"([{"id":1)")),
                      Contains("byte"));
    CHECK_THROWS_WITH(here.import("points", here.folder()), Contains("no file"));
    CHECK_THROWS_WITH(here.import("points", here.folder() + "/none.csv"), Contains("no such file"));
    CHECK_FALSE(std::filesystem::exists(here.database()));
}

TEST_CASE("rows in Windows-1252 are read right, and a mixture is said") {
    importing here;

    auto const report = here.import(
        "points",
        here.file("p.csv",
                  "id;kind;datum;longitud;latitud;plats\n"
                  "1;x;2020-01-01;12,5;57,4;S\xe4tila\n2;x;2020-01-01;12,5;57,4;Sätila\n"));

    CHECK(report.accepted == 2);
    CHECK_THAT(notice(report, "mixed_encodings"), Contains("1 of 2"));
    auto database = store::open_to_read(here.database());
    CHECK(database.count("SELECT count(*) FROM incident WHERE place = 'Sätila'") == 2);
}

TEST_CASE("a dry run says the same and changes nothing") {
    importing here;
    auto request = here.request("scb-deso", here.file("z.geojson", two_zones));
    request.dry_run = true;

    CHECK(here.import(request).accepted == 2);

    CHECK_FALSE(std::filesystem::exists(here.database()));
}

TEST_CASE("of several files either all go in or none") {
    importing here;
    auto request =
        here.request("points", here.file("a.csv", "id,kind,date,lon,lat\n1,x,2020,12.5,57.4\n"));
    request.paths.push_back(here.file("b.csv", "no,such,columns\n1,2,3\n"));

    CHECK_THROWS_WITH(ingest::run_import(request, {}), Contains("b.csv") && Contains("--field"));
    CHECK_FALSE(std::filesystem::exists(here.database()));
}

TEST_CASE("an unknown profile is refused with the nearest") {
    importing here;
    CHECK_THROWS_WITH(here.import("scb-desso", "x.csv"), Contains("'scb-deso'"));
}

TEST_CASE("a row with too many or too few cells is refused and kept") {
    importing here;

    auto const report = here.import(
        "points",
        here.file("p.csv", "id,kind,date,lon,lat\n1,x,2020,12.5,57.4\n2,x,2020,12,5,57,4\n"));

    CHECK(report.accepted == 1);
    REQUIRE(report.rejected == 1);
    CHECK(report.rejections[0].code == "broken_row");
    CHECK(report.rejections[0].line == 3);
}

TEST_CASE("JSON that would overflow the stack or a number is refused") {
    importing here;
    std::string const open(100'000, '['), close(100'000, ']');

    CHECK_THROWS_WITH(
        here.import("points", here.file("a.json", R"([{"id":1,"x":)" + open + close + "}]")),
        Contains("a.json") && Contains("nested deeper than 32 levels"));
    CHECK_THROWS_WITH(here.import("points", here.file("b.json", R"([{"id":1,"n":1e400}])")),
                      Contains("b.json") && Contains("a number that is too large"));
}

TEST_CASE("a coordinate that is not finite is refused with its row") {
    importing here;

    CHECK_THROWS_WITH(here.import("points", here.file("a.geojson",
                                                      R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"id":1,"kind":"arson"},
         "geometry":{"type":"Point","coordinates":[1e400,57]}}]})")),
                      Contains("row 1") && Contains("not a finite number"));
}

TEST_CASE("a layer of more columns than a table holds is refused with the number") {
    importing here;
    std::string names = "a", cells = "1";
    for (int i = 0; i < 5000; ++i) {
        names += fmt::format(",c{}", i);
        cells += ",1";
    }
    auto request = here.request("layer", here.file("a.csv", names + "\n" + cells + "\n"));
    request.set = "wide";

    CHECK_THROWS_AS(here.import(request), input_error);
    CHECK_THROWS_WITH(here.import(request), Contains("5001 attributes; at most 1000"));
}

TEST_CASE("whole numbers that a double would round are kept exactly") {
    importing here;
    auto request = here.request("layer", here.file("a.geojson", R"({"type":"FeatureCollection",
        "features":[{"type":"Feature","properties":{"id":1,"n":9007199254740993},
        "geometry":null}]})"));
    request.set = "numbers";
    here.import(request);

    auto database = store::open_to_read(here.database());
    auto row = database.query("SELECT c2_n FROM layer_numbers");
    REQUIRE(row.next());
    CHECK(row.integer(0) == 9007199254740993);
}
