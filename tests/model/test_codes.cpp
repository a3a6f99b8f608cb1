#include "model/codes.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>

using namespace trygg;

TEST_CASE("A code is found by its code, its names and its spellings, whatever the case") {
    std::vector<model::code> const list{
        model::with_names({"lit", "Bra belysning", "Good lighting", {"Det är LJUST"}}),
        model::with_names({"elder", "Äldre", "Elderly", {}}),
    };

    CHECK(model::find_code(list, "LIT")->code == "lit");
    CHECK(model::find_code(list, " bra  belysning ")->code == "lit");
    CHECK(model::find_code(list, "det ÄR ljust")->code == "lit");
    CHECK(model::find_code(list, "äldre")->code == "elder");
    CHECK(model::find_code(list, "mörkt") == nullptr);
}

TEST_CASE("Folding lowers Swedish letters and leaves the multiplication sign") {
    CHECK(model::folded("ÅÄÖÉ × A") == "åäöé × a");
    CHECK(model::folded("  \t ").empty());
}

TEST_CASE("A code list that is not shipped is not found") {
    CHECK_THROWS_AS(model::codes("nothing"), not_found);
}

TEST_CASE("The shipped reasons state their sentiment and what says nothing") {
    CHECK(model::find_code(model::codes("reasons"), "Mörkt")->code == "poor_lighting");
    CHECK(model::find_code(model::codes("reasons"), "Mörkt")->sentiment == "unsafe");
    CHECK(model::is_unstated("reasons", "Vet ej"));
    CHECK_FALSE(model::is_unstated("reasons", "mörkt"));
}
