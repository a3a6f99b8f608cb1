#include "api/guarded_town.hpp"

using namespace trygg;

namespace {

constexpr char const* geojson = "application/geo+json";
constexpr char const* patch = "application/merge-patch+json";
constexpr char const* measures = "/collections/measures/items";
constexpr char const* one = "/collections/measures/items/1";

/// The town as an editor meets it; `get` asks as the public.
class editing_api {
public:
    explicit editing_api(std::string const& more_sql = {}) {
        if (!more_sql.empty()) {
            town::run(m_town.path(), more_sql);
            m_town.service->reload();
        }
    }

    http::response send(std::string const& method, std::string const& target, std::string body = {},
                        guarded_town::headers headers = {},
                        std::string const& who = "editor") const {
        if (!who.empty()) {
            headers.emplace("authorization", "Bearer " + who);
        }
        return m_town.ask(method, target, headers, body);
    }

    http::response patch_one(std::string const& body, std::string const& match) const {
        return send("PATCH", one, body, {{"content-type", patch}, {"if-match", match}});
    }

    json read(std::string const& target, std::string const& who = "editor") const {
        auto const answer = send("GET", target, {}, {}, who);
        INFO(target << "\n" << body_of(answer));
        REQUIRE(answer.status == 200);
        return json::parse(body_of(answer));
    }

    json get(std::string const& target) const { return read(target, ""); }

    http::response ask(std::string const& target) const { return send("GET", target, {}, {}, ""); }

    std::string tag() const { return header_of(send("GET", one), "ETag"); }

private:
    guarded_town m_town;
};

constexpr char const* new_lamp =
    R"({"type":"Feature","properties":{"type":"lighting_new","title":"Lampa","status":"proposed"},
        "geometry":{"type":"Point","coordinates":[15.0084,57.7466]},"reason":"önskemål"})";

} // namespace

TEST_CASE("A feature that is created is there at once, at its Location") {
    editing_api const town;

    auto const made = town.send("POST", measures, new_lamp, {{"content-type", geojson}});

    REQUIRE(made.status == 201);
    CHECK(header_of(made, "Location") == "http://town.example/collections/measures/items/4");
    auto const feature = town.get("/collections/measures/items/4");
    CHECK(feature["properties"]["title"] == "Lampa");
    CHECK(feature["properties"]["zone_deso"] == "A");
    CHECK(feature["geometry"]["coordinates"] == json{15.0084, 57.7466});
    auto const history = town.read("/collections/measures/items/4/history");
    CHECK(history["changes"][0]["who"] == "editor");
    CHECK(history["changes"][0]["reason"] == "önskemål");
    CHECK(history["changes"][0]["before"] == nullptr);
}

TEST_CASE("A change needs the tag of what it is made from, and a stale one is refused") {
    editing_api const town;
    auto const tag = town.tag();
    auto const body = R"({"properties":{"owner":"kommunen"}})";

    CHECK(town.send("PATCH", one, body, {{"content-type", patch}}).status == 428);
    auto const changed = town.patch_one(body, tag);
    CHECK(changed.status == 204);
    CHECK(town.get(one)["properties"]["owner"] == "kommunen");
    CHECK(town.patch_one(body, tag).status == 412);
    CHECK(town.patch_one(R"({"properties":{"owner":"polisen"}})", header_of(changed, "ETag"))
              .status == 204);
    CHECK(town.patch_one(R"({"properties":{"owner":"x"}})", "\"nonsense\"").status == 412);

    // What happens to another feature makes nobody's tag stale.
    auto const later = town.tag();
    CHECK(town.send("POST", measures, new_lamp, {{"content-type", geojson}}).status == 201);
    CHECK(town.patch_one(R"({"properties":{"owner":"alla"}})", later).status == 204);
}

TEST_CASE("A replacement leaves nothing of what was there, and takes back what was read") {
    editing_api const town;
    town.patch_one(R"({"properties":{"owner":"kommunen"}})", "*");
    auto feature = town.get(one);
    feature["properties"]["owner"] = nullptr;
    feature["properties"]["title"] = "Ljus, nytt";

    auto const put = town.send("PUT", one, feature.dump(),
                               {{"content-type", geojson}, {"if-match", town.tag()}});

    INFO(body_of(put));
    REQUIRE(put.status == 204);
    auto const now = town.get(one);
    CHECK(now["properties"]["title"] == "Ljus, nytt");
    CHECK(now["properties"]["owner"] == nullptr);
    CHECK(now["properties"]["planned_from"] == "2021-05-01");
    CHECK(now["geometry"] == feature["geometry"]);
}

TEST_CASE("What is wrong is told field by field") {
    editing_api const town;

    auto const answer = town.patch_one(
        R"({"properties":{"title":"","cost_sek":-1},"geometry":{"type":"Blob"}})", "*");

    CHECK(answer.status == 422);
    auto const problem = json::parse(body_of(answer));
    CHECK(header_of(answer, "Content-Type") == "application/problem+json");
    CHECK(problem["errors"].size() == 3);
    CHECK(problem["errors"][0]["pointer"] == "/properties/title");
    CHECK(problem["errors"][0]["code"] == "required");
    CHECK(town.patch_one("[1]", "*").status == 422);
    CHECK(town.patch_one("{", "*").status == 400);
    CHECK(town.send("POST", measures, "x", {{"content-type", "text/plain"}}).status == 415);
    CHECK(town.send("PATCH", one, "{}", {{"content-type", geojson}, {"if-match", "*"}}).status ==
          415);
    CHECK(town.send("POST", std::string{measures} + "?colour=red", new_lamp,
                    {{"content-type", geojson}})
              .status == 400);
}

TEST_CASE("Content-Crs tells the system of what is sent, in its axis order") {
    editing_api const town;
    auto const move = [&](std::string const& crs) {
        return town
            .send("PATCH", one, R"({"geometry":{"type":"Point","coordinates":[6400250,501250]}})",
                  {{"content-type", patch}, {"if-match", "*"}, {"content-crs", crs}})
            .status;
    };

    CHECK(move("<http://www.opengis.net/def/crs/EPSG/0/3006>") == 204);
    CHECK(town.get(std::string{one} + "?crs=EPSG:3006")["geometry"]["coordinates"] ==
          json{6400250, 501250});
    CHECK(town.get(one)["properties"]["zone_deso"] == "B");
    CHECK(move("<http://www.opengis.net/def/crs/EPSG/0/1>") == 400);
    CHECK(move("<http://www.opengis.net/def/crs/EPSG/0/4326>") == 422);
}

TEST_CASE("What is retired is gone from the map, and can be restored or undone") {
    editing_api const town;
    auto const history = std::string{one} + "/history";
    auto const back = [&](std::string const& body) {
        return town
            .send("POST", history, body, {{"content-type", "application/json"}, {"if-match", "*"}})
            .status;
    };

    CHECK(town.send("DELETE", std::string{one} + "?reason=dubblett", {}, {{"if-match", town.tag()}})
              .status == 204);
    CHECK(town.send("GET", one).status == 404);
    CHECK(town.read("/editing/measures")["features"][0]["retired"] == true);
    CHECK(town.read(history)["changes"][0]["reason"] == "dubblett");
    CHECK(back(R"({"restore":true})") == 204);
    CHECK(town.get(one)["properties"]["title"] == "Ljus i tunneln");
    CHECK(back(R"({"restore":true})") == 409);
    CHECK(back(R"({"undo":99})") == 404);
    CHECK(back("{}") == 400);

    town.patch_one(R"({"properties":{"title":"Annat"}})", "*");
    CHECK(back(R"({"undo":3,"reason":"fel"})") == 204);
    CHECK(town.get(one)["properties"]["title"] == "Ljus i tunneln");
    CHECK(town.read(history)["changes"].size() == 4);
}

TEST_CASE("Only editors change, staff see the history, and the public finds nothing") {
    editing_api const town;
    auto const status = [&](std::string const& method, std::string const& target,
                            std::string const& who) {
        auto const type = method == "PATCH" ? patch : method == "GET" ? "" : geojson;
        std::map<std::string, std::string> headers{{"if-match", "*"}};
        if (*type != '\0') {
            headers.emplace("content-type", type);
        }
        return town
            .send(method, target, method == "GET" || method == "DELETE" ? "" : "{}", headers, who)
            .status;
    };
    auto const history = std::string{one} + "/history", draft = std::string{one} + "/draft";

    for (auto const* const method : {"PUT", "PATCH", "DELETE"}) {
        CHECK(status(method, one, "") == 401);
        CHECK(status(method, one, "staff") == 403);
    }
    CHECK(status("POST", measures, "") == 401);
    CHECK(status("GET", history, "") == 404);
    CHECK(status("GET", history, "staff") == 200);
    CHECK(status("GET", draft, "staff") == 404);
    CHECK(status("GET", draft, "editor") == 200);
    CHECK(status("GET", "/editing", "") == 404);
    CHECK(status("GET", "/clashes", "") == 404);
    CHECK(status("GET", "/clashes", "staff") == 200);
    CHECK(status("POST", "/collections/incidents/items", "editor") == 405);
    CHECK(header_of(town.send("OPTIONS", measures), "Allow") == "GET, HEAD, OPTIONS, POST");
    CHECK(header_of(town.send("OPTIONS", one), "Allow") ==
          "GET, HEAD, OPTIONS, PUT, PATCH, DELETE");
    CHECK(header_of(town.send("OPTIONS", "/collections/incidents/items"), "Allow") ==
          "GET, HEAD, OPTIONS");
}

TEST_CASE("The API description tells what may be written") {
    editing_api const town;

    auto const paths = town.get("/api?f=json")["paths"];

    auto const& post = paths["/collections/measures/items"]["post"];
    auto const& schema = post["requestBody"]["content"][geojson]["schema"];
    CHECK(schema["properties"]["properties"]["required"] == json{"type", "title", "status"});
    CHECK(schema["properties"]["properties"]["properties"]["status"]["enum"].size() == 7);
    CHECK(paths["/collections/measures/items/{featureId}"]["patch"]["requestBody"]["content"]
              .contains(patch));
    CHECK_FALSE(paths["/collections/incidents/items"].contains("post"));
}

TEST_CASE("A planned activity, and one of today, is told to nobody in public") {
    editing_api const town{
        "UPDATE activity SET public = 1; INSERT INTO activity (id, commitment_id, "
        "dataset, source_key, row_hash, source_id, date, status, public, precision) "
        "VALUES (3, 1, 'd', '3', '', 1, date('now', 'localtime'), 'done', 1, 'none')"};

    CHECK(ids_of(town.get("/collections/activities/items")) == "1");
    CHECK(town.get("/collections/activities/items/1")["properties"]["status"] == "done");
}

TEST_CASE("The year report tells done against promised, and what may be told of it") {
    editing_api const town;

    auto const report = town.get("/pledges/2021");

    CHECK(report["year_passed"] == 1);
    auto const& promise = report["pledges"][0]["commitments"][0];
    CHECK(promise["done"] == 1);
    CHECK(promise["target"] == 4);
    CHECK(promise["standing"] == "missed");
    CHECK(promise["activities"].size() == 1);
    CHECK(promise["activities"][0]["date"] == "2021-03-01");
    auto const csv = body_of(town.ask("/pledges/2021?f=csv"));
    CHECK(csv ==
          "year,pledge,commitment,party,rule,target,done,standing,activities\r\n"
          "2021,\"Medborgarlöfte 2021\",\"Fyra insatser\",\"polisen\",at_least,4,1,missed,1\r\n");
    auto const page = body_of(town.ask("/pledges/2021?f=html"));
    CHECK(page.find("Inte uppfyllt") != std::string::npos);
    CHECK(page.find("minst 4") != std::string::npos);
    CHECK(town.ask("/pledges/1999").status == 404);
}

TEST_CASE("What became of what was said is told without telling how many said it") {
    editing_api const town;
    CHECK(town.get("/what-happened")["measures"].empty());

    town.patch_one(R"({"properties":{"answers_mentions":[1,3]}})", "*");

    auto const answer = town.get("/what-happened");
    REQUIRE(answer["measures"].size() == 1);
    CHECK(answer["measures"][0]["title"] == "Ljus i tunneln");
    CHECK(answer["measures"][0]["status"] == "planned");
    CHECK(answer["measures"][0]["zone"]["code"] == "A");
    CHECK_FALSE(answer["measures"][0].contains("answers_mentions"));
    auto const page = body_of(town.ask("/what-happened?f=html"));
    CHECK(page.find("steg 3 av 5") != std::string::npos);
    CHECK_FALSE(town.get(one)["properties"].contains("answers_mentions"));
}

TEST_CASE("Notes on the situation are told to those who may read them, on their days") {
    editing_api const town;
    auto const add = [&](std::string const& title, std::string const& audience) {
        auto const body = json{{"properties",
                                {{"title", title},
                                 {"audience", audience},
                                 {"starts", "2021-05-01"},
                                 {"ends", "2021-06"},
                                 {"zone", "deso/A"}}}};
        return town
            .send("POST", "/collections/notes/items", body.dump(), {{"content-type", geojson}})
            .status;
    };
    REQUIRE(add("Badhuset stängt", "public") == 201);
    REQUIRE(add("Insats pågår", "staff") == 201);
    REQUIRE(add("Bara för oss", "editor") == 201);

    CHECK(town.get("/collections/notes/items")["features"].size() == 1);
    CHECK(town.get("/situation")["features"].size() == 1);
    CHECK(town.read("/situation", "staff")["features"].size() == 2);
    CHECK(town.read("/situation?date=2021-06-30")["features"].size() == 3);
    CHECK(town.read("/situation?date=2021-07-01")["features"].empty());
    CHECK(town.get("/situation?date=2021-06-30")["features"].size() == 1);
    CHECK(town.get("/situation?date=2021-07-01")["features"].empty());
    CHECK(town.ask("/situation?date=x").status == 400);

    auto const body = json{
        {"properties", {{"title", "Tills vidare"}, {"audience", "public"}, {"zone", "deso/A"}}}};
    REQUIRE(town.send("POST", "/collections/notes/items", body.dump(), {{"content-type", geojson}})
                .status == 201);
    CHECK(town.get("/situation?date=2021-07-01")["features"].size() == 1);
}
