#include "api/ask.hpp"

#include <regex>

using Catch::Matchers::Contains;

namespace {

trygg::http::response spoken(town_api const& town, std::string const& target,
                             std::string const& language) {
    auto const answer = town.ask(target, {{"accept", "text/html"}, {"accept-language", language}});
    CHECK(header_of(answer, "Content-Type") == "text/html; charset=utf-8");
    CHECK(header_of(answer, "Content-Language") == language);
    return answer;
}

/// What a person reads or hears of a page: its text, and the attributes that are read out.
std::string words_of(std::string html) {
    std::string result;
    std::regex const spoken_attribute{" (?:title|aria-label)=\"([^\"]*)\""};
    for (std::sregex_iterator at{html.begin(), html.end(), spoken_attribute}, end; at != end;
         ++at) {
        result += (*at)[1].str() + "\n";
    }
    return result + std::regex_replace(html, std::regex{"<[^>]*>"}, "\n");
}

/// Names that the town's own data have.
std::string without_data(std::string text) {
    for (auto const* name : {"På svenska", "Norr &amp; &quot;Öst&quot;", "Söder", "Hela Mark",
                             "Medborgarlöfte", "kommunen och polisen"}) {
        for (auto at = text.find(name); at != std::string::npos; at = text.find(name)) {
            text.erase(at, std::string{name}.size());
        }
    }
    return text;
}

constexpr std::array targets{"/data",
                             "/conformance",
                             "/api",
                             "/collections",
                             "/collections/incidents",
                             "/collections/trygghet-deso",
                             "/collections/zones-regso",
                             "/collections/incidents/schema",
                             "/collections/trygghet-deso/queryables",
                             "/collections/measures/sortables",
                             "/collections/incidents/items",
                             "/collections/incidents/items?limit=2&kind=arson",
                             "/collections/trygghet-deso/items",
                             "/collections/incidents/items?filter=count%3E99",
                             "/collections/measures/items/1",
                             "/collections/incidents/tiles",
                             "/collections/zones-deso/tiles/WebMercatorQuad",
                             "/tiles",
                             "/tileMatrixSets",
                             "/tileMatrixSets/WebMercatorQuad",
                             "/join-report",
                             "/pledges/2021",
                             "/what-happened",
                             "/nothing",
                             "/collections?limit=x"};

} // namespace

TEST_CASE("Every page is there in Swedish and in English, each leading to the other") {
    town_api const town;
    for (auto const* target : targets) {
        CAPTURE(target);
        auto const swedish = spoken(town, target, "sv"), english = spoken(town, target, "en");
        CHECK_THAT(body_of(swedish), Contains("<html lang=\"sv\">") &&
                                         Contains("lang=en\" lang=\"en\" hreflang=\"en\">In "
                                                  "English</a>"));
        CHECK_THAT(body_of(english), Contains("<html lang=\"en\">") &&
                                         Contains("lang=sv\" lang=\"sv\" hreflang=\"sv\">På "
                                                  "svenska</a>"));
        CHECK_THAT(body_of(english), Contains("<link rel=\"alternate\" hreflang=\"sv\"") &&
                                         Contains("<link rel=\"alternate\" hreflang=\"en\""));
        CHECK_THAT(header_of(english, "Vary"), Contains("Accept-Language"));
        bool const is_kept = header_of(english, "Cache-Control") != "no-store";
        CHECK((header_of(english, "ETag") != header_of(swedish, "ETag")) == is_kept);
    }
}

TEST_CASE("No page in English has a text that is left in Swedish") {
    town_api const town;
    // Letters of Swedish alone, as bytes of UTF-8, and words.
    std::regex const swedish{
        "\xC3[\xA5\xA4\xB6\x85\x84\x96]|\\b(och|att|som|med|den|det|för|alla|inte|zon|zoner|sida|"
        "Visa|Mer|Typ|Namn|Fil|Rader|Plats|Ansvarig|webbsida|egenskaper|"
        "vektorrutor|objekt|Tabell|Roll)\\b"};
    for (auto const* target : targets) {
        auto const text = without_data(words_of(body_of(spoken(town, target, "en"))));
        std::smatch found;
        bool const left = std::regex_search(text, found, swedish);
        CAPTURE(target, left ? found.str() : "");
        CHECK_FALSE(left);
    }
}

TEST_CASE("A page's language in its address is that of all pages that it links to") {
    town_api const town;
    std::regex const link{"<a href=\"(/[^\"]*f=html[^\"]*)\""};
    for (auto const* target : {"/data?lang=en", "/collections?f=html&lang=en",
                               "/collections/measures/items?f=html&lang=en",
                               "/collections/measures/items/1?f=html&lang=en"}) {
        auto const html = body_of(town.ask(target, {{"accept-language", "sv"}}));
        CAPTURE(target);
        CHECK_THAT(html, Contains("<html lang=\"en\">"));
        std::size_t links = 0;
        for (std::sregex_iterator at{html.begin(), html.end(), link}, end; at != end; ++at) {
            CHECK_THAT((*at)[1].str(), Contains("lang=en"));
            ++links;
        }
        CHECK(links > 3);
    }
}

TEST_CASE("Another language is the same question") {
    town_api const town;
    auto const html =
        body_of(spoken(town, "/collections/incidents/items?limit=2&datetime=2020-01-01/..", "sv"));
    CHECK_THAT(html,
               Contains("href=\"?limit=2&amp;datetime=2020-01-01/..&amp;f=html&amp;lang=en\""));
    auto const form = body_of(town.ask("/collections/incidents/items?f=html&limit=2&lang=en", {}));
    CHECK_THAT(form, Contains("<input type=\"hidden\" name=\"lang\" value=\"en\">") &&
                         Contains("href=\"?f=html&amp;limit=2&amp;lang=sv\""));
}

TEST_CASE("Documents for programs are the same whatever the reader speaks") {
    town_api const town;
    for (auto const* target : {"/", "/collections", "/collections/incidents/items",
                               "/collections/incidents/schema", "/api"}) {
        CAPTURE(target);
        auto const swedish =
            town.ask(target, {{"accept", "application/json"}, {"accept-language", "sv"}});
        auto const english =
            town.ask(target, {{"accept", "application/json"}, {"accept-language", "en"}});
        CHECK(header_of(swedish, "ETag") == header_of(english, "ETag"));
        CHECK_FALSE(header_of(swedish, "ETag").empty());
        CHECK(header_of(english, "Content-Language").empty());
    }
    CHECK(town.refusal("/collections?lang=en").starts_with("400"));
}

TEST_CASE("A page that is kept is kept for each language") {
    town_api const town;
    for (int times = 0; times < 4; ++times) {
        for (auto const* language : {"sv", "en"}) {
            auto const answer = town.ask("/collections?f=html", {{"accept-language", language}});
            CHECK(header_of(answer, "Content-Language") == language);
            CHECK_THAT(body_of(answer), Contains("<html lang=\"" + std::string{language} + "\">"));
        }
    }
}

TEST_CASE("What names collections and properties in English is used, also for own layers") {
    town_api const town;
    CHECK_THAT(body_of(spoken(town, "/collections", "en")),
               Contains("Safety by zone: Small areas (DeSO)") &&
                   Contains("Measures that are planned, under way or done."));
    CHECK_THAT(body_of(spoken(town, "/collections/incidents/schema", "en")),
               Contains("Part of the day") && Contains("Zone: Small areas (DeSO)"));
}

TEST_CASE("A page on a language that is not there is refused, like any unknown parameter") {
    town_api const town;
    CHECK(town.ask("/collections?f=html&lang=de").status == 400);
}
