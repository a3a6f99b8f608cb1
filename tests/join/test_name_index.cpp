#include "join/name_index.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace trygg::join;

namespace {

std::vector<std::string> const places{
    "Sätilaskolan",    "Kinna Centrum-Näs", "Kinna torg",  "Skene station",  "Örby kyrka",
    "Kungsgatan 12",   "Kungsgatan 21",     "Hyssnabadet", "Fotskäls skola", "Fritslaparken",
    "Norra Storgatan", "Södra Storgatan",   "Boråsvägen",  "Ängskolan",      "Assbergs idrottsplan",
    "Berghem",         "Berghem",           "Gökotta",     "Åsen",           "Åsens idrottsplats",
    "Rydal",           "Marknadsplatsen"};

struct asked {
    char const* name;
    std::vector<std::int32_t> found;
};

/// Positions found in that way; none when found in another way.
std::vector<std::int32_t> found(char const* name, name_way way) {
    static name_index const index{places};
    std::vector<std::int32_t> result;
    for (auto const& match : index.find(name)) {
        if (match.way == way) {
            result.push_back(match.index);
        }
    }
    return result;
}

} // anonymous namespace

TEST_CASE("The same letters match exactly, case, spaces and normal form apart") {
    auto const pair = GENERATE(values<asked>({{"Sätilaskolan", {0}},
                                              {"SÄTILASKOLAN", {0}},
                                              {"  kinna   torg ", {2}},
                                              {"Sa\u0308tilaskolan", {0}},
                                              {"A\u030asen", {18}},
                                              {"kinna centrum-näs", {1}},
                                              {"berghem", {15, 16}}}));
    INFO(pair.name);

    CHECK(found(pair.name, name_way::exact) == pair.found);
}

TEST_CASE("Swedish ways to write a name mean the same place") {
    auto const pair = GENERATE(values<asked>({{"Satilaskolan", {0}},
                                              {"Sätila skola", {0}},
                                              {"SÄTILA SKOLAN", {0}},
                                              {"Sätila-skolan", {0}},
                                              {"Sätila sk", {0}},
                                              {"Sätilask.", {0}},
                                              {"Kinna torget", {2}},
                                              {"Kinnatorget", {2}},
                                              {"Kinna Centrum Näs", {1}},
                                              {"Kinna centr. – Näs", {1}},
                                              {"Skene stationen", {3}},
                                              {"Skene stn", {3}},
                                              {"Orby kyrkan", {4}},
                                              {"Örbykyrkan", {4}},
                                              {"Kungsg. 12", {5}},
                                              {"Kungs gata 12", {5}},
                                              {"Hyssna bad", {7}},
                                              {"Fotskälskolan", {8}},
                                              {"Fotskälsskolan", {8}},
                                              {"Fritsla park", {9}},
                                              {"N. Storgatan", {10}},
                                              {"S Storgatan", {}},
                                              {"Borås v.", {12}},
                                              {"Boråsväg", {12}},
                                              {"Ängsskolan", {13}},
                                              {"Assbergs idrottsplanen", {14}},
                                              {"Asen", {18}}}));
    INFO(pair.name);

    CHECK(found(pair.name, name_way::spelling) == pair.found);
}

TEST_CASE("A slip or two in a long name is offered as close") {
    auto const pair = GENERATE(values<asked>({{"Sätlaskolan", {0}},
                                              {"Sätilasklolan", {0}},
                                              {"Skeen station", {3}},
                                              {"Hysnabadet", {7}},
                                              {"Rydall", {20}},
                                              {"Marknadplatsn", {21}},
                                              {"Marknatsplatzen", {21}},
                                              {"Bergheim", {15, 16}}}));
    INFO(pair.name);

    CHECK(found(pair.name, name_way::close) == pair.found);
}

TEST_CASE("Names that only look alike are not the same place") {
    auto const* name = GENERATE("Kinna centrum", "Kungsgatan 13", "Kungsgatan", "Östra Storgatan",
                                "Storgatan", "Asan", "Skene kyrka", "Örby", "Kinna", "", "  ", "-",
                                "\xff\xfe", "Lydia", "Göota");
    static name_index const index{places};
    INFO(name);

    CHECK(index.find(name).empty());
}

TEST_CASE("Confidence falls with the slips per letter and is below 1 for a close match") {
    name_index const index{{"Marknadsplatsen", "Rydal"}};

    CHECK(index.find("Marknadsplatsen").at(0).confidence == 1);
    CHECK(index.find("Marknads platsen").at(0).confidence == 0.95);
    CHECK(index.find("Marknadsplatse").at(0).confidence == Approx(0.84));
    CHECK(index.find("Rydel").at(0).confidence == Approx(0.72));
}

TEST_CASE("The surer of several close matches comes first") {
    name_index const index{{"Haratorpen", "Haratorpet"}};

    auto const matches = index.find("Haratorpat");

    REQUIRE(matches.size() == 2);
    CHECK(matches[0].index == 1);
    CHECK(matches[0].confidence == Approx(0.81));
    CHECK(matches[1].index == 0);
    CHECK(matches[1].confidence == Approx(0.72));
}

TEST_CASE("A key is folded, joined and in plain form") {
    CHECK(name_key("Sätila-skolan") == "satilaskola");
    CHECK(name_key("V. Långgatan 3 b") == "vastralanggata3b");
    CHECK(name_key("…") == "…");
}
