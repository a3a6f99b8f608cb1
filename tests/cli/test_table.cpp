#include "cli/table.hpp"

#include <catch2/catch.hpp>

using trygg::cli::aligned;

TEST_CASE("columns are aligned, the first to the left and the others to the right") {
    CHECK(aligned({{"file", "rows"}, {"a.csv", "7"}, {"b", "1200"}}) == "  file   rows\n"
                                                                        "  a.csv     7\n"
                                                                        "  b      1200\n");
}

TEST_CASE("letters are counted, not bytes") {
    CHECK(aligned({{"Sätila", "1"}, {"Kinnaa", "2"}}, 0) == "Sätila  1\nKinnaa  2\n");
}
