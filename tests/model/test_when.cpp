#include "model/when.hpp"

#include <catch2/catch.hpp>

using namespace trygg::model;

TEST_CASE("A year, a month and a day are spans of days") {
    CHECK(days_of("1970") == day_span{0, 364});
    CHECK(days_of("1970-02") == day_span{31, 58});
    CHECK(days_of("2020-02-29") == day_span{18321, 18321});
    CHECK(days_of("2020-12-21T22:10:00+01:00") == day_span{18617, 18617});
}

TEST_CASE("What is no day is refused") {
    for (auto const* text : {"", "20", "2020-13", "2020-02-30", "2021-02-29", "2020-1-1",
                             "2020-05x", "2020-05T10:00:00Z", "x2020", "2020-"}) {
        CAPTURE(text);
        CHECK_FALSE(days_of(text));
    }
}

TEST_CASE("Times are compared as instants, dates as whole days") {
    CHECK(seconds_of("1970-01-01") == time_span{0, 86399});
    CHECK(seconds_of("1970-01-01T01:00:00+01:00") == time_span{0, 0});
    CHECK(seconds_of("1970-01-01T00:00:01.999Z") == time_span{1, 1});
    CHECK(seconds_of("1970-01-01T00:01Z") == time_span{60, 60});
}

TEST_CASE("A time without offset or with an impossible part is refused") {
    for (auto const* text : {"2020-01-01T10:00:00", "2020-01-01T24:00:00Z", "2020-01-01T10:60:00Z",
                             "2020-01-01T10:00:00+1", "2020-01-01T10:00:00.Z", "2020T10:00:00Z"}) {
        CAPTURE(text);
        CHECK_FALSE(seconds_of(text));
    }
}

TEST_CASE("Days and seconds are written as they are read") {
    CHECK(date_text(18321) == "2020-02-29");
    CHECK(time_text(1) == "1970-01-01T00:00:01Z");
    CHECK(time_text(-1) == "1969-12-31T23:59:59Z");
    CHECK(year_of(18321) == 2020);
}

TEST_CASE("Fractions of seconds are read to the nanosecond, the rest of them cut") {
    CHECK(nanoseconds_of("1970-01-01T00:00:01Z") == 0);
    CHECK(nanoseconds_of("1970-01-01T00:00:01.5Z") == 500'000'000);
    CHECK(nanoseconds_of("1970-01-01T00:00:01.0000000019+01:00") == 1);
}

TEST_CASE("A time without an offset gets Z; dates and times with one stay") {
    CHECK(with_zone("2022-04-16T10:13:19") == "2022-04-16T10:13:19Z");
    CHECK(with_zone("2022-04-16T10:13:19-02:00") == "2022-04-16T10:13:19-02:00");
    CHECK(with_zone("2022-04-16") == "2022-04-16");
    CHECK(with_zone("2022") == "2022");
}
