#include "api/ask.hpp"

#include "api/negotiate.hpp"

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using trygg::api::media_quality;

namespace {

std::string type_of(town_api const& town, std::string const& target, std::string const& accept) {
    return header_of(town.ask(target, {{"accept", accept}}), "Content-Type");
}

} // namespace

TEST_CASE("The closest range of an Accept header counts, in whatever order they stand") {
    CHECK(media_quality("text/*;q=0.3, text/html;q=0.7, */*;q=0.5", "text/html") == 0.7);
    CHECK(media_quality("*/*;q=0.5, text/*;q=0.3", "text/csv") == 0.3);
    CHECK(media_quality("*/*;q=0.5, text/*;q=0.3", "image/png") == 0.5);
    CHECK(media_quality("text/html", "image/png") == 0);
    CHECK(media_quality("TEXT/HTML ; Q=0.2", "text/html") == 0.2);
    CHECK(media_quality("text/html;level=1, text/html;q=0.4", "text/html") == 0.4);
    CHECK(media_quality("a/b;version=3.0;q=0.9, a/b;q=0.1", "a/b;version=3.0") == 0.9);
    CHECK(media_quality("a/b;version=\"3.0\"", "a/b;version=3.0") == 1);
    CHECK(media_quality("text/html;charset=utf-8", "text/html") == 1);
    CHECK(media_quality("x/y;a=\",text/html\", text/html;q=0.5", "text/html") == 0.5);
    CHECK(media_quality("text/html;q=0.125", "text/html") == 0.125);
    CHECK(media_quality("text/html;q=0.0", "text/html") == 0);
}

TEST_CASE("What is no media range is passed over, and a header without any takes all") {
    for (auto const* none : {"", ",,", "html", "*/html", "text/html;q=2", "text/html;q=0.1234",
                             "text/html;q=", "text/html;q=x", "text/html;q=-1", "te xt/html",
                             "text/html;level", ";q=1"}) {
        CAPTURE(none);
        CHECK(media_quality(none, "text/html") == 1);
        CHECK(media_quality(none + std::string{", image/png"}, "text/html") == 0);
    }
    CHECK(media_quality("text/html;a=\", image/png", "text/html") == 1); // all within the quotes
    std::string many;
    for (int i = 0; i < 10'000; ++i) {
        many += "a/b,";
    }
    CHECK(media_quality(many + "text/html", "text/html") == 0);
}

TEST_CASE("Documents are JSON unless HTML is liked better") {
    town_api const town;
    for (auto const* accept :
         {"", "*/*", "application/json", "application/*", "text/html;q=0.5, */*",
          "text/html;q=0.5, application/json;q=0.5", "text/html;q=0, */*;q=0.1"}) {
        CAPTURE(accept);
        CHECK(type_of(town, "/join-report", accept) == "application/json");
    }
    for (auto const* accept :
         {"text/html", "text/*", "application/json;q=0, */*", "application/json;q=0.8, text/html",
          "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8"}) {
        CAPTURE(accept);
        CHECK(type_of(town, "/join-report", accept) == "text/html; charset=utf-8");
    }
}

TEST_CASE("f wins over Accept, and another than the offered is refused with their names") {
    town_api const town;
    CHECK(type_of(town, "/join-report?f=json", "text/html") == "application/json");
    CHECK(type_of(town, "/join-report?f=html", "image/png") == "text/html; charset=utf-8");
    CHECK(town.refusal("/join-report?f=xml") ==
          "400 'f' is 'xml', but this is there as: json, html");
    CHECK_THAT(town.refusal("/join-report?f="), StartsWith("400 'f'"));
    CHECK_THAT(town.refusal("/join-report?f=JSON"), StartsWith("400 'f'"));
}

TEST_CASE("What Accept takes nothing of is 406 and says what there is") {
    town_api const town;
    for (auto const* accept : {"image/png", "*/*;q=0", "text/html;q=0", "application/xml"}) {
        CAPTURE(accept);
        auto const answer = town.ask("/join-report", {{"accept", accept}});
        CHECK(answer.status == 406);
        CHECK(header_of(answer, "Content-Type") == "application/problem+json");
        CHECK_THAT(json::parse(body_of(answer))["detail"].get<std::string>(),
                   Contains("application/json (f=json)") && Contains("(f=html)"));
    }
}

TEST_CASE("The API description may be asked for by its own names") {
    town_api const town;
    for (auto const* accept :
         {"application/vnd.oai.openapi+json;version=3.0", "application/vnd.oai.openapi+json",
          "application/openapi+json;version=3.0", "application/json"}) {
        CAPTURE(accept);
        CHECK(type_of(town, "/api", accept) == "application/vnd.oai.openapi+json;version=3.0");
    }
}

TEST_CASE("A browser is told of an error on a page, anyone else in a problem document") {
    town_api const town;
    auto const page = town.ask("/<b>", {{"accept", "text/html,*/*;q=0.8"}});
    CHECK(page.status == 404);
    CHECK(header_of(page, "Content-Type") == "text/html; charset=utf-8");
    CHECK_THAT(body_of(page), Contains("&lt;b&gt;") && !Contains("<b>"));
    CHECK(header_of(page, "Cache-Control") == "no-store");

    CHECK(header_of(town.ask("/join-report?f=html&x=1"), "Content-Type") ==
          "text/html; charset=utf-8");
    CHECK(header_of(town.ask("/join-report?f=json&x=1", {{"accept", "text/html"}}),
                    "Content-Type") == "application/problem+json");
    CHECK(header_of(town.ask("/none", {{"accept", "*/*"}}), "Content-Type") ==
          "application/problem+json");
}

TEST_CASE("Answers of different formats do not stand in for each other in the cache") {
    town_api const town;
    for (int round = 0; round < 2; ++round) {
        CHECK(type_of(town, "/api", "application/json") ==
              "application/vnd.oai.openapi+json;version=3.0");
        CHECK(town.ask("/api", {{"accept", "image/png"}}).status == 406);
    }
}

TEST_CASE("Links start with the public address, whatever Host is stated") {
    town_api const town{"", "https://mark.example/karta"};
    auto const all = json::parse(body_of(town.ask("/collections", {{"host", "evil.example"}})));
    CHECK(all["links"][0]["href"] == "https://mark.example/karta/collections");
    CHECK_THAT(body_of(town.ask("/join-report?f=html")),
               Contains("href=\"/karta/collections?f=html\"") &&
                   Contains("href=\"/karta/join-report?f=json\""));
}
