#include "base/error.hpp"
#include "store/change_log.hpp"
#include "store/database.hpp"
#include "store/join_report.hpp"
#include "temp_folder.hpp"

#include <catch2/catch.hpp>

using namespace trygg;
using Catch::Matchers::Contains;

namespace {

void log_three(db::connection& database) {
    store::change change{database};
    for (auto const* const title : {"\"Ljus\"", "\"Mer ljus\"", "\"Mest ljus\""}) {
        store::append(database, {.actor = "anna",
                                 .collection = "measures",
                                 .feature = 7,
                                 .kind = "update",
                                 .reason = "rättat",
                                 .after = title});
    }
    change.commit();
}

} // namespace

TEST_CASE("the change log keeps who, what and why, the newest first") {
    temp_folder folder;
    auto database = store::open_to_write(folder / "a.db");

    log_three(database);
    auto const entries = store::entries_of(database, "measures", 7, 2);

    REQUIRE(entries.size() == 2);
    CHECK(entries[0].number == 3);
    CHECK(entries[0].actor == "anna");
    CHECK(entries[0].reason == "rättat");
    CHECK(entries[0].before == "null");
    CHECK(entries[0].after == "\"Mest ljus\"");
    CHECK(store::entries_of(database, "measures", 8, 2).empty());
    CHECK(store::find_entry(database, 1)->after == "\"Ljus\"");
    CHECK_FALSE(store::find_entry(database, 4));
}

TEST_CASE("the change log can be neither rewritten, shortened nor written in its middle") {
    temp_folder folder;
    auto database = store::open_to_write(folder / "a.db");
    log_three(database);

    CHECK_THROWS_WITH(database.run("UPDATE change_log SET actor = 'bo' WHERE number = 1"),
                      Contains("never rewritten"));
    CHECK_THROWS_WITH(database.run("DELETE FROM change_log WHERE number = 3"),
                      Contains("never shortened"));
    CHECK_THROWS_WITH(
        database.run("INSERT OR REPLACE INTO change_log SELECT 1, at, 'bo', collection, feature, "
                     "kind, reason, before, after, '', 'x' FROM change_log WHERE number = 1"),
        Contains("only grows at its end"));
    CHECK_THROWS_WITH(
        database.run("INSERT OR REPLACE INTO change_log SELECT 4, at, 'bo', collection, feature, "
                     "kind, reason, before, after, hash, hash FROM change_log WHERE number = 3"),
        Contains("only grows at its end"));
    CHECK(store::head_of_log(database).number == 3);
    CHECK_FALSE(store::first_broken_link(database));
}

TEST_CASE("check names the first change that is not what was written") {
    temp_folder folder;
    auto database = store::open_to_write(folder / "a.db");
    log_three(database);
    auto const head = store::head_of_log(database);
    CHECK(head.hash.size() == 64);
    CHECK(store::find_faults(database).empty());

    database.run("DROP TRIGGER change_log_is_not_rewritten");
    database.run("UPDATE change_log SET after = '\"Mörker\"' WHERE number = 2");

    CHECK_THAT(store::first_broken_link(database).value_or(""),
               Contains("change 2 of the change log (by anna"));
    CHECK_THAT(store::find_faults(database).at(0), Contains("change 2"));

    database.run("DROP TRIGGER change_log_is_not_shortened");
    database.run("DELETE FROM change_log WHERE number = 1");
    CHECK_THAT(store::first_broken_link(database).value_or(""), Contains("change 1 is missing"));
}
