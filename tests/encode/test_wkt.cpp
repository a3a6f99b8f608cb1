#include "encode/wkt.hpp"

#include "base/error.hpp"
#include "small_tables.hpp"

#include <catch2/catch.hpp>

using namespace trygg;
using tables::count;
using tables::point_wkb;

namespace {

std::string header(char type) { return {'\1', type, '\0', '\0', '\0'}; }

std::string wkt(std::string const& wkb) {
    std::string out;
    encode::append_wkt(out, wkb, 2);
    return out;
}

} // namespace

TEST_CASE("every type of geometry has its text") {
    auto const xy = [](double x, double y) {
        return point_wkb(x, y).substr(5);
    };
    auto const line = count(2) + xy(1, 2) + xy(3, 4);

    CHECK(wkt(point_wkb(-1.005, 2.5)) == "POINT(-1 2.5)");
    CHECK(wkt(header(2) + line) == "LINESTRING(1 2,3 4)");
    CHECK(wkt(header(3) + count(1) + line) == "POLYGON((1 2,3 4))");
    CHECK(wkt(header(4) + count(2) + point_wkb(1, 2) + point_wkb(-0.001, 1e9)) ==
          "MULTIPOINT((1 2),(0 1000000000))");
    CHECK(wkt(header(5) + count(1) + header(2) + line) == "MULTILINESTRING((1 2,3 4))");
    CHECK(wkt(header(6) + count(1) + header(3) + count(1) + line) == "MULTIPOLYGON(((1 2,3 4)))");
    CHECK(wkt(header(7) + count(1) + point_wkb(1, 2)) == "GEOMETRYCOLLECTION(POINT(1 2))");
    CHECK(wkt(header(6) + count(0)) == "MULTIPOLYGON EMPTY");
}

TEST_CASE("bytes that are no geometry of ours have no text") {
    CHECK_THROWS_AS(wkt(""), error);
    CHECK_THROWS_AS(wkt(header(3) + count(1'000'000)), error);
    CHECK_THROWS_AS(wkt(header(8)), error);
}
