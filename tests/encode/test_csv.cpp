#include "encode/csv.hpp"

#include "small_tables.hpp"
#include "temp_folder.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <sstream>

using namespace trygg;
using encode::csv_dialect;
using nlohmann::json;

namespace {

std::string csv(encode::view const& shown, csv_dialect dialect = csv_dialect::plain) {
    return tables::written(encode::csv_writer{shown, dialect}, shown.table->size());
}

std::string output_of(std::string const& command) {
    auto* const pipe = ::popen(command.c_str(), "r");
    std::string text(100'000, '\0');
    text.resize(std::fread(text.data(), 1, text.size(), pipe));
    ::pclose(pipe);
    return text;
}

} // namespace

TEST_CASE("CSV has the id, every property as it is, and points as two columns") {
    CHECK(csv(encode::everything_of(tables::two_points())) ==
          "id,namn,lista,dag,tid,när,antal,klar,andel,lon,lat\r\n"
          "7,\"Örby, \"\"torget\"\"\",\"[\"\"a\"\",\"\"b\"\"]\",2024-05-06,"
          "2024-05-06T07:08:09+02:00,2024-05,-3,true,0.125,12.5,57.5\r\n"
          "9,,,,,,,,,,\r\n");
}

TEST_CASE("CSV has the properties that are asked for, in their order, without geometry too") {
    auto shown = encode::everything_of(tables::two_points());
    shown.properties = {5, 0};
    shown.with_geometry = false;

    CHECK(csv(shown) == "id,antal,namn\r\n7,-3,\"Örby, \"\"torget\"\"\"\r\n9,,\r\n");
}

TEST_CASE("CSV in metres names its columns so") {
    auto shown = encode::everything_of(tables::two_points());
    shown.properties = {};
    shown.crs = *model::find_common_crs("EPSG:3006");

    // gdaltransform says 350192.9457 6375802.9524.
    CHECK(csv(shown) == "id,easting,northing\r\n7,350192.95,6375802.95\r\n9,,\r\n");
}

TEST_CASE("CSV has shapes as WKT, longitude first in every degree system") {
    auto shown = encode::everything_of(tables::one_zone());
    shown.crs = *model::find_common_crs("EPSG:4326");

    CHECK(csv(shown) == "feature_id,id,WKT\r\n0114,'=1+1,\"POLYGON((12.5 57.5,12.6 57.5,12.6 57.6,"
                        "12.5 57.6,12.5 57.5))\"\r\nA,,\r\n");
}

TEST_CASE("CSV for Excel has a byte order mark, semicolons and decimal commas") {
    auto shown = encode::everything_of(tables::two_points());
    shown.properties = {2, 5, 7};

    CHECK(csv(shown, csv_dialect::excel) == "\xEF\xBB\xBFid;dag;antal;andel;lon;lat\r\n"
                                            "7;2024-05-06;-3;0,125;12,5;57,5\r\n9;;;;;\r\n");
}

TEST_CASE("CSV for Excel runs no formula and keeps texts that look like numbers") {
    CHECK(csv(encode::everything_of(tables::one_zone()), csv_dialect::excel) ==
          "\xEF\xBB\xBF"
          "feature_id;id\r\n\"=\"\"0114\"\"\";'=1+1\r\nA;\r\n");

    auto shown = encode::everything_of(
        tables::only_texts({"-2+3", "@SUM(A1)", "\tx", "3-5", "+46 70", "1463E1010", "a;b"}));
    shown.with_geometry = false;
    CHECK(csv(shown, csv_dialect::excel) ==
          "\xEF\xBB\xBFid;text\r\n1;\"=\"\"-2+3\"\"\"\r\n2;'@SUM(A1)\r\n3;\"'\tx\"\r\n"
          "4;\"=\"\"3-5\"\"\"\r\n5;\"=\"\"+46 70\"\"\"\r\n6;\"=\"\"1463E1010\"\"\"\r\n"
          "7;\"a;b\"\r\n");
}

TEST_CASE("CSV is read by Python as it was meant") {
    temp_folder const folder;
    std::vector<std::string> const texts{"",   " a ", "line\nend", " \r\n",
                                         "\"", ",",   "å\t;",      "+46 300"};
    std::ofstream{folder / "t.csv", std::ios::binary}
        << csv(encode::everything_of(tables::only_texts(texts)));

    auto const read = json::parse(output_of("python3 -c 'import csv,json,sys; print(json.dumps("
                                            "list(csv.DictReader(open(sys.argv[1], newline=\"\", "
                                            "encoding=\"utf-8\")))))' " +
                                            std::string{folder / "t.csv"}));

    REQUIRE(read.size() == texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        CHECK(read[i] ==
              json{{"id", std::to_string(i + 1)}, {"text", texts[i]}, {"lon", ""}, {"lat", ""}});
    }
}

TEST_CASE("CSV is read by GDAL with its shapes and points") {
    temp_folder const folder;
    std::ofstream{folder / "z.csv", std::ios::binary}
        << csv(encode::everything_of(tables::one_zone()));
    std::ofstream{folder / "p.csv", std::ios::binary}
        << csv(encode::everything_of(tables::two_points()));

    CHECK_THAT(output_of("ogrinfo -al " + std::string{folder / "z.csv"}),
               Catch::Contains("POLYGON ((12.5 57.5,12.6 57.5"));
    CHECK_THAT(output_of("ogrinfo -al -oo X_POSSIBLE_NAMES=lon -oo Y_POSSIBLE_NAMES=lat " +
                         std::string{folder / "p.csv"}),
               Catch::Contains("POINT (12.5 57.5)"));
}
