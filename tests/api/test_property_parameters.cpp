#include "api/ask.hpp"

using Catch::Matchers::Contains;

namespace {

constexpr char const* incidents = "/collections/incidents/items?";

std::size_t matched(town_api const& town, std::string const& query) {
    return town.get(incidents + query).at("numberMatched");
}

} // namespace

TEST_CASE("A property's name is a parameter that the property must equal") {
    town_api const town;
    CHECK(matched(town, "kind=vehicle_fire") == 1);
    CHECK(matched(town, "count=2") == 1);
    CHECK(matched(town, "count=2.0") == 1);
    CHECK(matched(town, "kind=arson&count=1") == 4);
    CHECK(matched(town, "kind=arson&filter=count%3E1") == 1);
    CHECK(matched(town, "date=2020-06-01") == 1);
    CHECK(matched(town, "kind=it%27s") == 0);
}

TEST_CASE("A property's parameter is refused when its value cannot be one") {
    town_api const town;
    CHECK_THAT(town.ask(std::string{incidents} + "count=many").body,
               Contains("'count' is 'many', which is no number"));
    for (auto const* wrong : {"count=", "count=1x", "count=inf", "count=NaN", "date=soon",
                              "count=1&count=2", "Kind=arson"}) {
        INFO(wrong);
        CHECK(town.ask(incidents + std::string{wrong}).status == 400);
    }
}

TEST_CASE("A joined layer's parameters keep their meaning") {
    town_api const town;
    CHECK(town.get("/collections/trygghet-deso/items?municipality=1490").at("numberMatched") == 1);
    CHECK(town.ask("/collections/trygghet-deso/items?name=Norr").status == 400);
}
