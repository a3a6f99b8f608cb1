#include "base/error.hpp"
#include "store/tile_address.hpp"

#include <catch2/catch.hpp>

using namespace trygg;
using Catch::Matchers::Contains;

TEST_CASE("tiles in Web Mercator are taken, of XYZ, WMTS and our own server") {
    for (auto const* address : {
             "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
             "https://{s}.tile.example/{z}/{x}/{y}.png",
             "http://localhost:8080/{z}/{x}/{y}",
             "/tiles/{z}/{x}/{y}.png",
             "https://karta.example/topowebb/default/3857/{TileMatrix}/{TileRow}/{TileCol}.png",
             "https://karta.example/wmts?REQUEST=GetTile&TILEMATRIXSET=EPSG:3857&TILEMATRIX="
             "EPSG:3857:{z}&TILEROW={y}&TILECOL={x}",
         }) {
        CHECK_NOTHROW(store::check_tile_address(address));
    }
}

TEST_CASE("tiles of another grid are refused, with what to choose instead") {
    for (auto const* address : {
             "https://karta.example/topowebb/default/3006/{z}/{y}/{x}.png",
             "https://karta.example/wmts?tilematrixset=EPSG:3006&m={z}&r={y}&c={x}",
             "https://karta.example/wmts/SWEREF99TM/{TileMatrix}/{TileRow}/{TileCol}",
         }) {
        CHECK_THROWS_WITH(store::check_tile_address(address), Contains("EPSG:3857"));
    }
}

TEST_CASE("what nobody fills in, lacks a place, or is no plain server is refused") {
    CHECK_THROWS_WITH(
        store::check_tile_address("https://a.example/{TileMatrixSet}/{z}/{x}/{y}.png"),
        Contains("{TileMatrixSet} in its place"));
    CHECK_THROWS_WITH(store::check_tile_address("https://a.example/{z}/{x}.png"),
                      Contains("no place for {y}"));
    CHECK_THROWS_AS(store::check_tile_address("https://a.example/{z}/{x}/{y"), input_error);
    CHECK_THROWS_AS(store::check_tile_address("//a.example/{z}/{x}/{y}"), input_error);
    CHECK_THROWS_AS(store::check_tile_address("ftp://a.example/{z}/{x}/{y}"), input_error);
    CHECK_THROWS_AS(store::check_tile_address("https://a.example;script-src */{z}/{x}/{y}"),
                    input_error);
    CHECK_THROWS_AS(store::check_tile_address("https://me:secret@a.example/{z}/{x}/{y}"),
                    input_error);
}

TEST_CASE("the names of WMTS become those that the page fills in") {
    CHECK(store::leaflet_address("https://a.example/{TileMatrix}/{TILEROW}/{tilecol}.png") ==
          "https://a.example/{z}/{y}/{x}.png");
    CHECK(store::leaflet_address("https://{s}.a.example/{z}/{x}/{y}.png") ==
          "https://{s}.a.example/{z}/{x}/{y}.png");
}

TEST_CASE("a server is named by its host") {
    CHECK(store::host_of("https://{s}.tile.example:8443/{z}/{x}/{y}.png") == "tile.example");
    CHECK(store::host_of("/tiles/{z}/{x}/{y}.png").empty());
}
