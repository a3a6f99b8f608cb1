#include "api/ask.hpp"

#include "encode/gzip.hpp"

using Catch::Matchers::Contains;

TEST_CASE("An answer has a tag of revision and representation, and 304 follows") {
    town_api const town;
    auto const target = "/collections/incidents/items";
    auto const tag = header_of(town.ask(target), "ETag");
    REQUIRE(tag.size() > 2);

    for (auto const& known : {tag, "W/" + tag, "\"x\", " + tag, std::string{"*"}}) {
        auto const again = town.ask(target, {{"if-none-match", known}});
        CAPTURE(known);
        CHECK(again.status == 304);
        CHECK(body_of(again).empty());
        CHECK(header_of(again, "ETag") == tag);
    }
    CHECK(town.ask(target, {{"if-none-match", "\"other\""}}).status == 200);
    CHECK(town.ask("/collections/incidents/items?limit=0", {{"if-none-match", tag}}).status == 400);
}

TEST_CASE("gzip is used when the client takes it, and says the same") {
    town_api const town;
    auto const target = "/collections/incidents/items";
    auto const packed = town.ask(target, {{"accept-encoding", "br, gzip;q=0.5"}});

    CHECK(header_of(packed, "Content-Encoding") == "gzip");
    auto const plain = town.ask(target);
    CHECK(header_of(plain, "Content-Encoding").empty());
    CHECK(header_of(plain, "ETag") != header_of(packed, "ETag"));
    CHECK(json::parse(trygg::encode::gunzipped(body_of(packed)))["features"] ==
          json::parse(body_of(plain))["features"]);
    CHECK(header_of(plain, "Vary") == "Accept, Accept-Encoding");
    for (auto const* refused : {"gzip;q=0", "identity", "br", "identity, gzip;q=0.1"}) {
        CAPTURE(refused);
        CHECK(header_of(town.ask(target, {{"accept-encoding", refused}}), "Content-Encoding")
                  .empty());
    }
}

TEST_CASE("A streamed page can be gzip, too") {
    town_api const town{
        "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 3099) "
        "INSERT INTO incident (id, dataset, source_key, row_hash, source_id, kind, count, "
        "precision) "
        "SELECT i, 'd', i, '', 1, 'arson', 1, 'none' FROM n"};
    auto const packed =
        town.ask("/collections/incidents/items?limit=5000", {{"accept-encoding", "gzip"}});
    REQUIRE(packed.stream);
    CHECK(json::parse(trygg::encode::gunzipped(body_of(packed)))["features"].size() == 3006);
}

TEST_CASE("Only reading is allowed") {
    town_api const town;
    auto const posted = town.ask("/collections", {}, "POST");
    CHECK(posted.status == 405);
    CHECK(header_of(posted, "Allow") == "GET, HEAD, OPTIONS");
    auto const options = town.ask("/collections", {}, "OPTIONS");
    CHECK(options.status == 204);
    CHECK(header_of(options, "Allow") == "GET, HEAD, OPTIONS");
    CHECK(town.ask("/nothing", {}, "OPTIONS").status == 404);
    CHECK(town.ask("/collections", {}, "HEAD").status == 200);
}

TEST_CASE("Data may be used by other sites' pages") {
    town_api const town;
    CHECK(header_of(town.ask("/collections"), "Access-Control-Allow-Origin") == "*");
    CHECK(header_of(town.ask("/nothing"), "Access-Control-Allow-Origin") == "*");
    CHECK(header_of(town.ask("/collections"), "X-Content-Type-Options") == "nosniff");
}

TEST_CASE("A change of the database is seen after a reload, and old answers are gone") {
    town_api town;
    CHECK(town.get("/collections/places/items")["numberMatched"] == 1);
    CHECK_FALSE(town.service().reload());
    auto const before = town.get("/healthz")["revision"].get<int>();

    town::run(town.path(), "DELETE FROM place");
    CHECK(town.get("/collections/places/items")["numberMatched"] == 1);
    CHECK(town.service().reload());

    CHECK(town.get("/collections/places/items")["numberMatched"] == 0);
    CHECK(town.get("/healthz")["revision"].get<int>() == before + 1);
}

TEST_CASE("Links are absolute, but never made of a Host that is no name") {
    town_api const town;
    CHECK_THAT(body_of(town.ask("/collections")), Contains("\"http://town.example/collections\""));
    auto const odd = body_of(town.ask("/collections", {{"host", "a\"><script>"}}));
    CHECK_THAT(odd, Contains("\"href\":\"/collections\"") && !Contains("<script"));
}

TEST_CASE("A problem is a problem document") {
    town_api const town;
    auto const answer = town.ask("/collections/incidents/items?bbox=1");
    CHECK(header_of(answer, "Content-Type") == "application/problem+json");
    auto const document = json::parse(body_of(answer));
    CHECK(document["status"] == 400);
    CHECK(document["title"] == "Bad request");
    CHECK(header_of(answer, "ETag").empty());
}
