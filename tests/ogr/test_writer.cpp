#include "files.hpp"

#include "base/error.hpp"
#include "ogr/writer.hpp"

using namespace tests;
using trygg::ogr::file_writer;
using trygg::ogr::inspect;
using trygg::ogr::row;
using trygg::ogr::write_options;

namespace {

/// WKB of the point 12.5 57.5, near Kinna.
std::string const kinna{
    "\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x29\x40\x00\x00\x00\x00\x00\xC0\x4C\x40"s};

write_options point_options() {
    write_options options;
    options.layer = "platser";
    options.fields = {{"namn", "text"}, {"antal", "integer"}, {"dag", "date"}, {"klar", "boolean"}};
    options.geometry_type = "Point";
    return options;
}

/// One point, and a row without values.
void write_two_rows(std::string const& path, write_options const& options = point_options()) {
    file_writer out{path, options};
    row one;
    one.values = {"Örby, \"torget\"", "3", "2024-05-06", "true"};
    one.wkb = kinna;
    out.add(one);
    row none;
    none.values.resize(4);
    out.add(none);
    out.close();
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

        write_two_rows(path);

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

    write_two_rows(here.path("ut.fgb"));

    CHECK(rows_of(here.path("ut.fgb")).size() == 1);
    CHECK_THROWS_AS(file_writer(here.path("t.fgb"), table), trygg::input_error);
}

TEST_CASE("an unknown ending is refused, and names those that are known") {
    folder const here;

    CHECK_THROWS_WITH(file_writer(here.path("ut.dwg"), point_options()),
                      Catch::Contains(".gpkg, .fgb, .geojson or .zip"));
}

TEST_CASE("nothing is left behind when writing is given up") {
    folder const here;
    {
        file_writer out{here.path("ut.gpkg"), point_options()};
        row broken;
        broken.wkb = "no geometry";
        CHECK_THROWS_AS(out.add(broken), trygg::error);
    }

    CHECK(files_in(here.path("")) == 0);
}
