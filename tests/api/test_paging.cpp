#include "api/ask.hpp"
#include "query/token.hpp"

#include <set>

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

std::string link(json const& document, std::string const& rel) {
    for (auto const& entry : document.at("links")) {
        if (entry.at("rel") == rel) {
            auto const href = entry.at("href").get<std::string>();
            return href.substr(std::string{"http://town.example"}.size());
        }
    }
    return "";
}

/// The ids of all pages from here on, pages divided by "|".
std::string follow(town_api const& town, std::string target, std::string const& rel) {
    std::string result;
    for (int pages = 0; !target.empty() && pages < 20; ++pages) {
        auto const page = town.get(target);
        result += pages > 0 ? " | " : "";
        result += ids_of(page);
        target = link(page, rel);
    }
    return result;
}

/// The last page, reached by next links.
std::string last_page(town_api const& town, std::string target) {
    while (true) {
        auto const next = link(town.get(target), "next");
        if (next.empty()) {
            return target;
        }
        target = next;
    }
}

constexpr char const* incidents = "/collections/incidents/items";

} // namespace

TEST_CASE("Pages are followed forwards, and backwards by prev links") {
    town_api const town;
    auto const first = std::string{incidents} + "?limit=2";
    CHECK(follow(town, first, "next") == "1 2 | 3 4 | 5 7");
    CHECK(follow(town, last_page(town, first), "prev") == "5 7 | 3 4 | 1 2");
    CHECK(link(town.get(first), "prev").empty());
}

TEST_CASE("Sorted pages hold each feature once, in both directions, nulls last") {
    town_api const town;
    // dates: 1 2020-05-10, 2 2020-12-21, 3 2017, 4 2020-06-01, 5 2020-06-02, 7 none
    auto const up = std::string{incidents} + "?sortby=date&limit=2";
    CHECK(follow(town, up, "next") == "3 1 | 4 5 | 2 7");
    CHECK(follow(town, last_page(town, up), "prev") == "2 7 | 4 5 | 3 1");
    auto const down = std::string{incidents} + "?sortby=-date&limit=4";
    CHECK(follow(town, down, "next") == "7 2 5 4 | 1 3");
    CHECK(follow(town, last_page(town, down), "prev") == "1 3 | 7 2 5 4");
}

TEST_CASE("The first sort key counts most, and equal features stand by id") {
    town_api const town;
    CHECK(ids_of(town.get(std::string{incidents} + "?sortby=kind,-count")) == "2 1 4 5 7 3");
    CHECK(ids_of(town.get(std::string{incidents} + "?sortby=%2Bkind,-part")) == "7 2 1 4 5 3");
    CHECK(ids_of(town.get(std::string{incidents} + "?sortby=-kind,part,-date")) == "3 5 4 1 2 7");
}

TEST_CASE("Joined layers are sorted by their figures, page by page") {
    town_api const town;
    auto const target =
        "/collections/trygghet-deso/items?municipality=all&sortby=-incidents&limit=1";
    CHECK(follow(town, target, "next") == "A | B | C");
    CHECK(follow(town, last_page(town, target), "prev") == "C | B | A");
    CHECK(follow(town,
                 "/collections/trygghet-deso/items?municipality=all&sortby=population&limit=2",
                 "next") == "B A | C");
}

TEST_CASE("A page knows how many match, whichever page it is") {
    town_api const town;
    std::string target = std::string{incidents} + "?filter=kind%3D'arson'&limit=2&sortby=-count";
    int pages = 0;
    for (; !target.empty(); ++pages) {
        auto const answer = town.ask(target);
        auto const page = json::parse(body_of(answer));
        CHECK(page["numberMatched"] == 5);
        CHECK(header_of(answer, "OGC-NumberMatched") == "5");
        CHECK(header_of(answer, "OGC-NumberReturned") == std::to_string(page["features"].size()));
        target = link(page, "next");
    }
    CHECK(pages == 3);
}

TEST_CASE("Links keep filter, order, CRS and what is shown") {
    town_api const town;
    auto const page = town.get(std::string{incidents} +
                               "?filter=count%3E0&filter-lang=cql2-text&sortby=-kind&limit=1&"
                               "crs=http://www.opengis.net/def/crs/EPSG/0/3006&properties=kind&"
                               "skipGeometry=true&f=json");
    auto const next = link(page, "next");
    for (auto const* part : {"filter=count%3E0", "filter-lang=cql2-text", "sortby=-kind", "limit=1",
                             "crs=http://www.opengis.net/def/crs/EPSG/0/3006", "properties=kind",
                             "skipGeometry=true", "f=json"}) {
        CHECK_THAT(next, Contains(part));
    }
    CHECK(town.get(next)["features"][0]["properties"] == json{{"kind", "arson"}});
}

TEST_CASE("Link headers tell the next and the previous page, too") {
    town_api const town;
    auto const first = town.ask(std::string{incidents} + "?limit=2");
    auto const next = link(json::parse(body_of(first)), "next");
    CHECK_THAT(header_of(first, "Link"),
               StartsWith("<http://town.example" + next +
                          ">; rel=\"next\"; type=\"application/geo+json\""));
    auto const second = town.ask(next);
    auto const prev = link(json::parse(body_of(second)), "prev");
    CHECK_THAT(header_of(second, "Link"),
               Contains("<http://town.example" + prev + ">; rel=\"prev\""));
    CHECK_THAT(header_of(second, "Link"), Contains("rel=\"self\""));
}

TEST_CASE("Rows that come and go between pages give no doubles and no gaps") {
    town_api town;
    auto const asked = std::string{incidents} + "?sortby=-date&limit=2";
    auto const first = town.get(asked);
    CHECK(ids_of(first) == "7 2"); // then come 5 4 1 3

    town::run(town.path(),
              "DELETE FROM placement WHERE theme = 1 AND event_id = 2;"
              "DELETE FROM incident WHERE id = 2;" // the last row of the page itself
              "INSERT INTO incident (id, dataset, source_key, row_hash, source_id, kind, starts, "
              "count, precision) VALUES "
              "(8, 'd', '8', '', 1, 'arson', '2021-01-01', 1, 'none'),"   // before the page's end
              "(9, 'd', '9', '', 1, 'arson', '2020-05-20', 1, 'none');"); // after it
    REQUIRE(town.service().reload());

    CHECK(follow(town, link(first, "next"), "next") == "5 4 | 9 1 | 3");
    CHECK(town.get(link(first, "next"))["numberMatched"] == 7);
    CHECK(ids_of(town.get(link(town.get(link(first, "next")), "prev"))) == "7 8");
}

TEST_CASE("A token belongs to its collection and its order, but to no limit") {
    town_api const town;
    auto const next = link(town.get(std::string{incidents} + "?sortby=kind&limit=1"), "next");
    auto const token = next.substr(next.find("token=") + 6);
    CHECK(ids_of(town.get(std::string{incidents} + "?sortby=%2Bkind&limit=10&token=" + token)) ==
          "2 4 5 7 3");
    CHECK_THAT(town.refusal(std::string{incidents} + "?sortby=-kind&token=" + token),
               StartsWith("400 'token' belongs to another 'sortby'"));
    CHECK_THAT(town.refusal(std::string{incidents} + "?token=" + token),
               StartsWith("400 'token' belongs to another 'sortby'"));
    CHECK_THAT(town.refusal("/collections/measures/items?sortby=type&token=" + token),
               StartsWith("400 'token' belongs to the collection 'incidents'"));
}

TEST_CASE("A token with values of another type, or an id that cannot be, is refused") {
    using namespace trygg::query;
    town_api const town;
    auto const asked = [&](position const& at) {
        return town.refusal(std::string{incidents} +
                            "?sortby=count&token=" + token_for("incidents", "+count", {false, at}));
    };
    CHECK(asked({{std::int64_t{1}}, "1"}).substr(0, 3) == "200");
    CHECK(asked({{key_value{}}, "1"}).substr(0, 3) == "200");
    CHECK_THAT(asked({{std::string{"x"}}, "1"}), StartsWith("400 'token'"));
    CHECK_THAT(asked({{0.5}, "1"}), StartsWith("400 'token'"));
    CHECK_THAT(asked({{}, "1"}), StartsWith("400 'token'"));
    CHECK_THAT(asked({{std::int64_t{1}, std::int64_t{1}}, "1"}), StartsWith("400 'token'"));
    CHECK_THAT(asked({{std::int64_t{1}}, "x"}), StartsWith("400 'token'"));
    CHECK_THAT(asked({{std::int64_t{1}}, "01"}), StartsWith("400 'token'"));
}

TEST_CASE("Where a page has become empty, the last one is still reached") {
    town_api const town;
    using namespace trygg::query;
    auto const page = town.get(std::string{incidents} + "?limit=2&token=" +
                               token_for("incidents", "", {false, position{.id = "99"}}));
    CHECK(page["features"].empty());
    CHECK(page["numberMatched"] == 6);
    CHECK(ids_of(town.get(link(page, "prev"))) == "5 7");
}
