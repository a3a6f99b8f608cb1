#include "ask.hpp"

using Catch::Contains;
using Catch::StartsWith;

namespace {

std::string const incidents = "/collections/incidents/items?f=";

} // namespace

TEST_CASE("A file is named after its layer and holds all that matches, not a page") {
    town_api const town;
    for (auto const& [f, type, ending, rows] :
         {std::tuple{"csv", "text/csv; charset=utf-8; header=present", "csv", "6"},
          std::tuple{"csv-excel", "text/csv; charset=utf-8; header=present", "csv", "6"},
          std::tuple{"geojsonseq", "application/geo+json-seq", "geojsons", "6"},
          std::tuple{"gpkg", "application/geopackage+sqlite3", "gpkg", "6"},
          std::tuple{"fgb", "application/flatgeobuf", "fgb", "5"}}) {
        CAPTURE(f);
        auto const answer = town.ask(incidents + f);
        CHECK(answer.status == 200);
        CHECK(header_of(answer, "Content-Type") == type);
        CHECK(header_of(answer, "Content-Disposition") ==
              std::string{"attachment; filename=\"incidents."} + ending + '"');
        CHECK(header_of(answer, "OGC-NumberMatched") == "6");
        CHECK(header_of(answer, "OGC-NumberReturned") == rows);
    }
}

TEST_CASE("A file takes the same filters, and refuses what is wrong in them") {
    town_api const town;

    CHECK(body_of(town.ask(incidents + "csv&properties=kind,count&filter=count=2&crs=EPSG:3006")) ==
          "id,kind,count,easting,northing\r\n2,arson,2,500500,6400500\r\n");
    CHECK_THAT(body_of(town.ask(incidents + "csv-excel&limit=1&properties=kind")),
               StartsWith("\xEF\xBB\xBFid;kind;lon;lat\r\n1;arson;15,0"));
    CHECK_THAT(body_of(town.ask(incidents + "gpkg&bbox=14,57,16,58")), StartsWith("SQLite format"));
    CHECK_THAT(body_of(town.ask(incidents + "fgb")), StartsWith("fgb\3"));
    for (auto const* const f : {"csv", "csv-excel", "geojsonseq", "gpkg", "fgb"}) {
        for (auto const* const wrong : {"limit=0", "crs=EPSG:9", "properties=kindd", "bbox=1,2,3",
                                        "filter=kind", "sortby=nothing", "colour=red"}) {
            CAPTURE(f, wrong);
            CHECK_THAT(town.refusal(incidents + f + "&" + wrong), StartsWith("400"));
        }
    }
    CHECK_THAT(town.refusal(incidents + "fgb&skipGeometry=true"),
               Contains("leave out skipGeometry"));
}

TEST_CASE("A text sequence has a feature a record") {
    town_api const town;

    auto const text = body_of(town.ask(incidents + "geojsonseq&limit=1"));

    CHECK(text.front() == '\x1E');
    CHECK(json::parse(text.substr(1))["id"] == 1);
}

TEST_CASE("A file that cannot be made just now is 503 and says when to try again") {
    town_api const town;
    std::vector<trygg::http::response> open;
    for (int i = 0; i < 16; ++i) {
        open.push_back(town.ask(incidents + "gpkg&limit=" + std::to_string(i + 1)));
    }

    auto const refused = town.ask(incidents + "gpkg&limit=100");

    CHECK(refused.status == 503);
    CHECK(header_of(refused, "Retry-After") == "10");
    open.clear();
    CHECK(town.ask(incidents + "gpkg&limit=100").status == 200);
}
