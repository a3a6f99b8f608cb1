#include "cli/table.hpp"

#include <catch2/catch.hpp>

using trygg::cli::aligned;

TEST_CASE("columns of numbers go to the right, others to the left") {
    CHECK(
        aligned({{"file", "rows", "way"}, {"a.csv", "7", "code 7"}, {"b", "1200", "outside 12"}}) ==
        "  file   rows  way\n"
        "  a.csv     7  code 7\n"
        "  b      1200  outside 12\n");
}

TEST_CASE("letters are counted, not bytes") {
    CHECK(aligned({{"Sätila", "1"}, {"Kinnaa", "2"}}, 0) == "Sätila  1\nKinnaa  2\n");
}
