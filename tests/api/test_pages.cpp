#include "api/ask.hpp"

#include "api/routes.hpp"

using Catch::Matchers::Contains;

namespace {

std::string page(town_api const& town, std::string const& target) {
    auto const answer = town.ask(target, {{"accept", "text/html,*/*;q=0.8"}});
    INFO(target << "\n" << body_of(answer));
    CHECK(answer.status == 200);
    CHECK(header_of(answer, "Content-Type") == "text/html; charset=utf-8");
    CHECK_THAT(header_of(answer, "Content-Security-Policy"), Contains("default-src 'self'"));
    return body_of(answer);
}

/// As it stands in the HTML of an attribute, without scheme and host.
std::string as_attribute(std::string url) {
    url.erase(0, std::string{"http://town.example"}.size());
    std::string result;
    for (char const c : url) {
        result += c == '&' ? "&amp;" : std::string(1, c);
    }
    return result;
}

/// Whether every link of a document, also of documents within it, is an <a> of its page; those to
/// the document itself differ, and a template is whole and leads nowhere.
void check_links(json const& document, std::string const& html) {
    for (auto const& link : document.value("links", json::array())) {
        auto const rel = link.at("rel").get<std::string>();
        if (link.value("templated", false)) {
            CHECK_THAT(html, Contains("<code>" + link.at("href").get<std::string>() + "</code>") &&
                                 !Contains("{tileMatrix}/{tileRow}/{tileCol}?f=mvt\""));
            continue;
        }
        auto const href = as_attribute(link.at("href").get<std::string>());
        CAPTURE(rel, href);
        CHECK((rel == "self" || rel == "alternate" ||
               html.find("<a href=\"" + href + '"') != std::string::npos));
    }
}

} // namespace

TEST_CASE("Every document is there as a page, with all its links") {
    town_api const town;
    for (auto const* target :
         {"/", "/conformance", "/collections", "/collections/incidents",
          "/collections/trygghet-deso", "/collections/zones-deso/schema",
          "/collections/incidents/queryables", "/collections/measures/sortables", "/join-report",
          "/collections/incidents/tiles", "/collections/zones-deso/tiles/WebMercatorQuad", "/tiles",
          "/tileMatrixSets", "/tileMatrixSets/WebMercatorQuad"}) {
        CAPTURE(target);
        auto const html = page(town, target);
        auto const document = town.get(std::string{target} + "?f=json");
        check_links(document, html);
        for (auto const& entry : document.value("collections", json::array())) {
            check_links(entry, html);
        }
    }
    CHECK_THAT(page(town, "/data"), Contains("href=\"/api?f=html\"") && Contains("Öppna data"));
}

TEST_CASE("Pages are whole, in Swedish, and run no script") {
    town_api const town;
    for (auto const* target : {"/data", "/collections", "/api", "/collections/incidents/schema"}) {
        CAPTURE(target);
        auto const html = page(town, target);
        CHECK_THAT(html, Catch::StartsWith("<!doctype html>") && Contains("<html lang=\"sv\">") &&
                             Catch::EndsWith("</html>\n") && !Contains("<script") &&
                             !Contains(" onerror"));
    }
}

TEST_CASE("The map's page tells those without scripts all that the landing page says") {
    town_api const town;
    auto const html = page(town, "/");
    CHECK_THAT(html, Contains("Kommunens trygghetsarbete") && Contains("href=\"/conformance\""));
}

TEST_CASE("The API's page shows each path with its parameters") {
    town_api const town;
    CHECK_THAT(page(town, "/api"), Contains("GET /collections/incidents/items") &&
                                       Contains("<code>bbox</code>") &&
                                       Contains("application/problem+json"));
}

TEST_CASE("Names from files are text in pages, never elements") {
    town_api const town{"UPDATE setting SET value = '<img src=x onerror=alert(1)>' "
                        "WHERE key = 'title';"
                        "UPDATE zone_set SET title = '<img src=x onerror=alert(1)>';"};
    for (auto const* target : {"/", "/data", "/collections", "/collections/trygghet-deso", "/api",
                               "/collections/zones-deso/schema"}) {
        CAPTURE(target);
        CHECK_THAT(page(town, target), !Contains("<img"));
    }
}

TEST_CASE("A page of features is a table with a link to each, its page links and a map") {
    town_api const town;
    auto const html = page(town, "/collections/measures/items?limit=2");

    CHECK_THAT(html, Contains("3 objekt, 2 på den här sidan") &&
                         Contains("<a href=\"/collections/measures/items/1?f=html\">1</a>") &&
                         Contains("Nästa sida") && !Contains("Föregående sida"));
    CHECK_THAT(html, Contains("<svg viewBox=\"0 0 1000 ") && Contains("class=\"points\"") &&
                         Contains("class=\"lines\"") && Contains("class=\"zones\""));
    check_links(town.get("/collections/measures/items?limit=2"), html);
}

TEST_CASE("A feature's page names its properties and shows where it is") {
    town_api const town;
    auto const html = page(town, "/collections/zones-deso/items/A");

    CHECK_THAT(html, Contains("<h1>Norr &amp; &quot;Öst&quot;</h1>") &&
                         Contains("<dt title=\"name\">Namn</dt>") && Contains("class=\"areas\""));
    check_links(town.get("/collections/zones-deso/items/A"), html);
    CHECK_THAT(page(town, "/collections/incidents/items/4"), !Contains("<svg"));
}

TEST_CASE("A filter's form keeps the other parameters, and a filter can be taken away") {
    town_api const town;
    auto const html = page(town, "/collections/incidents/items?limit=2&datetime=2020-05-10");
    CHECK_THAT(html, Contains("<input type=\"hidden\" name=\"limit\" value=\"2\">") &&
                         Contains("name=\"datetime\" value=\"2020-05-10\"") &&
                         Contains("href=\"/collections/incidents/items?limit=2\">Ta bort"));
}

TEST_CASE("A property that is asked for can be taken away, too") {
    town_api const town;
    CHECK_THAT(page(town, "/collections/incidents/items?kind=arson&limit=2"),
               Contains("name=\"kind\" value=\"arson\"") &&
                   Contains("href=\"/collections/incidents/items?limit=2\">Ta bort"));
}

TEST_CASE("Features are text in pages, never elements") {
    town_api const town{"UPDATE measure SET title = '<img src=x onerror=alert(1)>', "
                        "url = 'javascript:alert(1)', place = '\"><script>alert(1)</script>';"};
    for (auto const* target : {"/collections/measures/items", "/collections/measures/items/1",
                               "/collections/measures/items?datetime=2020-01-01/..&f=html",
                               "/collections/measures/items?properties=title,url&limit=1"}) {
        CAPTURE(target);
        CHECK_THAT(page(town, target),
                   !Contains("<img") && !Contains("<script") && !Contains("href=\"javascript"));
    }
}

TEST_CASE("What is asked is text in pages, too") {
    town_api const town;
    auto const answer =
        town.ask("/collections/incidents/items?f=html&bbox=%22%3E%3Cimg%20src=x%3E");
    CHECK(answer.status == 400);
    CHECK_THAT(body_of(answer), Contains("&lt;img") && !Contains("<img"));
}

TEST_CASE("A page for people is for people in any reference system") {
    town_api const town;
    auto const html =
        page(town, "/collections/measures/items?crs=http://www.opengis.net/def/crs/EPSG/0/3006");
    CHECK_THAT(html, Contains("<circle"));
}

TEST_CASE("A page of an error speaks the language of who asks") {
    town_api const town;
    auto const told = [&](std::string const& target, std::string const& accepted) {
        auto const answer =
            town.ask(target, {{"accept", "text/html"}, {"accept-language", accepted}});
        CHECK(answer.status == 404);
        return body_of(answer);
    };
    auto const is_swedish = [](std::string const& html) {
        CHECK_THAT(html, Contains("<html lang=\"sv\">") && Contains("<h1>Sidan finns inte</h1>") &&
                             Contains("Här finns ingenting.") && Contains("Till kartan"));
    };
    auto const is_english = [](std::string const& html) {
        CHECK_THAT(html, Contains("<html lang=\"en\">") &&
                             Contains("<h1>There is no such page</h1>") &&
                             Contains("there is nothing at /nothing") && !Contains("Kartan"));
    };
    is_swedish(told("/nothing", "sv-SE,sv;q=0.9,en;q=0.8"));
    is_english(told("/nothing", "en-GB,sv;q=0.5"));
    is_swedish(told("/nothing", "de"));
    is_english(told("/nothing?lang=en", "sv"));
    is_swedish(told("/nothing?lang=sv", "en"));
}

TEST_CASE("A table without rows says that it has none") {
    town_api const town;
    CHECK_THAT(page(town, "/collections/measures/items?filter=type%3D%27nothing%27"),
               Contains("Ingenting svarar mot frågan."));
}
