#include "base/text.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace trygg;

TEST_CASE("UTF-8 is told from other bytes") {
    CHECK(is_utf8(""));
    CHECK(is_utf8("Sätila, Örby, Åsen 😀"));
    CHECK_FALSE(is_utf8("S\xe4tila"));
    CHECK_FALSE(is_utf8("S\xc3"));
    CHECK_FALSE(is_utf8("\xc0\xaf"));
    CHECK_FALSE(is_utf8("\xed\xa0\x80"));
}

TEST_CASE("White space is cut from both ends only") {
    CHECK(trim("  Kinna torg\r\n") == "Kinna torg");
    CHECK(trim("\ufeffzon\u00a0") == "zon");
    CHECK(trim(" \t ") == "");
    CHECK(trim("à") == "à");
}

TEST_CASE("Lower case knows Swedish letters in every normal form") {
    CHECK(lower("SÄTILA ÅÖÉ") == "sätila åöé");
    CHECK(lower("A\u030asen") == "åsen");
    CHECK(lower("S\xe4TILA") == "S\xe4TILA");
}

TEST_CASE("Folding leaves plain letters") {
    CHECK(fold("Örby Ängsväg é Å") == "orby angsvag e a");
    CHECK(fold("O\u0308rby") == "orby");
    CHECK(fold("Sønderborg Ærø Straße Łódź") == "sonderborg aero strasse lodz");
}

TEST_CASE("Edit distance counts letters, and a swap as one slip") {
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("kinna", "") == 5);
    CHECK(edit_distance("kinna", "kina") == 1);
    CHECK(edit_distance("skene", "sekne") == 1);
    CHECK(edit_distance("Sätila", "Satila") == 1);
    CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("The nearest name is offered only when it is near") {
    std::vector<std::string> const codes{"1463A0010", "1463A0020", "1463C1050"};
    std::vector<std::string> const fields{"datum", "plats", "åtgärd"};

    CHECK(nearest("1463X0010", codes) == "1463A0010");
    CHECK(nearest("atgard", fields) == "åtgärd");
    CHECK(nearest("Datmu", fields) == "datum");
    CHECK(nearest("kostnad", fields) == "");
    CHECK(nearest("x", {}) == "");
}
