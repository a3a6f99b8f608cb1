#include "files.hpp"

#include "base/error.hpp"
#include "ogr/writer.hpp"

using namespace tests;
using trygg::ogr::inspect;
using trygg::ogr::row;
using trygg::ogr::write;
using trygg::ogr::write_options;

namespace {

/// WKB of the point 350000 6380000 (SWEREF 99 TM), near Kinna.
std::string const kinna{
    "\x01\x01\x00\x00\x00\x00\x00\x00\x00\xC0\x5C\x15\x41\x00\x00\x00\x00\x78\x56\x58\x41"s};

write_options point_options() {
    write_options options;
    options.layer = "platser";
    options.fields = {{"namn", "text"}, {"antal", "integer"}, {"dag", "date"}, {"klar", "boolean"}};
    options.geometry_type = "Point";
    return options;
}

/// Gives one point, and a row without values.
std::function<bool(row&)> two_rows() {
    return [given = 0](row& out) mutable {
        out = {};
        out.values = {"Örby, \"torget\"", "3", "2024-05-06", "true"};
        out.wkb = kinna;
        if (given == 1) {
            out.values = {std::nullopt, std::nullopt, std::nullopt, std::nullopt};
            out.wkb.clear();
        }
        return ++given <= 2;
    };
}

std::string slurp(std::string const& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

std::size_t files_in(std::string const& path) {
    auto const all = std::filesystem::directory_iterator{path};
    return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

} // namespace

TEST_CASE("what is written is read again alike in every format that keeps types") {
    for (std::string const ending : {".gpkg", ".geojson", ".zip"}) {
        CAPTURE(ending);
        folder const here;
        auto const path = here.path("ut" + ending);

        write(path, point_options(), two_rows());

        auto const rows = rows_of(path);
        REQUIRE(rows.size() == 2);
        CHECK(rows.at(0).values.at(0) == "Örby, \"torget\"");
        CHECK(rows.at(0).values.at(1) == "3");
        CHECK(rows.at(0).wkb.size() == kinna.size());
        CHECK_FALSE(rows.at(1).values.at(1).has_value());
        CHECK(rows.at(1).wkb.empty());
        CHECK(inspect(path).layers.at(0).crs == "EPSG:4326");
        CHECK(files_in(here.path("")) == 1);
    }
}

TEST_CASE("FlatGeobuf holds the rows that have a geometry, and no tables") {
    folder const here;
    auto table = point_options();
    table.geometry_type = "None";

    write(here.path("ut.fgb"), point_options(), two_rows());

    CHECK(rows_of(here.path("ut.fgb")).size() == 1);
    CHECK_THROWS_AS(write(here.path("t.fgb"), table, two_rows()), trygg::input_error);
}

TEST_CASE("GeoJSON is written with seven decimals") {
    folder const here;

    write(here.path("ut.geojson"), point_options(), two_rows());

    CHECK_THAT(slurp(here.path("ut.geojson")), Catch::Contains("[ 12.4942"));
}

TEST_CASE("CSV has points as longitude and latitude") {
    folder const here;

    write(here.path("ut.csv"), point_options(), two_rows());

    CHECK_THAT(slurp(here.path("ut.csv")),
               Catch::StartsWith("namn,antal,dag,klar,lon,lat\n"
                                 "\"Örby, \"\"torget\"\"\",3,2024-05-06,true,12.4"));
}

TEST_CASE("an unknown ending is refused, and names those that are known") {
    folder const here;

    CHECK_THROWS_WITH(write(here.path("ut.dwg"), point_options(), two_rows()),
                      Catch::Contains(".gpkg, .geojson, .csv, .fgb or .zip"));
}

TEST_CASE("nothing is left behind when the rows end in an error") {
    folder const here;

    CHECK_THROWS_WITH(write(here.path("ut.gpkg"), point_options(),
                            [](row&) -> bool { throw trygg::error{"no more"}; }),
                      "no more");

    CHECK(files_in(here.path("")) == 0);
}
