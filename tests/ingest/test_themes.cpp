/// \file The council's own spreadsheets: survey, measures, pledge, layers.

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "importing.hpp"
#include "store/database.hpp"

using namespace trygg;
using Catch::Matchers::Contains;

namespace {

constexpr auto zone = R"({"type":"FeatureCollection","features":[
 {"type":"Feature","properties":{"Deso":"1463A0010","namn":"Sätila"},"geometry":{"type":"Polygon",
  "coordinates":[[[12.4,57.5],[12.5,57.5],[12.5,57.6],[12.4,57.6],[12.4,57.5]]]}}]})";

constexpr auto survey_header =
    "Svarsnummer;Vikt;Ålder;Kön;Bostadsområde (DeSO);Hur trygg är du på dagen?;Hur trygg är du på "
    "kvällen?;Vilka problem finns?;Otrygg plats: var?;Otrygg plats: longitud;Otrygg plats: "
    "latitud;Otrygg plats: när?;Otrygg plats: varför?\n";

} // anonymous namespace

TEST_CASE("a survey answer becomes a response with its mention, reasons and home zone") {
    importing here;
    here.import("scb-deso", here.file("z.geojson", zone));

    auto const report = here.import(
        "survey", here.file("survey-2020.csv",
                            std::string{survey_header} +
                                "1;1,5;25–44;Kvinna;1463A0010;Mycket trygg;Ganska otrygg;Klotter;"
                                "Sätila skola;12,45;57,55;Kväll;\"Dålig belysning; Narkotika\"\n"
                                "2;;;;;Vet ej;Går inte ut;;;;;;\n"
                                "3;0;;;;;;;;;;;\n"));

    CHECK(report.accepted == 2);
    CHECK(report.rejected == 1);
    CHECK(report.figures.at("mentions") == 1);
    CHECK(report.zones[0].joined == 1);
    auto database = store::open_to_read(here.database());
    CHECK(database.count("SELECT count(*) FROM response WHERE safe_day = 'safe' AND safe_evening = "
                         "'unsafe' AND weight = 1.5") == 1);
    CHECK(database.count("SELECT count(*) FROM response WHERE safe_day = 'dont_know' AND "
                         "safe_evening = 'stay_in'") == 1);
    CHECK(database.count(
              "SELECT count(*) FROM mention m JOIN mention_reason r ON r.mention_id = m.id "
              "WHERE m.part = 'evening' AND r.reason IN ('poor_lighting', 'drugs')") == 2);
    CHECK(database.count("SELECT count(*) FROM placement WHERE theme = 2 AND way = 'geometry'") ==
          1);
}

TEST_CASE("a survey without a year in its name asks for it") {
    importing here;
    CHECK_THROWS_WITH(here.import("survey", here.file("svar.csv", std::string{survey_header} +
                                                                      "1;1;;;;;;;;;;;\n")),
                      Contains("which year"));
}

TEST_CASE("a place name finds its place in other spellings, and a near one is only offered") {
    importing here;
    here.import("scb-deso", here.file("z.geojson", zone));
    here.import("schools",
                here.file("s.csv", "school_id,school_name,municipality,latitude,longitude\n"
                                   "1,Sätilaskolan,Mark,57.54,12.43\n"));

    auto const report = here.import(
        "measures", here.file("m.csv", "Id;Typ;Titel;Plats;Status\n"
                                       "1;Ny belysning;Lampor;Satilaskolan;Planerad\n"
                                       "2;Ny belysning;Lampor;Sätila skola;Klar\n"
                                       "3;Ny belysning;Lampor;Sätilaskoaln;Pågår\n"
                                       "4;Ny belysning;Lampor;Någon annanstans;Föreslagen\n"
                                       "5;Ny belysning;Lampor;;Kanske\n"));

    CHECK(report.accepted == 4);
    CHECK(report.rejected == 1);
    CHECK(report.zones[0].ways.at("name") == 2);
    CHECK(report.zones[0].ways.at("no_position") == 2);
    auto const offered = std::find_if(report.notices.begin(), report.notices.end(),
                                      [](auto const& n) { return n.first == "unknown_name"; });
    REQUIRE(offered != report.notices.end());
    CHECK_THAT(offered->second, Contains("Sätilaskoaln") && Contains("Sätilaskolan"));
}

TEST_CASE("a name that several places have is ambiguous and gets none") {
    importing here;
    here.import("scb-deso", here.file("z.geojson", zone));
    here.import("schools", here.file("s.csv", "school_id,school_name,latitude,longitude\n"
                                              "1,Torget,57.54,12.43\n2,Torget,57.55,12.44\n"));

    auto const report =
        here.import("measures", here.file("m.csv", "Id;Typ;Titel;Plats;Status\n"
                                                   "1;Ny belysning;Lampor;Torget;Planerad\n"));

    CHECK(report.zones[0].ways.at("ambiguous") == 1);
}

TEST_CASE("places that come later are found too") {
    importing here;
    here.import("scb-deso", here.file("z.geojson", zone));
    here.import("measures", here.file("m.csv", "Id;Typ;Titel;Plats;Status\n"
                                               "1;Ny belysning;Lampor;Sätila skola;Planerad\n"));
    here.import("schools", here.file("s.csv", "school_id,school_name,latitude,longitude\n"
                                              "1,Sätilaskolan,57.54,12.43\n"));

    auto database = store::open_to_read(here.database());
    CHECK(database.count(
              "SELECT count(*) FROM placement WHERE theme = 3 AND way = 'name' AND zone_id "
              "IS NOT NULL") == 1);
}

TEST_CASE("a pledge's commitments and activities are kept apart") {
    importing here;

    auto const report = here.import(
        "pledges",
        here.file(
            "p.csv",
            "År;Åtagande-id;Åtagande;Ansvarig;Mål;Regel;Aktivitet-id;Aktivitet;Datum;Status;"
            "Offentlig\n"
            "2021;L1;Minst fyra insatser;Polisen;4;Minst;A1;Riktad insats;2021-03-19;Genomförd;Ja\n"
            "2021;L1;Minst fyra insatser;Polisen;4;Minst;A2;Riktad insats;2021-12-01;Planerad;Nej\n"
            "2021;L2;Information till vårdnadshavare;Kommunen;;Löpande;;;;;\n"));

    CHECK(report.accepted == 3);
    auto database = store::open_to_read(here.database());
    CHECK(database.count("SELECT count(*) FROM commitment") == 2);
    CHECK(database.count("SELECT count(*) FROM activity WHERE public = 0 AND status = 'planned'") ==
          1);
    CHECK(database.count("SELECT target FROM commitment WHERE rule = 'at_least'") == 4);
}

TEST_CASE("a context layer keeps its attributes and types under any name") {
    importing here;
    auto layer =
        here.request("layer", here.file("lamps.geojson", R"({"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"id":"L1","watt":28,"geom":"x","text; DROP TABLE zone":"y"},
       "geometry":{"type":"Point","coordinates":[12.45,57.55]}},
      {"type":"Feature","properties":{"id":"L2","watt":null,"geom":null,"text; DROP TABLE zone":null},
       "geometry":null}]})"));
    layer.set = "gatlyktor";

    CHECK(here.import(layer).accepted == 2);
    CHECK(here.import(layer).unchanged == 2);
    layer.set = "gat-lyktor";
    here.import(layer);
    layer.set = "gat_lyktor";
    CHECK_THROWS_WITH(here.import(layer), Contains("too much like"));
    layer.set = "incidents";
    CHECK_THROWS_WITH(here.import(layer), Contains("choose another"));
    layer.set = "Lampor Å";
    CHECK_THROWS_AS(here.import(layer), input_error);

    auto database = store::open_to_read(here.database());
    CHECK(database.count("SELECT sum(c2_watt) FROM layer_gatlyktor") == 28);
    CHECK(database.count("SELECT count(*) FROM zone") == 0);
}

TEST_CASE("zones beyond Sweden get a CRS in metres that fits them") {
    importing here;
    auto zones =
        here.request("zones", here.file("z.geojson", R"({"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"code":"17"},"geometry":{"type":"Polygon",
      "coordinates":[[[-87.7,41.9],[-87.6,41.9],[-87.6,42],[-87.7,42],[-87.7,41.9]]]}}]})"));
    zones.set = "district";

    here.import(zones);

    auto database = store::open_to_read(here.database());
    CHECK(store::storage_crs(database) == 32616);
    CHECK(database.count("SELECT round(area_m2 / 1e6) FROM zone") == 92);
}

TEST_CASE("a table's columns get the types that all their values have") {
    importing here;
    auto layer = here.request("layer", here.file("stops.csv", "id;namn;höjd;kod;antal;lon;lat\n"
                                                              "1;Kinna;45,5;0012;3;12,69;57,5\n"
                                                              "2;Skene;;0400;4;12,64;57,49\n"));
    layer.set = "stops";

    CHECK(here.import(layer).accepted == 2);

    auto database = store::open_to_read(here.database());
    CHECK(database.count("SELECT count(*) FROM layer_stops WHERE typeof(c3_h__jd) = 'real' AND "
                         "c4_kod = '0012' AND typeof(c5_antal) = 'integer' AND geom IS NOT NULL") ==
          1);
}
