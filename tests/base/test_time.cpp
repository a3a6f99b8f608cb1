#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "base/time.hpp"

using namespace trygg;

namespace {

std::string read(std::string_view text) {
    time::use_zone("Europe/Stockholm");
    auto const moment = time::parse(text);
    return moment ? moment->text : "no date";
}

} // anonymous namespace

TEST_CASE("dates are read as files write them") {
    CHECK(read("2022-04-30") == "2022-04-30");
    CHECK(read("2022/04/30") == "2022-04-30");
    CHECK(read("20220430") == "2022-04-30");
    CHECK(read("30/4 2022") == "2022-04-30");
    CHECK(read("30.4.2022") == "2022-04-30");
    CHECK(read("4 november 2022") == "2022-11-04");
    CHECK(read("2018-04") == "2018-04");
    CHECK(read("2020") == "2020");
    CHECK(read("2020-05-01 00:00:00") == "2020-05-01");
}

TEST_CASE("times become local, with one-digit hours and any way of writing the offset") {
    CHECK(read("2026-08-22 9:48:12 +02:00") == "2026-08-22T09:48:12+02:00");
    CHECK(read("2020-01-29T06:51:11+0100") == "2020-01-29T06:51:11+01:00");
    CHECK(read("2020-12-21 22:10") == "2020-12-21T22:10:00+01:00");
    CHECK(read("2018-04-01T00:08:42+00:00") == "2018-04-01T02:08:42+02:00");
    CHECK(read("2018-04-01T00:08:42Z") == "2018-04-01T02:08:42+02:00");
    CHECK(read("2021-03-02T10:00:00.123Z") == "2021-03-02T11:00:00+01:00");
}

TEST_CASE("what is no date is none") {
    for (auto const* text :
         {"", "2020-02-30", "2021-02-29", "2020-13-01", "2020-00-01", "31/11 2020", "hej",
          "2020-05-01 25:00", "2020-05-01 10:61", "2020-05-01x", "1700-01-01", "202012",
          "2020-05-01 10:00 +99:00", "12", "5"}) {
        INFO(text);
        CHECK(read(text) == "no date");
    }
}

TEST_CASE("a time zone must be one that exists") {
    CHECK_THROWS_AS(time::use_zone("Europe/Kinna"), input_error);
    CHECK_THROWS_AS(time::use_zone("../../etc/passwd"), input_error);
    CHECK_THROWS_AS(time::use_zone(""), input_error);
}

TEST_CASE("The hour of the week is local, whether or not clocks were changed") {
    time::use_zone("Europe/Stockholm");
    CHECK(time::hour_of_week(1608584400) == 22);          // Monday 2020-12-21 22:00+01:00
    CHECK(time::hour_of_week(1592769600) == 6 * 24 + 22); // Sunday 2020-06-21 22:00+02:00
    CHECK(time::hour_of_week(1603584000) == 6 * 24 + 2);  // the first 02:00 on 2020-10-25
    CHECK(time::hour_of_week(1603587600) == 6 * 24 + 2);  // and the second
}
