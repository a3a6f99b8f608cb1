#include "files.hpp"

using namespace tests;
using trygg::ogr::inspect;

TEST_CASE("semicolon, comma and tab are found as separators") {
    folder const here;
    auto const semicolon = here.file("a.csv", "namn;tal\nKinna, centrum;1,5\n");
    auto const comma = here.file("b.csv", "namn,tal\n\"Skene; väst\",2\n");
    auto const tab = here.file("c.tsv", "namn\ttal\nÖrby\t3\n");

    CHECK(texts(rows_of(semicolon).at(0)) == std::vector{"Kinna, centrum"s, "1,5"s});
    CHECK(texts(rows_of(comma).at(0)) == std::vector{"Skene; väst"s, "2"s});
    CHECK(texts(rows_of(tab).at(0)) == std::vector{"Örby"s, "3"s});
}

TEST_CASE("values stay the text that they are, with leading zeros") {
    folder const here;
    auto const path = here.file("a.csv", "kod;datum\n0114;2020-1-2\n");

    CHECK(texts(rows_of(path).at(0)) == std::vector{"0114"s, "2020-1-2"s});
    CHECK(inspect(path).layers.at(0).fields.at(0).type == "text");
}

TEST_CASE("a byte order mark, empty and doubled header cells give usable field names") {
    folder const here;
    auto const path = here.file("a.csv", "\xEF\xBB\xBF;id;id;\n1;2;3;4\n");

    CHECK(names(inspect(path).layers.at(0)) == std::vector{"field_1"s, "id"s, "id_2"s, "field_4"s});
}

TEST_CASE("a row knows its line, after quoted line breaks and blank lines too") {
    folder const here;
    auto const path = here.file("a.csv", "id;text\r\n1;\"två\r\nrader\"\r\n\r\n2;en\r\n");

    auto const rows = rows_of(path);

    CHECK(rows.at(0).line == 2);
    CHECK(rows.at(1).line == 5);
    CHECK(rows.size() == 2);
}

TEST_CASE("Windows-1252 is taken row by row among UTF-8, and said") {
    folder const here;
    auto const path = here.file("a.csv", "ort\nÖrby\n\xD6rby \x96 v\xE4st\n");

    auto const rows = rows_of(path);

    CHECK(rows.at(0).values.at(0) == "Örby");
    CHECK_FALSE(rows.at(0).recoded);
    CHECK(rows.at(1).values.at(0) == "Örby – väst");
    CHECK(rows.at(1).recoded);
}

TEST_CASE("halves of UTF-16 pairs and overlong forms are no UTF-8, though GDAL lets some pass") {
    folder const here;

    for (auto const& row : rows_of(here.file("a.csv", "ort\n\xED\xA0\x80\n\xC0\x80\n"))) {
        CHECK(row.recoded);
    }
}

TEST_CASE("a stated encoding is used for rows that are not UTF-8") {
    folder const here;
    trygg::ogr::read_options options;
    options.encoding = "CP850";

    CHECK(rows_of(here.file("a.csv", "ort\n\x99rby\n"), options).at(0).values.at(0) == "Örby");
}

TEST_CASE("a row with too few or too many cells is given with its defect") {
    folder const here;
    auto const path = here.file("a.csv", "a;b\n1\n1;2;3\n1;2;;\n");

    auto const rows = rows_of(path);

    CHECK_THAT(rows.at(0).defect, Catch::StartsWith("has 1 cells, but the header has 2"));
    CHECK_THAT(rows.at(1).defect, Catch::StartsWith("has 3 cells, but the header has 2"));
    CHECK(rows.at(2).defect.empty());
    CHECK(texts(rows.at(0)) == std::vector{"1"s, "-"s});
}

TEST_CASE("UTF-16 is refused with the remedy") {
    folder const here;
    auto const path = here.file("a.csv", "\xFF\xFE"s + "a\0;\0"s);

    CHECK_THAT(refusal(path), Catch::Contains("a.csv is text in UTF-16. Save it as \"CSV UTF-8\""));
}

TEST_CASE("gzip is read as the CSV in it") {
    folder const here;
    auto const plain = here.file("a.csv", "a;b\n1;2\n");
    REQUIRE(std::system(("gzip " + plain).c_str()) == 0);

    CHECK(texts(rows_of(plain + ".gz").at(0)) == std::vector{"1"s, "2"s});
}

TEST_CASE("a quote that is never closed is refused with its line") {
    folder const here;
    auto const path = here.file("a.csv", "a;b\n1;2\n3;\"vid \n5;6\n7;8\n");

    CHECK_THAT(refusal(path), Catch::Contains("has a quote in line 3 that is never closed"));
    CHECK(rows_of(here.file("b.csv", "a;b\n1;\"två\nrader\"\n")).size() == 1);
}

TEST_CASE("a line without end is refused") {
    folder const here;
    auto const path = here.file("a.csv", "a;b\n" + std::string(70'000'000, 'x'));

    CHECK_THAT(refusal(path), Catch::Contains("cannot be read at line 2"));
}
