#include "cql2/refused.hpp"

#include <catch2/catch.hpp>

using namespace trygg;
using tiny::rows;

TEST_CASE("AND binds tighter than OR, NOT tighter than both") {
    CHECK(rows("TRUE OR TRUE AND FALSE") == "0 1 2");
    CHECK(rows("(TRUE OR TRUE) AND FALSE").empty());
    CHECK(rows("NOT FALSE AND FALSE").empty());
    CHECK(rows("NOT (FALSE AND FALSE)") == "0 1 2");
    CHECK(rows("not not true") == "0 1 2");
}

TEST_CASE("Keywords and functions may be in any case, names may not") {
    CHECK(rows("count In (3) aNd Not name iS nUll") == "0");
    CHECK(rows("s_INTERSECTS(geometry, bbox(9,49,12,52))") == "0");
    CHECK(refusal("Count = 3") ==
          "'filter' at character 1: tiny has no property 'Count'; did you mean 'count'?");
}

TEST_CASE("Names in quotes may hold anything, and words of the language") {
    CHECK(rows(R"("zone_my-set" = 'a')") == "0");
    CHECK(rows(R"("count" = 3)") == "0");
    CHECK(refusal(R"("a""b" = 3)") == "'filter' at character 1: tiny has no property 'a\"b'");
}

TEST_CASE("A quote in a text is doubled or has a backslash; control characters are spelled") {
    CHECK(rows("'it''s' = 'it\\'s'") == "0 1 2");
    CHECK(rows("'\\t\\n\\a' = '\t\n\a'") == "0 1 2");
    CHECK(rows("'\\\\' = '\\x'").empty());
    CHECK(rows("'å' LIKE '_'") == "0 1 2");
}

TEST_CASE("White space of all kinds separates") {
    CHECK(rows("count\u00a0=\n3") == "0");
    CHECK(rows("\tcount=3 ") == "0");
}

TEST_CASE("Numbers are whole, decimal or with an exponent") {
    CHECK(rows("count = 3.0") == "0");
    CHECK(rows("count = 30e-1") == "0");
    CHECK(rows("count = +3") == "0");
    CHECK(rows("count = -7") == "1");
    CHECK(rows("share = .5") == "0");
    CHECK(rows("share = 5.E-1") == "0");
}

TEST_CASE("Errors tell the character and what was expected") {
    CHECK(refusal("count = ") == "'filter' at character 9: a value, a property or a function is "
                                 "expected, but it ends");
    CHECK(refusal("count = 3 3") ==
          "'filter' at character 11: an operator or the end is expected, not '3'");
    CHECK(refusal("name = 'Ås' AND count ! 3") ==
          "'filter' at character 23: '!' has no meaning here");
    CHECK(refusal("name = 'Ås") == "'filter' at character 8: the text that begins here has no end");
    CHECK(refusal("\"name = 3") == "'filter' at character 1: the name that begins here has no end");
    CHECK(refusal("count IN 3") == "'filter' at character 10: '(' is expected, not '3'");
    CHECK(refusal("count BETWEEN 3 OR 4") == "'filter' at character 17: AND is expected, not 'OR'");
    CHECK(refusal("name IS 3") == "'filter' at character 9: NULL is expected, not '3'");
    CHECK(refusal("name NOT 3") ==
          "'filter' at character 10: LIKE, BETWEEN or IN is expected, not '3'");
    CHECK(refusal("S_INTERSECT(geometry, POINT(1 2))") ==
          "'filter' at character 1: there is no function S_INTERSECT; did you mean "
          "'S_INTERSECTS'?");
    CHECK(refusal("avg(count) > 3") == "'filter' at character 1: there is no function avg");
    CHECK(refusal("made > DATE('2020-02-30')") ==
          "'filter' at character 13: a date such as '2020-05-31' is expected, not '2020-02-30'");
    CHECK(refusal("start > TIMESTAMP('2020-01-01T00:00:00')") ==
          "'filter' at character 19: a time in UTC such as '2020-05-31T20:10:00Z' is expected, not "
          "'2020-01-01T00:00:00'");
    CHECK(refusal("start > TIMESTAMP('2020-01-01T00:00:00+01:00')").find("a time in UTC") !=
          std::string::npos);
    CHECK(refusal("count = 1e999") ==
          "'filter' at character 9: 1e999 is too large or too small a number");
}

TEST_CASE("What is empty or no UTF-8 is refused") {
    CHECK(refusal("").find("but it ends") != std::string::npos);
    CHECK(refusal(" ").find("but it ends") != std::string::npos);
    CHECK(refusal("name = '\xff'") == "'filter' is not UTF-8");
}

TEST_CASE("Limits of length, nesting and size are told as such") {
    CHECK(refusal(std::string(70'000, ' ')) == "'filter' has 70000 bytes; at most 65536 are read");
    CHECK(refusal(std::string(1'000, '(') + "TRUE" + std::string(1'000, ')')) ==
          "'filter' is nested deeper than 100 levels");
    std::string nots, casei = "name", sum = "1", powers = "1", geometries = "POINT(1 2)";
    for (int i = 0; i < 1'000; ++i) {
        nots += "NOT ";
        powers += "^1";
        casei = "CASEI(" + casei + ")";
        geometries = "GEOMETRYCOLLECTION(" + geometries + ")";
    }
    CHECK(refusal(nots + "TRUE") == "'filter' is nested deeper than 100 levels");
    CHECK(refusal(powers + "= 1") == "'filter' is nested deeper than 100 levels");
    CHECK(refusal(casei + "= 'x'") == "'filter' is nested deeper than 100 levels");
    CHECK(refusal("S_WITHIN(geometry, " + geometries + ")") ==
          "'filter' is nested deeper than 100 levels");
    for (int i = 0; i < 3'000; ++i) {
        sum += "+1";
    }
    CHECK(refusal(sum + "= 1") == "'filter' has more than 2000 operators, names and values");
    std::string items = "count IN (1";
    for (int i = 0; i < 11'000; ++i) {
        items += ",1";
    }
    CHECK_FALSE(refusal(items + ")").empty());
}

TEST_CASE("A long chain is no deep one") {
    std::string any = "count = 3", sum = "count + 1";
    for (int i = 0; i < 400; ++i) {
        any += " OR count = 3";
        sum += " - 1";
    }
    CHECK(rows(any) == "0");
    CHECK(rows(sum + " = -396") == "0");
}
