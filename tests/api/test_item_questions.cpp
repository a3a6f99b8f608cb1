#include "api/ask.hpp"
#include "api/item_formats.hpp"
#include "store/geometry.hpp"

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using namespace std::string_literals;

namespace {

constexpr char const* incidents = "/collections/incidents/items";
constexpr char const* epsg = "http://www.opengis.net/def/crs/EPSG/0/";

} // namespace

TEST_CASE("A filter chooses features, in text and in JSON, beside bbox and datetime") {
    town_api const town;
    auto const asked = [&](std::string const& query) {
        return ids_of(town.get(std::string{incidents} + "?" + query));
    };
    CHECK(asked("filter=kind%3D'vehicle_fire'") == "3");
    CHECK(asked("filter=kind='arson'+AND+count>1") == "2");
    CHECK(asked("filter-lang=cql2-json&filter=%7B%22op%22:%22%3E%22,%22args%22:[%7B%22property%22:"
                "%22count%22%7D,1]%7D") == "2");
    CHECK(asked("filter=kind='arson'&bbox=15,57,15.01,58") == "1 2 4");
    CHECK(asked("filter=kind='arson'&datetime=2020-06-01/..") == "2 4 5 7");
    CHECK(asked("filter=S_INTERSECTS(geometry,BBOX(15,57,15.01,58))") == "1 2");
    CHECK(asked("filter=S_INTERSECTS(geometry,BBOX(6400000,500000,6401000,501000))&filter-crs=" +
                std::string{epsg} + "3006") == "1 2");
    CHECK(ids_of(town.get(
              "/collections/trygghet-deso/items?municipality=all&filter=incidents>2")) == "A");
}

TEST_CASE("Whatever is wrong is told in every representation, also when nothing matches") {
    town_api const town;
    for (auto const& format : trygg::api::item_formats()) {
        for (auto const* target : {"/collections/incidents/items?bbox=1,1,2,2&datetime=1800-01-01",
                                   "/collections/trygghet-deso/items?bbox=1,1,2,2"}) {
            for (auto const* wrong : {"filter=kind%3D",
                                      "filter=nothing%3D1",
                                      "filter=count%3D'a'",
                                      "filter-lang=sql",
                                      "filter-crs=EPSG:1",
                                      "crs=EPSG:9999",
                                      "crs=",
                                      "bbox-crs=3006",
                                      "sortby=nothing",
                                      "sortby=",
                                      "sortby=-",
                                      "sortby=code,-code",
                                      "properties=nothing",
                                      "properties=",
                                      "properties=kind,,date",
                                      "limit=0",
                                      "limit=-1",
                                      "limit=1.5",
                                      "limit=",
                                      "limit=unlimited",
                                      "token=x",
                                      "skipGeometry=yes",
                                      "zoom-level=",
                                      "zoom-level=-1",
                                      "zoom-level=11.5",
                                      "zoom-level=23",
                                      "skipgeometry=true",
                                      "Filter=1",
                                      "sort=x",
                                      "crs=EPSG:3006&crs=EPSG:3006"}) {
                auto const asked = std::string{target} + "&f=" + format.as.name + "&" + wrong;
                CAPTURE(asked);
                CHECK(town.ask(asked).status == 400);
            }
        }
        auto const asked = std::string{"/collections/incidents/items?limit=1&bbox="};
        for (auto const* bbox : {"1", "1,2", "1,2,3", "1,2,3,4,5", "1,2,3,4,5,6,7", "nan,0,1,1",
                                 "0,2,1,1", "", "0,0,1,x", "inf,0,1,1", "0,0,1,1e999"}) {
            CAPTURE(bbox);
            CHECK(town.ask(asked + bbox + "&f=" + format.as.name).status == 400);
        }
    }
}

TEST_CASE("A mistake in a filter is told with its place") {
    town_api const town;
    CHECK_THAT(town.refusal(std::string{incidents} + "?filter=kind%20%3D%20"), Contains("8"));
    CHECK_THAT(town.refusal(std::string{incidents} + "?filter=kinds%3D'arson'"),
               Contains("did you mean 'kind'"));
    CHECK_THAT(town.refusal(std::string{incidents} + "?properties=kinds"),
               Contains("did you mean 'kind'"));
    CHECK_THAT(town.refusal(std::string{incidents} + "?sortby=-dat"),
               Contains("did you mean 'date'"));
}

TEST_CASE("Lists of things cannot be sorted by") {
    town_api const town;
    CHECK_THAT(town.refusal("/collections/mentions/items?sortby=reasons"),
               StartsWith("400 'sortby' names 'reasons'"));
}

TEST_CASE("properties leaves out the others, in the order asked for") {
    town_api const town;
    auto const text = body_of(town.ask(std::string{incidents} + "?limit=1&properties=count,kind"));
    CHECK_THAT(text, Contains(R"("properties":{"count":1,"kind":"arson"})"));
    auto const one = town.get(std::string{incidents} + "/2?properties=part&skipGeometry=true");
    CHECK(one["properties"] == json{{"part", "night"}});
    CHECK(one["geometry"].is_null());
    CHECK(town.ask(std::string{incidents} + "/2?properties=x").status == 400);
    CHECK(town.ask(std::string{incidents} + "/99?properties=x").status == 400);
    CHECK(town.ask(std::string{incidents} + "/2?limit=1").status == 400);
}

TEST_CASE("Coordinates come in the CRS asked for, in its axis order") {
    town_api const town;
    auto const asked = [&](std::string const& crs) {
        auto const answer = town.ask(std::string{incidents} + "/2?crs=" + crs);
        return fmt::format("{} {}", header_of(answer, "Content-Crs"),
                           json::parse(body_of(answer))["geometry"]["coordinates"].dump());
    };
    // E 500 500, N 6 400 500: half a kilometre north-east of 15° E on SWEREF 99 TM's middle line
    CHECK(asked(epsg + "3006"s) == "<http://www.opengis.net/def/crs/EPSG/0/3006> [6400500,500500]");
    CHECK(asked("[EPSG:3006]") == "<http://www.opengis.net/def/crs/EPSG/0/3006> [6400500,500500]");
    auto const degrees = town.get(std::string{incidents} + "/2")["geometry"]["coordinates"];
    CHECK(asked(epsg + "4326"s) == fmt::format("<http://www.opengis.net/def/crs/EPSG/0/4326> {}",
                                               json{degrees[1], degrees[0]}.dump()));
    CHECK(asked("http://www.opengis.net/def/crs/OGC/1.3/CRS84") ==
          fmt::format("<http://www.opengis.net/def/crs/OGC/1.3/CRS84> {}", degrees.dump()));
    CHECK_THAT(asked(epsg + "3857"s),
               StartsWith("<http://www.opengis.net/def/crs/EPSG/0/3857> [16707"));
    CHECK(header_of(town.ask(incidents), "Content-Crs") ==
          "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>");
}

TEST_CASE("Lines and zones come in the CRS asked for, too") {
    town_api const town;
    auto const line = town.get("/collections/measures/items/2?crs=" + std::string{epsg} + "3006");
    CHECK(line["geometry"]["coordinates"].dump() == "[[6400000,500000],[6401000,502000]]");
    auto const zones = town.get("/collections/zones-deso/items?crs=" + std::string{epsg} + "3006");
    CHECK(zones["features"].size() == 3);
    for (auto const& corner : zones["features"][1]["geometry"]["coordinates"][0][0]) {
        CHECK((corner[0] == 6400000.0 || corner[0] == 6401000.0));
        CHECK((corner[1] == 501000.0 || corner[1] == 502000.0));
    }
    CHECK(zones["features"][1]["geometry"]["coordinates"][0][0].size() == 5);
}

TEST_CASE("A bbox in metres is exact, its borders included") {
    town_api const town;
    auto const asked = [&](std::string const& collection, std::string const& bbox) {
        return ids_of(town.get("/collections/" + collection + "/items?bbox=" + bbox +
                               "&bbox-crs=" + epsg + "3006"));
    };
    // incidents: 1 2 at N 6400500 E 500500, 3 7 at E 501500, 5 at E 502500, 4 nowhere
    CHECK(asked("incidents", "6400000,500000,6401000,501000") == "1 2 4");
    CHECK(asked("incidents", "6400500,500500,6400500,501500") == "1 2 3 4 7");
    CHECK(asked("incidents", "6400500.01,500500,6400600,501500") == "4");
    CHECK(asked("incidents", "6400000,500500.01,6401000,600000") == "3 4 5 7");
    CHECK(asked("incidents", "-10000000,-10000000,100000000,100000000") == "1 2 3 4 5 7");
    // the line from the south-western corner to (E 502000, N 6401000); 3 has no place
    CHECK(asked("measures", "6400900,500000,6401000,500900") == "3");
    CHECK(asked("measures", "6400400,500900,6400600,501100") == "2 3");
    CHECK(asked("zones-deso", "6400100,500100,6400200,500900") == "A");
    CHECK(asked("zones-deso", "6400100,501000,6400200,501000") == "A B");
}

TEST_CASE("What a CRS does not reach has no geometry, and no number that is none") {
    town_api const town{"INSERT INTO incident (id, dataset, source_key, row_hash, source_id, kind, "
                        "count, precision, geom) VALUES (9, 'd', '9', '', 1, 'arson', 1, 'exact', "
                        "MakePoint(500000, 9997964.94, 3006))"}; // the North Pole
    CHECK(town.get(std::string{incidents} + "/9")["geometry"]["coordinates"][1] == 90);
    CHECK(town.get(std::string{incidents} + "/9?crs=" + epsg + "3857")["geometry"].is_null());
    for (auto const* bbox : {"1e300,1e300,1e301,1e301", "-1e9,-1e9,1e9,1e9"}) {
        CHECK(town.ask(std::string{incidents} + "?bbox-crs=" + epsg + "3006&bbox=" + bbox).status ==
              200);
    }
}

TEST_CASE("Boxes around poles and over the antimeridian are answered") {
    town_api const town;
    for (auto const* bbox : {"-180,80,180,90", "-180,-90,180,-80", "177,-20,-178,-16",
                             "-180,-90,180,90", "170,-90,190,90"}) {
        CAPTURE(bbox);
        auto const target = fmt::format("{}?bbox={}", incidents, bbox);
        CHECK(town.ask(target).status == 200);
    }
    CHECK(town.get(std::string{incidents} + "?bbox=-180,-90,180,90")["numberMatched"] == 6);
}

TEST_CASE("A database in another metric system speaks that one, too") {
    town_api const town;
    CHECK_THAT(town.refusal(std::string{incidents} + "?crs=" + epsg + "32616"),
               StartsWith("400 'crs'") && Contains("EPSG/0/3006"));
    temp_folder const folder;
    auto const path = folder / "chicago.db";
    {
        auto database = trygg::store::open_to_write(path);
        trygg::store::change change{database};
        trygg::store::choose_storage_crs(database, 32616);
        database.run(
            "INSERT INTO source (id, name, profile, sha256, bytes, file_time, imported_at) "
            "VALUES (1, 'c.csv', 'points', 'ab12', 10, '2021-01-01T00:00:00Z', "
            "'2021-01-02T00:00:00Z');"
            "INSERT INTO place (id, dataset, source_key, row_hash, source_id, name, kind, "
            "geom) VALUES (1, 'd', '1', '', 1, 'The Loop', 'square', "
            "MakePoint(448000, 4636000, 32616))");
        change.commit();
    }
    trygg::api::service const service{{.database_path = path,
                                       .anonymous_role = trygg::model::role::staff,
                                       .hosts = {"town.example"}}};
    auto const asked = [&](std::string const& query) {
        return json::parse(body_of(service.answer(
            {"GET", "/collections/places/items?" + query, {{"host", "town.example"}}})));
    };
    auto const crs = std::string{epsg} + "32616";
    CHECK(asked("crs=" + crs)["features"][0]["geometry"]["coordinates"].dump() ==
          "[448000,4636000]");
    CHECK(asked("bbox=447999,4635999,448001,4636001&bbox-crs=" + crs)["numberMatched"] == 1);
    // SWEREF 99 12 00 has no use for Chicago: a place so far out is somewhere, or nowhere.
    auto const far = asked("crs=" + std::string{epsg} + "3007")["features"][0]["geometry"];
    CHECK((far.is_null() || far["coordinates"][0].is_number()));
}

TEST_CASE("An id is written in one way only") {
    town_api const town;
    CHECK(town.ask(std::string{incidents} + "/1").status == 200);
    for (auto const* id : {"01", "%2B1", "1.0", "1%20", "-0", "1e0", "999999999999999999999"}) {
        CAPTURE(id);
        CHECK(town.ask(std::string{incidents} + "/" + id).status == 404);
    }
}

TEST_CASE("Every page and feature links to its other representations") {
    town_api const town;
    for (auto const* target :
         {"/collections/incidents/items?limit=2", "/collections/incidents/items/2"}) {
        auto const page = town.get(target);
        for (auto const& entry : page["links"]) {
            auto const url = entry["href"].get<std::string>();
            CAPTURE(url);
            auto const answer = town.ask(url.substr(std::string{"http://town.example"}.size()));
            CHECK(answer.status == 200);
            CHECK_THAT(header_of(answer, "Content-Type"),
                       StartsWith(entry["type"].get<std::string>()));
        }
    }
}
