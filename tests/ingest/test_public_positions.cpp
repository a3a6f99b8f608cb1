#include "base/error.hpp"
#include "ingest/importing.hpp"
#include "ingest/profile.hpp"
#include "snapshot/town.hpp"

#include <catch2/catch.hpp>

using namespace trygg;
using Catch::Matchers::Contains;

namespace {

/// The town with two events in zone A, its west border at E 500 000, and one outside of all zones.
class open_town : public importing {
public:
    explicit open_town(std::string const& profile = "points") {
        town::build(database());
        auto what = request(profile, file("events.csv", "id,kind,date,x,y\n"
                                                        "1,arson,2020-10-07,500260,6400490\n"
                                                        "2,arson,2020-10-08,500270,6400480\n"
                                                        "3,arson,2020-10-09,499000,6399000\n"));
        what.crs = "EPSG:3006";
        import(what);
    }

    /// "x y" of an event's public position; empty when it has none.
    std::string position(char const* key) const {
        auto open = store::open_to_read(database());
        auto row = open.query("SELECT printf('%d %d', x, y) FROM public_position JOIN incident ON "
                              "id = event_id WHERE source_key = ?",
                              key);
        return row.next() ? std::string{row.text(0)} : "";
    }
};

} // namespace

TEST_CASE("Events of an open dataset get a place on a fixed grid, within their zones") {
    open_town const town;
    CHECK(town.position("1") == "500500 6400500"); // the nearest node, 500 000, is on the border
    CHECK(town.position("2") == "500500 6400500");
    CHECK(town.position("3") == "499000 6399000");
}

TEST_CASE("A public place is kept when the same file comes again") {
    open_town const town;
    town::run(town.database(), "UPDATE public_position SET x = 500900 WHERE x = 500500");
    auto what = town.request("points", town.folder() + "/events.csv");
    what.crs = "EPSG:3006";
    town.import(what);
    CHECK(town.position("1") == "500900 6400500");
}

TEST_CASE("An import states what the public gets, and what a person has set stays") {
    open_town const town;
    auto open = store::open_to_write(town.database());
    CHECK(store::setting(open, "public.points") == "points");
    town::run(town.database(), "UPDATE setting SET value = 'counts' WHERE key = 'public.points'");
    auto what =
        town.request("points", town.file("more.csv", "id,kind,date,x,y\n"
                                                     "9,arson,2021-10-07,500260,6400490\n"));
    what.crs = "EPSG:3006";
    town.import(what);
    CHECK(store::setting(open, "public.points") == "counts");
    CHECK(town.position("9").empty());
}

TEST_CASE("A profile that says something else of the public is refused") {
    importing const folder;
    auto const path = folder.file("mine.toml", "name = \"mine\"\ntheme = \"incidents\"\n"
                                               "public = \"everything\"\n");
    CHECK_THROWS_WITH(ingest::load_profile(path), Contains("public is 'everything'"));
    CHECK(ingest::load_profile("police-crime").openness == "counts");
}

TEST_CASE("Settings below what is safe are refused") {
    CHECK_THROWS_WITH(store::check_setting("k", "2"), Contains("from 3 to 1000"));
    CHECK_THROWS_WITH(store::check_setting("n_min.survey-2020", "9"), Contains("from 10"));
    CHECK_THROWS_WITH(store::check_setting("public.points", "all"), Contains("points"));
    CHECK_THROWS_AS(store::check_setting("public.", "points"), input_error);
    CHECK_NOTHROW(store::check_setting("k.police-crime", "10"));
    CHECK_NOTHROW(store::check_setting("k", ""));
}
