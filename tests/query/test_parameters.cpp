#include "query/bbox.hpp"
#include "query/datetime.hpp"
#include "query/lists.hpp"
#include "query/parameters.hpp"
#include "query/token.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>

using namespace trygg;

TEST_CASE("A query string is decoded strictly") {
    std::vector<std::string> const known{"a", "b"};
    query::parameters const stated{"a=%C3%A4%20x&b=1+2", known};
    CHECK(stated.get("a") == "ä x");
    CHECK(stated.get("b") == "1+2"); // as in the offset of a time

    for (auto const* broken :
         {"a=%", "a=%4", "a=%zz", "a=%FF", "a=%00", "a=%0A", "c=1", "a=1&a=1"}) {
        CAPTURE(broken);
        CHECK_THROWS_AS((query::parameters{broken, known}), input_error);
    }
}

TEST_CASE("Parameters are written back with changes") {
    std::vector<std::string> const known{"a", "b", "token"};
    query::parameters const stated{"b=x%26y&a=1", known};
    CHECK(stated.with({{"token", "t"}}) == "a=1&b=x%26y&token=t");
    CHECK(stated.with({{"a", ""}}) == "b=x%26y");
}

TEST_CASE("bbox is four or six numbers; west above east crosses the antimeridian") {
    auto const plain = query::parse_bbox("12.5,57,13,58");
    REQUIRE(plain.boxes.size() == 1);
    CHECK(query::fixed(plain.boxes[0]).west == 125'000'000);

    auto const across = query::parse_bbox("170,-10,-170,10");
    REQUIRE(across.boxes.size() == 2);
    CHECK(across.boxes[0].east == 180);
    CHECK(across.boxes[1].west == -180);
    CHECK(query::parse_bbox("-200,-100,200,100").boxes[0].south == -90);
    auto const beyond = query::parse_bbox("170,-10,190,10");
    REQUIRE(beyond.boxes.size() == 2);
    CHECK(beyond.boxes[1].east == -170);
}

TEST_CASE("A bbox in another CRS has that CRS's axis order and straight sides") {
    auto const degrees = query::parse_bbox("57,12.5,58,13", *model::find_common_crs("EPSG:4326"));
    REQUIRE(degrees.boxes.size() == 1);
    CHECK(degrees.boxes[0].west == 12.5);
    CHECK(degrees.boxes[0].north == 58);

    auto const metres =
        query::parse_bbox("6400000,500000,6401000,502000", *model::find_common_crs("EPSG:3006"));
    REQUIRE(metres.exact);
    CHECK(metres.exact->box.min_x == 500'000);
    CHECK(metres.exact->box.max_y == 6'401'000);
    CHECK_THROWS_AS(query::parse_bbox("2,1,1,3", *model::find_common_crs("EPSG:3857")),
                    input_error);
}

TEST_CASE("A box is rounded outwards, so that all that lies in it still does") {
    auto const box = query::outward({12.3456789, 57.0000001, 12.4, 57.1234564});
    CHECK(box.west == 12.345678);
    CHECK(box.south == 57);
    CHECK(box.east == 12.4);
    CHECK(box.north == 57.123457);
}

TEST_CASE("sortby is a list of names with their directions") {
    auto const keys = query::parse_sortby("+kind,-count, place,åäö");
    REQUIRE(keys.size() == 4);
    CHECK(keys[0].name == "kind");
    CHECK_FALSE(keys[0].descending);
    CHECK(keys[1].name == "count");
    CHECK(keys[1].descending);
    CHECK(keys[2].name == "place"); // a '+' that became a space on its way
    for (auto const* other : {"", "+", "a,,b", "a,-a", ","}) {
        CAPTURE(other);
        CHECK_THROWS_AS(query::parse_sortby(other), input_error);
    }
}

TEST_CASE("In a filter a plus is a space, and it may have several lines") {
    std::vector<std::string> const known{"filter", "datetime"};
    query::parameters const stated{"filter=a+%3D%0A1%2B2&datetime=1+2", known};
    CHECK(stated.get("filter") == "a =\n1+2");
    CHECK(stated.get("datetime") == "1+2");
    CHECK_THROWS_AS((query::parameters{"filter=%00", known}), input_error);
}

TEST_CASE("The fixed box holds only what lies in the box, but all that rounds to its border") {
    auto const box = query::fixed({12.69000004, 57.0, 12.69000016, 57.0});
    CHECK(box.west == 126'900'001);
    CHECK(box.east == 126'900'001);
    CHECK(query::fixed({12.69, 57.1, 12.69, 57.1}).covers(126'900'000, 571'000'000));
}

TEST_CASE("A datetime is an instant, a day or an interval") {
    CHECK(query::parse_datetime("1970-01-02") == model::time_span{86'400, 172'799});
    CHECK(query::parse_datetime("1970-01-01T00:00:05Z/..") == model::time_span{5, query::latest});
    CHECK(query::parse_datetime("/1970-01-01").first == query::earliest);
    CHECK(query::days_touched({-1, 86'400}) == model::day_span{-1, 1});
}

TEST_CASE("A datetime is one of RFC 3339, where small t and z are letters, too") {
    CHECK(query::parse_datetime("1970-01-01t00:00:05z") == model::time_span{5, 5});
    CHECK(query::parse_datetime("1970-01-01T01:00:05.25+01:00") == model::time_span{5, 5});
    for (auto const* other :
         {"2020-02-30", "2020-05-01T10:00:00", "2020-05-01 10:00:00Z", "2020-05-01T10:00Z",
          "2020-05-01T24:00:00Z", "2020-05-01T10:00:00+2:00", "2020-05", "2020", "../..", "/", "",
          "2020-05-02/2020-05-01", "2020-05-01/2020-05-02/2020-05-03", "2020-05-01T10:00:00.Z",
          "20200501", "2020-5-1", " 2020-05-01"}) {
        CAPTURE(other);
        CHECK_THROWS_AS(query::parse_datetime(other), input_error);
    }
}

TEST_CASE("A period includes both its ends") {
    CHECK(query::parse_period("1970") == model::day_span{0, 364});
    CHECK(query::parse_period("1970-01/1970-02") == model::day_span{0, 58});
    CHECK(query::parse_period("1970-01-02/1970") == model::day_span{1, 364});
}

TEST_CASE("A token gives back where its page starts, whatever the values") {
    query::page_start const start{true, query::position{{query::key_value{}, std::int64_t{-7}, 0.1,
                                                         "åäö/?\"", snapshot::time_key{-1, 5, 2}},
                                                        "1463A0010"}};
    auto const read = query::parse_token(query::token_for("measures", "+a,-b", start));
    CHECK(read.collection == "measures");
    CHECK(read.sorted_by == "+a,-b");
    CHECK(read.start == start);
    CHECK(query::parse_token(query::token_for("m", "", {})).start == query::page_start{});

    for (auto const* other : {"", "abc", "W10", "WzEsMiwzXQ", "YWZ0ZXI=", "YWZ0ZXI6\xFF", "%%%",
                              "WyJhIiwiIixmYWxzZSwiMSIsW1tdXV0"}) {
        CAPTURE(other);
        CHECK_THROWS_AS(query::parse_token(other), input_error);
    }
    CHECK_THROWS_AS(query::parse_token(std::string(9'000, 'W')), input_error);
}

TEST_CASE("A list of codes names each once") {
    std::vector<std::string> const known{"arson", "fire"};
    CHECK(query::parse_codes("kind", "fire,arson,fire", known) ==
          std::vector<std::string>{"fire", "arson"});
    CHECK_THROWS_AS(query::parse_codes("kind", "fire,", known), input_error);
}
