#include "api/administered.hpp"
#include "temp_folder.hpp"

#include <fstream>

using namespace trygg;
using Catch::Matchers::Contains;

namespace {

constexpr char const* settings = "/admin/settings";

json value_of(json const& document, std::string const& key) {
    for (auto const& each : document.at("settings")) {
        if (each.at("key") == key) {
            return each.at("value");
        }
    }
    return "there is no such setting";
}

} // namespace

TEST_CASE("Settings that are changed hold at once, and are logged with what was before") {
    administered const at;
    auto const tag = at.tag(settings);
    auto const changed = at.send("PATCH", settings, {{"title", "Trygghet i staden"}}, tag);
    INFO(body_of(changed));
    REQUIRE(changed.status == 200);
    CHECK(value_of(json::parse(body_of(changed)), "title") == "Trygghet i staden");
    CHECK(header_of(changed, "ETag") == at.tag(settings));
    CHECK(json::parse(body_of(at.town.get("/map.json")))["title"] == "Trygghet i staden");
    CHECK(at.last_change() == R"(admin update settings null {"title":"Trygghet i staden"})");

    CHECK(at.send("PATCH", settings, {{"title", nullptr}}, at.tag(settings)).status == 200);
    CHECK(value_of(at.read(settings), "title") == nullptr);
    CHECK(at.last_change() == R"(admin update settings {"title":"Trygghet i staden"} null)");
}

TEST_CASE("A change of settings needs the tag of what it is made from") {
    administered const at;
    auto const tag = at.tag(settings);
    CHECK(at.send("PATCH", settings, {{"title", "A"}}).status == 428);
    CHECK(at.send("PATCH", settings, {{"title", "A"}}, tag).status == 200);
    CHECK(at.send("PATCH", settings, {{"title", "B"}}, tag).status == 412);
    CHECK(value_of(at.read(settings), "title") == "A");
}

TEST_CASE("Wrong settings are told field by field, and none of them is set") {
    administered const at;
    auto const wrong = at.send("PATCH", settings,
                               {{"title", "Ny"},
                                {"k", 2},
                                {"n_min.survey-2020", "många"},
                                {"public.t", "all"},
                                {"time_zone", "Mars/Olympus"},
                                {"upload_mb", "0"},
                                {"breaks.incident_rate", "2,1"},
                                {"tittle", "x"},
                                {"contact_email", true}},
                               "*");
    CHECK(wrong.status == 422);
    CHECK(problems_of(wrong) == "/breaks.incident_rate setting; /contact_email setting; /k "
                                "setting; /n_min.survey-2020 setting; "
                                "/public.t setting; /time_zone setting; /tittle setting; "
                                "/upload_mb setting; ");
    CHECK_THAT(body_of(wrong), Contains("3 to 1000"));
    CHECK(value_of(at.read(settings), "title") != "Ny");
    CHECK(at.send("PATCH", settings, json::object(), "*").status == 400);
}

TEST_CASE("A base map that cannot be drawn is refused with what to do, and not set") {
    administered const at;
    temp_folder const folder;
    auto const path = folder / "map.pmtiles";
    auto const missing = at.send("PATCH", settings, {{"basemap_file", path}}, "*");
    std::ofstream{path} << "no map";
    auto const text = at.send("PATCH", settings, {{"basemap_file", path}}, "*");

    CHECK(problems_of(missing) == "/basemap_file basemap_missing; ");
    CHECK(problems_of(text) == "/basemap_file basemap_kind; ");
    CHECK_THAT(body_of(text), Contains("map.pmtiles is no PMTiles file"));
    CHECK(value_of(at.read(settings), "basemap_file") == nullptr);
}

TEST_CASE("What is not set, or broken, is told with what protects") {
    administered const at;
    town::run(at.town.path(),
              "INSERT OR REPLACE INTO setting VALUES ('k', '1'), ('public.t', 'everything'); "
              "DELETE FROM setting WHERE key = 'n_min'");
    auto const told = at.read(settings)["protection"];
    REQUIRE(!told["sources"].empty());
    for (auto const& each : told["sources"]) {
        INFO(each);
        CHECK(each["k_in_force"] == 5);
        CHECK(each.value("n_min_in_force", 30) == 30);
        CHECK(each.value("public_in_force", "counts") != "everything");
    }
    CHECK(told["k_limits"] == json{{"least", 3}, {"usual", 5}, {"most", 1000}});
}

TEST_CASE("A smaller k shows the public more, and none shows what protects") {
    administered const at;
    auto const known = [&] {
        return body_of(at.town.get("/collections/trygghet-deso/items?municipality=all&limit=100"));
    };
    auto const before = known();
    CHECK(at.send("PATCH", settings, {{"k", "1000"}}, "*").status == 200);
    auto const hidden = known();
    CHECK(hidden != before);
    CHECK(at.send("PATCH", settings, {{"k", nullptr}}, "*").status == 200);
}
