#include "encode/download.hpp"

#include "base/busy.hpp"
#include "small_tables.hpp"
#include "temp_folder.hpp"

#include <catch2/catch.hpp>

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <numeric>

#include <sys/resource.h>

using namespace trygg;
using Catch::Contains;
using encode::file_format;

namespace {

std::string whole(http::body_source const& file) {
    std::string all, chunk;
    for (bool more = true; more;) {
        chunk.clear();
        more = file(chunk);
        all += chunk;
    }
    return all;
}

/// What ogrinfo says of the download.
std::string seen(encode::view const& shown, encode::file_format format) {
    temp_folder const folder;
    std::string const path =
        folder / (format == file_format::geopackage ? "file.gpkg" : "file.fgb");
    std::vector<std::uint32_t> rows(shown.table->size());
    std::iota(rows.begin(), rows.end(), 0U);
    std::ofstream{path, std::ios::binary} << whole(encode::make_download(shown, rows, format));
    auto* const pipe = ::popen(("ogrinfo -al " + path).c_str(), "r");
    std::string text(100'000, '\0');
    text.resize(std::fread(text.data(), 1, text.size(), pipe));
    CHECK(::pclose(pipe) == 0);
    return text;
}

encode::view points_in(std::string_view crs) {
    auto shown = encode::everything_of(tables::two_points());
    shown.crs = *model::find_common_crs(crs);
    return shown;
}

std::size_t scratch_folders() {
    auto const all = std::filesystem::directory_iterator{std::filesystem::temp_directory_path()};
    return static_cast<std::size_t>(std::count_if(begin(all), end(all), [](auto const& entry) {
        return entry.path().filename().string().starts_with("trygghetskarta-");
    }));
}

} // namespace

TEST_CASE("a GeoPackage keeps every type, and the rows without a geometry") {
    auto const text = seen(points_in("OGC:CRS84"), file_format::geopackage);

    CHECK_THAT(text, Contains("Layer name: platser") && Contains("Geometry: Point") &&
                         Contains("Feature Count: 2"));
    CHECK_THAT(text, Contains("id: Integer64") && Contains("namn: String") &&
                         Contains("lista: String") && Contains("dag: Date (") &&
                         Contains("tid: DateTime") && Contains("när: String") &&
                         Contains("antal: Integer64") && Contains("klar: Integer(Boolean)") &&
                         Contains("andel: Real"));
    CHECK_THAT(text, Contains("namn (String) = Örby, \"torget\"") &&
                         Contains("lista (String) = [\"a\",\"b\"]") &&
                         Contains("dag (Date) = 2024/05/06") &&
                         Contains("tid (DateTime) = 2024/05/06 05:08:09+00") &&
                         Contains("när (String) = 2024-05") && Contains("antal (Integer64) = -3") &&
                         Contains("klar (Integer(Boolean)) = 1") &&
                         Contains("andel (Real) = 0.125"));
    CHECK_THAT(text, Contains("id (Integer64) = 9") && Contains("namn (String) = (null)"));
}

TEST_CASE("a FlatGeobuf keeps every type of the rows that have a geometry") {
    auto const text = seen(points_in("OGC:CRS84"), file_format::flatgeobuf);

    CHECK_THAT(text, Contains("Feature Count: 1") && Contains("POINT (12.5 57.5)"));
    CHECK_THAT(text, Contains("id: Integer64") && Contains("dag: DateTime") &&
                         Contains("klar: Integer(Boolean)") && Contains("andel: Real"));
}

TEST_CASE("a download is in the CRS that was asked for, east first as its format has it") {
    for (auto const format : {file_format::geopackage, file_format::flatgeobuf}) {
        CHECK_THAT(seen(points_in("EPSG:3006"), format), Contains("ID[\"EPSG\",3006]") &&
                                                             Contains("POINT (350192.9") &&
                                                             Contains(" 6375802.9"));
        for (auto const* const degrees : {"OGC:CRS84", "EPSG:4326"}) {
            CHECK_THAT(seen(points_in(degrees), format),
                       Contains("ID[\"EPSG\",4326]") && Contains("POINT (12.5 57.5)"));
        }
    }
}

TEST_CASE("polygons and codes come through") {
    auto const text = seen(encode::everything_of(tables::one_zone()), file_format::geopackage);

    CHECK_THAT(text, Contains("Geometry: Polygon") && Contains("feature_id (String) = 0114") &&
                         Contains("POLYGON ((12.5 57.5,12.6 57.5,12.6 57.6,12.5 57.6,12.5 57.5))"));
}

TEST_CASE("names that only case tells apart do not meet in a GeoPackage") {
    auto const table = tables::only_texts({"a"});
    table->properties = {tables::texts("ID", snapshot::column_type::text, {"1"}),
                         tables::texts("Namn", snapshot::column_type::text, {"2"}),
                         tables::texts("namn", snapshot::column_type::text, {"3"}),
                         tables::texts("FID", snapshot::column_type::text, {"4"}),
                         tables::texts("GEOM", snapshot::column_type::text, {"5"})};

    CHECK_THAT(seen(encode::everything_of(table), file_format::geopackage),
               Contains("feature_id (Integer64) = 1") && Contains("ID (String) = 1") &&
                   Contains("Namn (String) = 2") && Contains("namn_ (String) = 3") &&
                   Contains("FID (String) = 4") && Contains("GEOM (String) = 5"));
}

TEST_CASE("without geometry a GeoPackage is a table, and there is no FlatGeobuf") {
    auto shown = encode::everything_of(tables::two_points());
    shown.with_geometry = false;

    CHECK_THAT(seen(shown, file_format::geopackage), Contains("Geometry: None"));
    CHECK_THROWS_AS(encode::make_download(shown, {0}, file_format::flatgeobuf), input_error);
}

TEST_CASE("a download leaves nothing on the disk, read to its end or not") {
    temp_folder const alone; // other programs make such folders, too
    setenv("TMPDIR", alone.path().c_str(), 1);
    {
        auto const file =
            encode::make_download(points_in("OGC:CRS84"), {0, 1}, file_format::geopackage);
        std::string chunk;
        CHECK(file(chunk));
        CHECK(chunk.starts_with("SQLite format 3"));
        CHECK(scratch_folders() == 0);
    }
    CHECK(scratch_folders() == 0);
    unsetenv("TMPDIR");
}

TEST_CASE("more than a few downloads at once are refused until one ends") {
    auto const make = [](std::size_t rows) {
        return encode::make_download(encode::everything_of(tables::two_points()),
                                     std::vector<std::uint32_t>(rows), file_format::flatgeobuf);
    };
    {
        auto const large = make(30'000);
        CHECK_THROWS_AS(make(30'000), busy);
        CHECK_NOTHROW(make(1));
    }
    CHECK_NOTHROW(make(30'000));

    std::vector<http::body_source> small(16);
    std::ranges::generate(small, [&] { return make(1); });
    CHECK_THROWS_AS(make(1), busy);
}

TEST_CASE("a disk that is full ends in an error, and leaves nothing") {
    auto const before = scratch_folders();
    // A file that may not grow is as good as a disk without room.
    auto const old_action = std::signal(SIGXFSZ, SIG_IGN);
    rlimit old_limit{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &old_limit) == 0);
    rlimit const small{10'000, old_limit.rlim_max};

    for (auto const format : {file_format::geopackage, file_format::flatgeobuf}) {
        auto const file = encode::make_download(points_in("OGC:CRS84"),
                                                std::vector<std::uint32_t>(1'000), format);
        REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
        std::string chunk, problem;
        try {
            file(chunk);
        } catch (error const& e) {
            problem = e.what();
        }
        ::setrlimit(RLIMIT_FSIZE, &old_limit);
        CHECK_THAT(problem, Contains("the file cannot be written"));
    }

    std::signal(SIGXFSZ, old_action);
    CHECK(scratch_folders() == before);
}
