#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "ingest/columns.hpp"
#include "ingest/plain_text.hpp"

using namespace trygg;
using namespace trygg::ingest;
using Catch::Matchers::Contains;

TEST_CASE("numbers are read as people write them") {
    CHECK(parse_number("12,5") == 12.5);
    CHECK(parse_number("1 234") == 1234);
    CHECK(parse_number("1\u00a0234,5") == 1234.5);
    CHECK(parse_number("\u22123") == -3);
    CHECK(parse_number("+7") == 7);
    CHECK_FALSE(parse_number(""));
    CHECK_FALSE(parse_number("12 kr"));
    CHECK_FALSE(parse_number("nan"));
    CHECK_FALSE(parse_number("1e999"));
}

TEST_CASE("column names match without case, accents, dots and blanks") {
    CHECK(same_column("DeSO.område", "deso omrade"));
    CHECK(same_column("Kostnad (kr)", "KOSTNAD KR"));
    CHECK(same_column("*trygg*på kvällen*", "Hur trygg eller otrygg är du på kvällen?"));
    CHECK_FALSE(same_column("*trygg*på kvällen*", "Vad gör du på kvällen?"));
    CHECK(same_column("*på kvällen*", "Hur trygg känner du dig ute på kvällen?"));
    CHECK_FALSE(same_column("lat", "latitude"));
}

TEST_CASE("several choices in a cell are split, but not within brackets") {
    CHECK(split_choices("Mörkt; Narkotika") == std::vector<std::string>{"Mörkt", "Narkotika"});
    CHECK(split_choices("Mörkt, Narkotika") == std::vector<std::string>{"Mörkt", "Narkotika"});
    CHECK(split_choices("Annat (buskar, skräp)") ==
          std::vector<std::string>{"Annat (buskar, skräp)"});
    CHECK(split_choices(" ; ").empty());
}

TEST_CASE("a column that is not there is named with the nearest") {
    profile by;
    by.name = "points";
    by.theme = "incidents";
    by.fields = {{"lon", {"lon"}}, {"lat", {"lat"}}};
    std::vector<std::string> const names{"Longitud", "Latitud"};

    CHECK_THROWS_WITH((columns{"a.csv", names, by, {{"lon", "Longitude"}}}),
                      Contains("'Longitud'"));
    CHECK_THROWS_WITH((columns{"a.csv", names, by, {{"lonn", "Longitud"}}}), Contains("'lon'"));
    CHECK_THROWS_WITH((columns{"a.csv", names, by, {}}.require({"lon"})),
                      Contains("--field lon=COLUMN"));
    CHECK((columns{"a.csv", names, by, {{"lon", "Longitud"}}}.position("lon")) == 0U);
}

TEST_CASE("text comes out of HTML without tags and entities") {
    CHECK(plain_text("<p><strong>Vad:</strong> F&ouml;rslag<br />till v&auml;g</p>") ==
          "Vad: Förslag till väg");
    CHECK(plain_text("5 < 6 & 7 &unknown; <img onerror=alert(1)>") == "5 < 6 & 7 &unknown;");
    CHECK(plain_text("<p never closed") == "");
    CHECK(shortened("ett två tre", 8) == "ett två…");
}
