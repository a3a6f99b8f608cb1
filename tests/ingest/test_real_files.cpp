/// \file The council's and others' real files, when they are on the machine.

#include <catch2/catch.hpp>

#include "importing.hpp"
#include "store/database.hpp"

using namespace trygg;

namespace {

std::string notices(ingest::file_report const& report) {
    std::string all;
    for (auto const& [code, sentence] : report.notices) {
        all += code + ": " + sentence + "\n";
    }
    return all;
}

void check_sum(ingest::file_report const& report) {
    INFO(report.file << "\n" << notices(report));
    CHECK(report.accepted + report.updated + report.unchanged + report.rejected == report.rows);
}

} // anonymous namespace

TEST_CASE("Mark's files give the figures that they are known for") {
    auto const zones = real_file("mark/deso_vastra_gotaland.topojson");
    if (zones.empty()) {
        return;
    }
    importing here;

    auto const deso = here.import("scb-deso", zones);
    check_sum(deso);
    CHECK(deso.accepted == 992);
    CHECK(deso.figures.at("repaired") == 104);

    auto const regso = here.import("scb-regso", real_file("mark/deso_regso_kommun.csv"));
    check_sum(regso);
    CHECK(regso.accepted == 5984);

    auto const population =
        here.import("scb-population", real_file("mark/population_2019_deso.csv"));
    check_sum(population);

    auto const arson = here.import("police-crime", real_file("mark/arson_reports_1210.csv"));
    check_sum(arson);
    CHECK(arson.rows == 14804);
    auto const& mark = arson.municipalities.at("1463");
    REQUIRE(mark.size() == 2);
    CHECK(mark[0].zone_set == "deso");
    CHECK(mark[0].joined == 52);
    CHECK(mark[0].outside == 10);
    CHECK(mark[1].joined == 52);

    auto const vehicles = here.import("police-crime", real_file("mark/vehicle_fires_1211.csv"));
    CHECK(vehicles.municipalities.at("1463")[0].joined == 27);
    CHECK(vehicles.municipalities.at("1463")[0].outside == 2);

    auto database = store::open_to_read(here.database());
    auto const in_mark = [&](std::string const& set) {
        return database.count("SELECT count(*) FROM zone z JOIN zone_set s ON s.id = z.zone_set_id "
                              "WHERE s.name = ? AND z.municipality = '1463'",
                              set);
    };
    CHECK(in_mark("deso") == 22);
    CHECK(in_mark("regso") == 16);
    CHECK(database.count("SELECT sum(count) FROM population WHERE code LIKE '1463%'") == 34754);
    auto const fires = [&](std::string const& code) {
        return database.count("SELECT count(*) FROM placement p JOIN zone z ON z.id = p.zone_id "
                              "JOIN incident i ON i.id = p.event_id WHERE p.theme = 1 AND i.kind = "
                              "'arson' AND z.code = ?",
                              code);
    };
    CHECK(fires("1463C1090") == 10);
    CHECK(fires("1463B3010") == 7);
    CHECK(fires("1463C1040") == 7);

    auto const revision = store::revision(database);
    for (auto const& [profile, file] :
         {std::pair{"scb-deso", "mark/deso_vastra_gotaland.topojson"},
          std::pair{"scb-regso", "mark/deso_regso_kommun.csv"},
          std::pair{"scb-population", "mark/population_2019_deso.csv"},
          std::pair{"police-crime", "mark/arson_reports_1210.csv"}}) {
        auto const again = here.import(profile, real_file(file));
        INFO(profile);
        CHECK(again.unchanged == again.rows - again.rejected);
    }
    CHECK(store::revision(database) == revision);
}

TEST_CASE("tätorter, schools, road projects and police events are taken as they are") {
    if (real_file("mark/tatorter_mb_riks.zip").empty()) {
        return;
    }
    importing here;

    auto const localities = here.import("tatort", real_file("mark/tatorter_mb_riks.zip"));
    check_sum(localities);
    CHECK(localities.rejected == 854 + 2); // no localities; a number that has two names
    CHECK(localities.figures.at("zones") == 1992);
    {
        auto database = store::open_to_read(here.database());
        CHECK(store::storage_crs(database) == 3006);
    }

    auto const schools = here.import("schools", real_file("mark/schools_with_coordinates.csv"));
    check_sum(schools);
    auto const more = here.import("schools", real_file("mark/vastra-gotaland-grade9-schools.json"));
    check_sum(more);

    auto const roads = here.import(
        "trafikverket", real_file("mark/trafikverket_vagprojekt_epsg3006_no_crs.geojson"));
    check_sum(roads);
    CHECK(roads.accepted == 662);
    REQUIRE(roads.rejected == 1); // one project's coordinates are exchanged
    CHECK(roads.rejections[0].code == "far_away");

    auto const first = here.import(
        "polisen-events", real_file("mark/polisen_api/api_windows/events_20230918T082524Z.json"));
    auto const second = here.import(
        "polisen-events", real_file("mark/polisen_api/api_windows/events_20230918T092045Z.json"));
    check_sum(second);
    CHECK(first.accepted == 500);
    CHECK(second.updated + second.unchanged > 400);
    CHECK(second.zones.front().joined == 0);
}

TEST_CASE("Chicago's assaults fall in its police districts") {
    auto const districts = real_file("scale/chicago_police_districts.kml");
    if (districts.empty()) {
        return;
    }
    importing here;

    auto zones = here.request("zones", districts);
    zones.set = "district";
    check_sum(here.import(zones));

    auto assaults = here.request("points", real_file("scale/chicago_aggravated_assaults.csv.gz"));
    assaults.fields["zone"] = "district";
    auto const points = here.import(assaults);
    check_sum(points);
    INFO(notices(points));
    CHECK(points.rows == 148636);
    CHECK(points.zones.front().joined == 148545);
    CHECK_THAT(notices(points), Catch::Matchers::Contains("146297 lie in it") &&
                                    Catch::Matchers::Contains("2248 in another and 91 in none"));
}
