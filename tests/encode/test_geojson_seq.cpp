#include "encode/geojson_seq.hpp"

#include "small_tables.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace trygg;

TEST_CASE("a text sequence is a record separator, a feature and a line end for each row") {
    auto const text =
        tables::written(encode::geojson_seq_writer{encode::everything_of(tables::two_points())}, 2);

    REQUIRE(text.front() == '\x1E');
    REQUIRE(text.back() == '\n');
    auto const second = text.find('\x1E', 1);
    auto const first = nlohmann::json::parse(text.substr(1, second - 1));
    CHECK(first["geometry"]["coordinates"] == nlohmann::json{12.5, 57.5});
    CHECK(first["properties"]["namn"] == "Örby, \"torget\"");
    CHECK(nlohmann::json::parse(text.substr(second + 1))["id"] == 9);
}
