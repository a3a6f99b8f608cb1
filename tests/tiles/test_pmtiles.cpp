#include "base/error.hpp"
#include "temp_folder.hpp"
#include "tiles/pmtiles.hpp"
#include "tiles/tile_store.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>

#include <fstream>

using namespace trygg;

namespace {

std::string number(std::uint64_t value) {
    std::string result;
    for (int i = 0; i < 8; ++i) {
        result += static_cast<char>(value >> (8 * i) & 0xffU);
    }
    return result;
}

/// A file with two tiles: 0/0/0 is "world", 1/0/1 (the third number) is "half". Nothing is packed.
std::string small_map(std::string const& directory = {2, 0, 2, 1, 1, 5, 4, 1, 0}, char kind = 2) {
    std::string const metadata = R"({"attribution":"<a href=\"x\">Kommunen</a>"})",
                      tiles = "worldhalf";
    std::uint64_t const root_at = 127, metadata_at = root_at + directory.size(),
                        tiles_at = metadata_at + metadata.size();
    auto file = std::string{"PMTiles\3"} + number(root_at) + number(directory.size()) +
                number(metadata_at) + number(metadata.size()) + number(tiles_at) + number(0) +
                number(tiles_at) + number(tiles.size()) + number(2) + number(2) + number(2);
    file += std::string{1, 1, 1, kind, 0, 1};
    file.resize(127);
    return file + directory + metadata + tiles;
}

std::string written(temp_folder const& folder, std::string const& bytes) {
    auto const path = folder / "base.pmtiles";
    std::ofstream{path, std::ios::binary} << bytes;
    return path;
}

} // namespace

TEST_CASE("tiles are numbered zoom by zoom along a Hilbert curve") {
    CHECK(tiles::pmtiles_id(0, 0, 0) == 0);
    CHECK(tiles::pmtiles_id(1, 0, 0) == 1);
    CHECK(tiles::pmtiles_id(1, 0, 1) == 2);
    CHECK(tiles::pmtiles_id(1, 1, 1) == 3);
    CHECK(tiles::pmtiles_id(1, 1, 0) == 4);
    CHECK(tiles::pmtiles_id(2, 0, 0) == 5);
    CHECK(tiles::pmtiles_id(12, 3423, 1763) == 19'078'479); // the example of the specification
}

TEST_CASE("a base map's tiles and facts are read") {
    temp_folder const folder;
    tiles::pmtiles const map{written(folder, small_map())};

    CHECK(map.tile(0, 0, 0) == "world");
    CHECK(map.tile(1, 0, 1) == "half");
    CHECK_FALSE(map.tile(1, 0, 0));
    CHECK_FALSE(map.tile(1, 2, 0));
    CHECK_FALSE(map.tile(40, 0, 0));
    CHECK(map.about().media_type == "image/png");
    CHECK(map.about().schema.empty());
    CHECK(map.about().attribution == "Kommunen");
    CHECK(map.about().max_zoom == 1);
}

TEST_CASE("what is no base map is refused, and a broken one never read beyond its end") {
    temp_folder const folder;

    CHECK_THROWS_AS(tiles::pmtiles{folder / "none.pmtiles"}, error);
    CHECK_THROWS_AS(tiles::pmtiles{written(folder, "PMTiles")}, input_error);
    CHECK_THROWS_AS(tiles::pmtiles{written(folder, std::string(200, 'x'))}, input_error);
    CHECK_THROWS_AS(tiles::pmtiles{written(folder, small_map({2, 0, 2, 1, 1, 5, 4, 1, 0}, 9))},
                    input_error);

    std::string const many{'\x7f', 0};
    CHECK_THROWS_AS(tiles::pmtiles{written(folder, small_map(many))}.tile(0, 0, 0), input_error);
    std::string const beyond{1, 0, 1, 100, 1};
    CHECK_THROWS_AS(tiles::pmtiles{written(folder, small_map(beyond))}.tile(0, 0, 0), input_error);
    std::string const itself{1, 0, 0, 5, 1}; // a directory that leads nowhere
    CHECK_THROWS_AS(tiles::pmtiles{written(folder, small_map(itself))}.tile(0, 0, 0), input_error);
}

TEST_CASE("a base map that is no plain file is refused, not waited for") {
    temp_folder const folder;
    auto const pipe = folder / "pipe.pmtiles";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);

    CHECK_THROWS_AS(tiles::pmtiles{pipe}, error);
    CHECK_THROWS_AS(tiles::pmtiles{folder / "."}, error);
}

TEST_CASE("numbers of a broken base map never ask for more memory than a directory may have") {
    temp_folder const folder;
    auto huge = small_map();
    huge.replace(16, 8, number(std::uint64_t{1} << 40U)); // the root directory's size
    auto far = small_map();
    far.replace(8, 8, number(~std::uint64_t{0})); // where it begins
    auto around = small_map();
    around.replace(56, 8, number(~std::uint64_t{0} - 2)); // where tiles begin: sums wrap around
    auto packed = small_map();
    packed[97] = 2; // says that its directories are packed

    CHECK_THROWS_AS(tiles::pmtiles{written(folder, huge)}, input_error);
    CHECK_THROWS_AS(tiles::pmtiles{written(folder, far)}, input_error);
    CHECK_THROWS_AS(tiles::pmtiles{written(folder, around)}.tile(0, 0, 0), input_error);
    CHECK_THROWS_AS(tiles::pmtiles{written(folder, packed)}, input_error);
}

TEST_CASE("a file whose tiles cannot be drawn is refused with its name, and what to do") {
    temp_folder const folder;
    auto const refused = [&](std::size_t at, char value) {
        auto bytes = small_map();
        bytes[at] = value;
        return written(folder, bytes);
    };
    using Catch::Matchers::Contains;

    CHECK_THROWS_WITH(tiles::pmtiles{refused(98, 3)},
                      Contains("base.pmtiles is packed with brotli; make it again with gzip"));
    CHECK_THROWS_WITH(tiles::pmtiles{refused(97, 4)}, Contains("with zstd"));
    CHECK_THROWS_WITH(tiles::pmtiles{refused(98, 0)}, Contains("in an unknown way"));
    CHECK_THROWS_WITH(tiles::pmtiles{refused(99, 6)}, Contains("tiles of kind 6"));
    CHECK_THROWS_WITH(tiles::pmtiles{refused(7, 2)}, Contains("'pmtiles convert'"));
    CHECK_THROWS_WITH(tiles::pmtiles{refused(99, 1)}, Contains("neither those of Protomaps"));
    CHECK_THROWS_WITH(tiles::pmtiles{written(folder, small_map().substr(0, 170))},
                      Contains("is cut short or broken: it has 170 bytes"));
}

TEST_CASE("what a base map's metadata tells: whom to thank, and whose layers it has") {
    auto const protomaps = tiles::metadata_of(
        R"({"attribution":"<b>©</b> OSM","vector_layers":[{"id":"earth"},{"id":"roads"}]})");
    auto const open =
        tiles::metadata_of(R"({"vector_layers":[{"id":"water"},{"id":"transportation"}]})");
    auto const own = tiles::metadata_of(R"({"vector_layers":[{"id":"lamps"},{"id":7},{},"x"]})");

    CHECK(protomaps.attribution == "© OSM");
    CHECK(protomaps.schema == "protomaps");
    CHECK(open.schema == "openmaptiles");
    CHECK(own.schema.empty());
    CHECK_THAT(own.layers, Catch::Matchers::Contains("lamps"));
    CHECK(tiles::metadata_of("[1").schema.empty());
    CHECK(tiles::metadata_of(R"({"attribution":7,"vector_layers":{}})").attribution.empty());
}

TEST_CASE("a base map that is replaced is read anew, and one that fails is told of once") {
    temp_folder const folder;
    tiles::tile_store store;
    auto const path = folder / "base.pmtiles";

    CHECK_THROWS_AS(store.basemap(path), error);
    CHECK(store.basemap(path) == nullptr);
    written(folder, small_map());
    auto const first = store.basemap(path);
    REQUIRE(first != nullptr);
    CHECK(store.basemap(path) == first);
    auto other = small_map();
    other.replace(other.size() - 4, 4, "part");
    written(folder, other + " ");
    CHECK(store.basemap(path)->tile(1, 0, 1) == "part");
}
