#include "api/ask.hpp"

#include "encode/compressor.hpp"

using Catch::Matchers::Contains;

TEST_CASE("An answer has a tag of revision and representation, and 304 follows") {
    town_api const town;
    auto const target = "/collections/incidents/items";
    auto const tag = header_of(town.ask(target), "ETag");
    REQUIRE(tag.size() > 2);

    CHECK(tag.starts_with("W/\""));
    for (auto const& known : {tag, tag.substr(2), "\"x\", " + tag, std::string{"*"}}) {
        auto const again = town.ask(target, {{"if-none-match", known}});
        CAPTURE(known);
        CHECK(again.status == 304);
        CHECK(body_of(again).empty());
        CHECK(header_of(again, "ETag") == tag);
    }
    CHECK(town.ask(target, {{"if-none-match", "\"other\""}}).status == 200);
    CHECK(town.ask("/collections/incidents/items?limit=0", {{"if-none-match", tag}}).status == 400);
}

TEST_CASE("Answers are packed as the client likes it, and say the same") {
    town_api const town;
    auto const target = "/collections/incidents/items";
    auto const plain = town.ask(target);
    CHECK(header_of(plain, "Content-Encoding").empty());
    CHECK(header_of(plain, "Vary") == "Accept, Accept-Encoding, Cookie, Authorization");
    auto const coding = GENERATE(trygg::encode::coding::gzip, trygg::encode::coding::brotli,
                                 trygg::encode::coding::zstd);
    std::string const name{trygg::encode::name_of(coding)};

    auto const packed = town.ask(target, {{"accept-encoding", "deflate, " + name}});

    CHECK(header_of(packed, "Content-Encoding") == name);
    CHECK(header_of(plain, "ETag") != header_of(packed, "ETag"));
    CHECK(json::parse(trygg::encode::decompressed(body_of(packed), coding))["features"] ==
          json::parse(body_of(plain))["features"]);
}

TEST_CASE("A client that takes no unpacked bytes gets none, or 406") {
    town_api const town;
    auto const small = "/conformance?f=json";
    CHECK(header_of(town.ask(small, {{"accept-encoding", "br, identity;q=0"}}),
                    "Content-Encoding") == "br");
    CHECK(town.ask(small, {{"accept-encoding", "deflate, identity;q=0"}}).status == 406);
    CHECK(header_of(town.ask(small, {{"accept-encoding", "deflate"}}), "Content-Encoding").empty());
}

TEST_CASE("A streamed page can be packed, too") {
    town_api const town{
        "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 3099) "
        "INSERT INTO incident (id, dataset, source_key, row_hash, source_id, kind, count, "
        "precision) "
        "SELECT i, 'd', i, '', 1, 'arson', 1, 'none' FROM n"};
    auto const target = "/collections/incidents/items?limit=5000";
    auto const coding = GENERATE(trygg::encode::coding::gzip, trygg::encode::coding::brotli,
                                 trygg::encode::coding::zstd);
    std::string const name{trygg::encode::name_of(coding)};
    for (int time = 0; time < 3; ++time) { // streamed, streamed and kept, kept
        auto const packed = town.ask(target, {{"accept-encoding", name}});
        CHECK(static_cast<bool>(packed.stream) == (time < 2));
        auto const text = trygg::encode::decompressed(body_of(packed), coding);
        CHECK(json::parse(text)["features"].size() == 3006);
    }
}

TEST_CASE("Only reading is allowed") {
    town_api const town;
    auto const posted = town.ask("/collections", {}, "POST");
    CHECK(posted.status == 405);
    CHECK(header_of(posted, "Allow") == "GET, HEAD, OPTIONS");
    auto const options = town.ask("/collections", {}, "OPTIONS");
    CHECK(options.status == 200);
    CHECK(header_of(options, "Allow") == "GET, HEAD, OPTIONS");
    CHECK(town.ask("*", {}, "OPTIONS").status == 200);
    CHECK(town.ask("/nothing", {}, "OPTIONS").status == 404);
    CHECK(town.ask("/collections", {}, "HEAD").status == 200);
}

TEST_CASE("Data may be used by other sites' pages") {
    town_api const town{{}, {}, trygg::model::role::anyone};
    CHECK(header_of(town.ask("/collections"), "Access-Control-Allow-Origin") == "*");
    CHECK(header_of(town.ask("/nothing"), "Access-Control-Allow-Origin") == "*");
    CHECK(header_of(town.ask("/collections"), "X-Content-Type-Options") == "nosniff");
}

TEST_CASE("Another site's page may ask first, and read the headers that it needs") {
    town_api const town{{}, {}, trygg::model::role::anyone};
    auto const options = town.ask(
        "/collections/incidents/items",
        {{"origin", "https://a.example"}, {"access-control-request-method", "GET"}}, "OPTIONS");
    CHECK(header_of(options, "Access-Control-Allow-Origin") == "*");
    CHECK(header_of(options, "Access-Control-Allow-Methods") == "GET, HEAD, OPTIONS");
    CHECK(header_of(options, "Access-Control-Allow-Headers") == "*");
    CHECK(header_of(options, "Access-Control-Max-Age") == "86400");
    for (auto const* name : {"ETag", "Link", "Content-Crs", "OGC-NumberMatched",
                             "OGC-NumberReturned", "Content-Disposition", "Retry-After"}) {
        CHECK_THAT(header_of(options, "Access-Control-Expose-Headers"), Contains(name));
    }
}

TEST_CASE("A request to read has no body") {
    town_api const town;
    auto const answer = town.service().answer(
        {"GET", "/collections", {{"host", "town.example"}, {"content-type", "text/plain"}}, "x"});
    CHECK(answer.status == 415);
    CHECK(header_of(answer, "Content-Type") == "application/problem+json");
}

TEST_CASE("A page is named by its text, and so is what may be kept for long") {
    town_api const town;
    auto const page = town.ask("/", {{"accept", "text/html"}});
    auto const tag = header_of(page, "ETag");
    CHECK(town.ask("/", {{"accept", "text/html"}, {"if-none-match", tag}}).status == 304);
    CHECK(town.ask("/?f=json", {{"if-none-match", tag}}).status == 200);
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
