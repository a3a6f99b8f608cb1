#include "geo/repair.hpp"
#include "geo/shape.hpp"
#include "join/zone_index.hpp"
#include "ogr/reader.hpp"
#include "plain_covers.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <random>

using namespace trygg;

namespace {

struct real_zones {
    std::vector<std::string> wkb;
    int repaired = 0;
};

/// Path of a real file; empty, with a warning, where they are not there.
std::string real(char const* name) {
    ogr::set_reader_program(TRYGG_PROGRAM);
    auto const path = std::string{TRYGG_REAL_DATA} + "/" + name;
    if (std::filesystem::exists(path)) {
        return path;
    }
    WARN("skipped: no " << path);
    return {};
}

/// Coordinates as they are in the file.
ogr::read_options as_given() {
    ogr::read_options result;
    result.target_epsg = 0;
    return result;
}

real_zones read_zones(std::string const& path) {
    real_zones result;
    ogr::read(path, as_given(), [&](ogr::row const& row) {
        auto const zone = geo::repaired(geo::from_wkb(row.wkb));
        result.wkb.push_back(geo::to_wkb(zone.shape));
        result.repaired += zone.reason ? 1 : 0;
    });
    return result;
}

double number(std::string const& text) {
    double result = 0;
    std::from_chars(text.data(), text.data() + text.size(), result);
    return result;
}

/// Every fiftieth vertex and edge's middle, and points everywhere.
std::vector<geo::point> points_about(std::vector<std::string> const& zones) {
    std::vector<geo::point> result;
    geo::box all;
    std::size_t seen = 0;
    for (auto const& wkb : zones) {
        auto const shape = geo::shape_of(geo::from_wkb(wkb));
        for (std::size_t i = 0; i + 1 < shape.points.size(); ++i) {
            auto const a = shape.points[i], b = shape.points[i + 1];
            all.add(a);
            if (seen++ % 50 == 0) {
                result.push_back(a);
                result.push_back({(a.x + b.x) / 2, (a.y + b.y) / 2});
            }
        }
    }
    std::mt19937 random{1463};
    std::uniform_real_distribution<double> x{all.min_x, all.max_x}, y{all.min_y, all.max_y};
    for (int i = 0; i < 5'000; ++i) {
        result.push_back({x(random), y(random)});
    }
    return result;
}

std::ptrdiff_t differences(std::vector<std::string> const& zones,
                           std::vector<geo::point> const& points) {
    join::zone_index const index{zones};
    plain_covers const plain{zones};
    return std::count_if(points.begin(), points.end(),
                         [&](geo::point p) { return index.find(p.x, p.y) != plain.find(p); });
}

} // anonymous namespace

TEST_CASE("London's 4 835 zones, 8 of them repaired, are answered as by plain GEOS") {
    auto const path = real("scale/london_lsoa/LSOA_2011_London_gen_MHW.shp");
    if (path.empty()) {
        return;
    }
    auto const zones = read_zones(path);

    CHECK(zones.wkb.size() == 4835);
    CHECK(zones.repaired == 8);
    CHECK(differences(zones.wkb, points_about(zones.wkb)) == 0);
}

TEST_CASE("The DeSO zones of Västra Götaland are answered as by plain GEOS") {
    auto const path = real("mark/deso_vastra_gotaland.topojson");
    if (path.empty()) {
        return;
    }
    auto const zones = read_zones(path);

    CHECK(zones.wkb.size() == 992);
    CHECK(zones.repaired == 104);
    CHECK(differences(zones.wkb, points_about(zones.wkb)) == 0);
}

TEST_CASE("Of Chicago's 148 636 assaults 148 545 lie in one of the 25 police districts") {
    auto const districts = real("scale/chicago_police_districts.kml");
    auto const assaults = real("scale/chicago_aggravated_assaults.csv.gz");
    if (districts.empty() || assaults.empty()) {
        return;
    }
    std::vector<double> xs, ys;
    ogr::read(assaults, as_given(), [&](ogr::row const& row) {
        xs.push_back(number(row.values.at(2).value_or("")));
        ys.push_back(number(row.values.at(3).value_or("")));
    });
    auto const zones = read_zones(districts);
    std::vector<std::int32_t> found(xs.size());

    join::zone_index{zones.wkb}.find(xs, ys, found);

    CHECK(zones.wkb.size() == 25);
    CHECK(xs.size() == 148'636);
    CHECK(std::count_if(found.begin(), found.end(), [](auto zone) { return zone >= 0; }) ==
          148'545);
}
