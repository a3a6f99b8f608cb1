#include "cql2/refused.hpp"

#include <catch2/catch.hpp>

using namespace trygg;

namespace {

std::string rows(std::string_view json) {
    return tiny::rows(cql2::parse_json(json), tiny::table());
}

} // namespace

TEST_CASE("JSON says the same as text") {
    CHECK(rows("true") == "0 1 2");
    CHECK(rows(R"({"op":"and","args":[{"op":">","args":[{"property":"count"},-8]},
                                       {"op":"isNull","args":[{"property":"zone_my-set"}]}]})") ==
          "1");
    CHECK(rows(R"({"op":"not","args":[{"op":"in","args":[{"property":"count"},[1,2,3.0]]}]})") ==
          "1");
    CHECK(rows(R"({"op":"like","args":[{"op":"casei","args":[{"property":"name"}]},
                   {"op":"casei","args":["STRASSE%"]}]})") == "1");
    CHECK(rows(R"({"op":"between","args":[{"property":"share"},0,1]})") == "0");
    CHECK(
        rows(
            R"({"op":"=","args":[{"op":"-","args":[{"op":"*","args":[{"property":"count"},2]},1]},5]})") ==
        "0");
    CHECK(rows(R"({"op":"<","args":[{"property":"made"},{"date":"2018-01-01"}]})") == "1");
    CHECK(
        rows(
            R"({"op":"=","args":[{"property":"start"},{"timestamp":"2020-12-21T21:10:00.500Z"}]})") ==
        "0");
    CHECK(
        rows(
            R"({"op":"t_intersects","args":[{"property":"made"},{"interval":["2020-01-01",".."]}]})") ==
        "0");
    CHECK(rows(R"({"op":"t_startedBy","args":[{"interval":[{"property":"made"},".."]},
                   {"interval":["2020-05-31","2021-01-01"]}]})") == "0");
    CHECK(rows(R"({"op":"a_contains","args":[{"property":"reasons"},["drugs"]]})") == "0");
    CHECK(rows(R"({"op":"s_within","args":[{"property":"geometry"},{"bbox":[9,49,12,52]}]})") ==
          "0");
    CHECK(
        rows(R"({"op":"s_within","args":[{"property":"geometry"},{"bbox":[9,49,-5,12,52,5]}]})") ==
        "0");
}

TEST_CASE("All geometries of GeoJSON are taken") {
    auto const meets = [](std::string const& geometry) {
        return rows(R"({"op":"s_intersects","args":[{"property":"geometry"},)" + geometry + "]}");
    };
    CHECK(meets(R"({"type":"Point","coordinates":[12,57,30]})") == "1");
    CHECK(meets(R"({"type":"MultiPoint","coordinates":[[12,57],[10,50]]})") == "0 1");
    CHECK(meets(R"({"type":"LineString","coordinates":[[9,50.5],[12,50.5]]})") == "0");
    CHECK(
        meets(
            R"({"type":"MultiLineString","coordinates":[[[9,50.5],[12,50.5]],[[11,57],[13,57]]]})") ==
        "0 1");
    CHECK(
        meets(R"({"type":"Polygon","coordinates":[[[11,56],[13,56],[13,58],[11,58],[11,56]]]})") ==
        "1");
    CHECK(
        meets(
            R"({"type":"MultiPolygon","coordinates":[[[[11,56],[13,56],[13,58],[11,58],[11,56]]]]})") ==
        "1");
    CHECK(
        meets(R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[12,57]},
                   {"type":"LineString","coordinates":[[9,50.5],[12,50.5]]}]})") == "0 1");
}

TEST_CASE("Errors tell the place as a JSON pointer") {
    CHECK(refusal_of_json("{") == "'filter' is not JSON; see its character 2");
    CHECK(refusal_of_json("") == "'filter' is not JSON; see its character 1");
    CHECK(refusal_of_json("null") ==
          "'filter' at /: an operator, a property or a value is expected, not null");
    CHECK(refusal_of_json(R"({"op":"and","args":[true,{"op":"nt","args":[]}]})") ==
          "'filter' at /args/1/op: there is no operator or function \"nt\"");
    CHECK(refusal_of_json(R"({"op":"=","args":[1]})") ==
          "'filter' at /args: 2 arguments of \"=\" is expected, not an array");
    CHECK(refusal_of_json(R"({"op":"="})") ==
          "'filter' at /: an object with \"args\" is expected, not this object");
    CHECK(refusal_of_json(R"({"op":"=","args":[{"property":5},1]})") ==
          "'filter' at /args/0/property: a string is expected, not 5");
    CHECK(refusal_of_json(R"({"op":">","args":[{"property":"made"},{"date":"2020"}]})") ==
          "'filter' at /args/1/date: a date such as \"2020-05-31\" is expected, not \"2020\"");
    CHECK(refusal_of_json(R"({"op":"=","args":[{"property":"nam"},"x"]})") ==
          "'filter' at /args/0: tiny has no property 'nam'; did you mean 'name'?");
    CHECK(refusal_of_json(R"({"op":"=","args":[{"property":"name"},1e999]})") ==
          "'filter' is JSON with a number that is too large");
    CHECK(
        refusal_of_json(
            R"({"op":"s_within","args":[{"property":"geometry"},{"type":"Point","coordinates":[1]}]})") ==
        "'filter' at /args/1/coordinates: a position of two or three numbers is expected, not an "
        "array");
    CHECK(refusal_of_json(R"({"op":"in","args":[{"property":"count"},[]]})") ==
          "'filter' at /args/1: IN takes a list of one value or more");
}

TEST_CASE("Deep JSON is refused while it is read") {
    CHECK(refusal_of_json(std::string(60'000, '[')) == "'filter' is nested deeper than 208 levels");
    std::string deep = "true";
    for (int i = 0; i < 102; ++i) {
        deep = R"({"op":"not","args":[)" + deep + "]}";
    }
    CHECK(refusal_of_json(deep) == "'filter' is nested deeper than 100 levels");
    CHECK(refusal_of_json("[" + std::string(70'000, ' ') + "]") ==
          "'filter' has 70002 bytes; at most 65536 are read");
}
