#include "files.hpp"

#include <set>

using namespace tests;
using trygg::ogr::inspect;
using trygg::ogr::read_options;

namespace {

/// Path of a real file; empty, with a warning, where they are not there.
std::string real(std::string const& name) {
    auto const path = std::string{TRYGG_REAL_DATA} + "/" + name;
    if (std::filesystem::exists(path)) {
        return path;
    }
    WARN("skipped: no " << path);
    return {};
}

std::size_t count(std::string const& path, read_options const& options = {}) {
    return rows_of(path, options).size();
}

} // namespace

TEST_CASE("the real DeSO zones have 992 areas, in longitude and latitude by assumption") {
    auto const path = real("mark/deso_vastra_gotaland.topojson");
    if (path.empty()) {
        return;
    }
    CHECK(count(path) == 992);
    auto const layer = inspect(path).layers.at(0);
    CHECK(layer.crs == "EPSG:4326");
    CHECK(layer.crs_assumed);
    CHECK(names(layer) == std::vector{"id"s, "Deso"s});
}

TEST_CASE("the real arson file has 14 804 rows and an empty first header cell") {
    auto const path = real("mark/arson_reports_1210.csv");
    if (path.empty()) {
        return;
    }
    CHECK(count(path) == 14804);
    CHECK(inspect(path).layers.at(0).fields.at(0).name == "field_1");
}

TEST_CASE("the real shapefile whose .cpg says ISO 88591 keeps its å, ä and ö") {
    auto const path = real("mark/tatorter_mb_riks.zip");
    if (path.empty()) {
        return;
    }
    auto const rows = rows_of(path);
    std::set<std::string> places;
    for (auto const& row : rows) {
        places.insert(row.values.at(6).value_or(""));
    }

    CHECK(rows.size() == 2978);
    CHECK(places.contains("Göteborg"));
    CHECK(places.contains("Älvsbyn"));
    CHECK(places.contains("Åseda"));
    CHECK(inspect(path).layers.at(0).crs == "EPSG:3006");
    CHECK_FALSE(rows.at(0).recoded);
}

TEST_CASE("a real GeoJSON in metres without a crs member is refused until the CRS is stated") {
    auto const path = real("mark/trafikverket_vagprojekt_epsg3006_no_crs.geojson");
    if (path.empty()) {
        return;
    }
    CHECK_THAT(refusal(path), Catch::Contains("row 1 ") && Catch::Contains("--crs EPSG:3006"));
    CHECK(inspect(path).layers.at(0).crs_assumed);
    read_options options;
    options.source_crs = "EPSG:3006";
    CHECK(count(path, options) == 663);
}

TEST_CASE("the other real files give all their rows") {
    if (real("README.md").empty()) {
        return;
    }
    read_options local;
    local.layer = "gbg";
    CHECK(count(real("mark/swemaps2_goteborg_basomraden_sweref99_1200_epsg3007.gpkg"), local) ==
          1012);
    CHECK(count(real("scale/stop_and_search_points.csv")) == 158349);
    CHECK(count(real("scale/chicago_aggravated_assaults.csv.gz")) == 148636);
    CHECK(count(real("scale/chicago_police_districts.kml")) == 25);
    CHECK(count(real("scale/london_lsoa/LSOA_2011_London_gen_MHW.shp")) == 4835);
    CHECK_THAT(
        refusal(real("mark/polisen_api/api_windows/events_20240618T104447Z_EMPTY_0_bytes.json")),
        Catch::Contains("is empty (0 bytes)"));
}
