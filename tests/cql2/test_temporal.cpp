#include "cql2/instant.hpp"
#include "cql2/refused.hpp"

#include <catch2/catch.hpp>

using namespace trygg;
using tiny::rows;

namespace {

/// Whether a relation holds of intervals written as "a b", years or times.
bool holds(std::string const& function, std::string const& one, std::string const& other) {
    return rows(function + "(INTERVAL(" + one + "), INTERVAL(" + other + "))") == "0 1 2";
}

} // namespace

TEST_CASE("Timestamps compare as instants, to the fraction of a second") {
    CHECK(rows("start = TIMESTAMP('2020-12-21T21:10:00.5Z')") == "0");
    CHECK(rows("start = TIMESTAMP('2020-12-21T21:10:00.50000Z')") == "0");
    CHECK(rows("start = TIMESTAMP('2020-12-21T21:10:00Z')") == "1");
    CHECK(rows("start > TIMESTAMP('2020-12-21T21:10:00Z')") == "0");
    CHECK(rows("start < TIMESTAMP('2020-12-21T21:10:00.499999999Z')") == "1");
    CHECK(rows("start IN (TIMESTAMP('2020-12-21T21:10:00.5Z'))") == "0");
    CHECK(rows("start NOT IN (TIMESTAMP('2020-12-21T21:10:00.5Z'))") == "1");
}

TEST_CASE("A text in quotes beside a date or time is one, also with an offset") {
    CHECK(rows("start = '2020-12-21T22:10:00+01:00'") == "1");
    CHECK(rows("made = '2020-05-31'") == "0");
    CHECK(rows("made IN ('2020-05-31', '2017')") == "0 1");
    CHECK(rows("made BETWEEN '2020-01-01' AND '2020-12-31'") == "0");
    CHECK(rows("'2020-05-31' = made") == "0");
}

TEST_CASE("A date and a timestamp are equal when the one lies in the other, in UTC") {
    CHECK(rows("start = DATE('2020-12-21')") == "0 1");
    CHECK(rows("start <= DATE('2020-12-21')") == "0 1");
    CHECK(rows("start < DATE('2020-12-22')") == "0 1");
    CHECK(rows("start > DATE('2020-12-21')").empty());
    CHECK(rows("start > DATE('2020-12-20')") == "0 1");
    CHECK(rows("made = TIMESTAMP('2020-05-31T23:59:59.9Z')") == "0");
    CHECK(rows("made < TIMESTAMP('2020-06-01T00:00:00Z')") == "0 1");
}

TEST_CASE("A year begins with its first day and ends after it") {
    CHECK(rows("made >= DATE('2017-01-01') AND made < DATE('2018-01-01')") == "1");
    CHECK(rows("made = DATE('2017-01-01')").empty());
    CHECK(rows("T_INTERSECTS(made, DATE('2017-05-01'))") == "1");
    CHECK(rows("T_INTERSECTS(made, INTERVAL('2017-12-31', '2020-01-01'))") == "1");
    CHECK(rows("T_AFTER(made, DATE('2017-12-31'))") == "0");
    CHECK(rows("T_EQUALS(made, INTERVAL('2017-01-01', '2017-12-31'))") == "1");
}

TEST_CASE("Years and dates together are text where a text is wanted") {
    CHECK(rows("made LIKE '20%7'") == "1");
    CHECK(rows("CASEI(made) = '2017'") == "1");
    CHECK(rows("made = 'foo'").empty());
    CHECK(rows("made <> 'foo'") == "0 1");
    CHECK(rows("made IN ('foo', 'bar')").empty());
    CHECK(refusal("made IN ('2017', 'bar')").find("cannot be compared") != std::string::npos);
    CHECK(refusal("start LIKE '2%'") ==
          "'filter' at character 1: LIKE takes text, not the property 'start' (a date or time)");
}

TEST_CASE("Each relation of intervals is what OWL-Time says") {
    // Months of 2020: a is January to March …
    std::string const early = "'2020-01-01', '2020-03-31'", late = "'2020-05-01', '2020-07-31'",
                      across = "'2020-02-01', '2020-06-01'", within = "'2020-02-01', '2020-02-29'",
                      start = "'2020-01-01', '2020-02-01'", end = "'2020-03-01', '2020-03-31'",
                      next = "'2020-03-31', '2020-07-31'";
    CHECK(holds("T_AFTER", late, early));
    CHECK_FALSE(holds("T_AFTER", across, early));
    CHECK(holds("T_BEFORE", early, late));
    CHECK_FALSE(holds("T_BEFORE", early, next));
    CHECK(holds("T_CONTAINS", early, within));
    CHECK_FALSE(holds("T_CONTAINS", early, start));
    CHECK(holds("T_DISJOINT", early, late));
    CHECK_FALSE(holds("T_DISJOINT", early, next));
    CHECK(holds("T_DURING", within, early));
    CHECK_FALSE(holds("T_DURING", start, early));
    CHECK(holds("T_EQUALS", early, early));
    CHECK_FALSE(holds("T_EQUALS", early, start));
    CHECK(holds("T_FINISHEDBY", early, end));
    CHECK(holds("T_FINISHES", end, early));
    CHECK_FALSE(holds("T_FINISHES", early, early));
    CHECK(holds("T_INTERSECTS", early, across));
    CHECK_FALSE(holds("T_INTERSECTS", early, late));
    CHECK(holds("T_MEETS", early, next));
    CHECK_FALSE(holds("T_MEETS", early, late));
    CHECK(holds("T_METBY", next, early));
    CHECK(holds("T_OVERLAPPEDBY", across, early));
    CHECK_FALSE(holds("T_OVERLAPPEDBY", early, across));
    CHECK(holds("T_OVERLAPS", early, across));
    CHECK_FALSE(holds("T_OVERLAPS", early, next));
    CHECK(holds("T_STARTEDBY", early, start));
    CHECK(holds("T_STARTS", start, early));
    CHECK_FALSE(holds("T_STARTS", early, start));
}

TEST_CASE("Open ends of intervals lie before and after everything") {
    CHECK(rows("T_INTERSECTS(made, INTERVAL('..', '2018-01-01'))") == "1");
    CHECK(rows("T_INTERSECTS(made, INTERVAL('2018-01-01', '..'))") == "0");
    CHECK(rows("T_INTERSECTS(made, INTERVAL('..', '..'))") == "0 1");
    CHECK(rows("T_DURING(INTERVAL(made, start), INTERVAL('..', '..'))") == "0 1");
    CHECK(rows("T_AFTER(made, INTERVAL('2000-01-01', '..'))").empty());
}

TEST_CASE("Intervals of properties are unknown when one end is") {
    CHECK(rows("T_INTERSECTS(INTERVAL(made, start), DATE('2020-07-01'))") == "0 1");
    CHECK(rows("NOT T_INTERSECTS(INTERVAL(made, start), DATE('2000-01-01'))") == "0 1");
}

TEST_CASE("Functions of intervals refuse instants, intervals that run backwards are refused") {
    CHECK(refusal("T_DURING(made, INTERVAL('2020-01-01', '2021-01-01'))") ==
          "'filter' at character 10: T_DURING takes intervals, not the property 'made' (a date or "
          "time)");
    CHECK(refusal("T_AFTER(made, INTERVAL('2021-01-01', '2020-01-01'))") ==
          "'filter' at character 15: the INTERVAL ends before it begins");
    CHECK(refusal("T_AFTER(made, INTERVAL('2021', '..'))").find("'..', a date such as") !=
          std::string::npos);
    CHECK(refusal("T_AFTER(made, INTERVAL(count, '..'))") ==
          "'filter' at character 24: INTERVAL takes dates and times, not the property 'count' (a "
          "whole number)");
}

TEST_CASE("Literals are strict") {
    CHECK(cql2::read_date("2020-02-29"));
    CHECK_FALSE(cql2::read_date("2020-02-30"));
    CHECK_FALSE(cql2::read_date("2020-2-1"));
    CHECK_FALSE(cql2::read_date("2020"));
    CHECK(cql2::read_timestamp("2020-02-29T23:59:59.123456789Z"));
    for (auto const* text :
         {"2020-02-29T23:59:59", "2020-02-29T23:59:59+01:00", "2020-02-29 23:59:59Z",
          "2020-02-29T23:59Z", "2020-02-29T23:59:59.Z", "2020-02-29T24:00:00Z", "2020-02-29Z"}) {
        CAPTURE(text);
        CHECK_FALSE(cql2::read_timestamp(text));
    }
}
