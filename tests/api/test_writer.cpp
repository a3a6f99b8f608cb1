#include "api/ask.hpp"

#include "api/writer.hpp"
#include "base/busy.hpp"

using namespace trygg;

namespace {

std::int64_t revision_of(town_api const& town) {
    auto database = store::open_to_read(town.path());
    return store::revision(database);
}

} // namespace

TEST_CASE("A change is whole, moves the revision and is told") {
    town_api const town;
    int told = 0;
    api::writer writer{town.path(), [&told] {
                           ++told;
                       }};
    auto const before = revision_of(town);

    writer.change([](db::connection& database) {
        database.run("UPDATE incident SET count = 7 WHERE id = 1");
    });

    CHECK(told == 1);
    CHECK(revision_of(town) == before + 1);
    CHECK_THROWS_AS(writer.change([](db::connection& database) {
        database.run("UPDATE incident SET count = 9 WHERE id = 1");
        throw input_error{"no"};
    }),
                    input_error);
    CHECK(told == 1);
    CHECK(revision_of(town) == before + 1);
    auto database = store::open_to_read(town.path());
    CHECK(database.count("SELECT count FROM incident WHERE id = 1") == 7);
}

TEST_CASE("A note leaves the revision as it is") {
    town_api const town;
    int told = 0;
    api::writer writer{town.path(), [&told] {
                           ++told;
                       }};
    auto const before = revision_of(town);

    writer.note([](db::connection& database) { database.run("UPDATE setting SET value = value"); });

    CHECK(told == 0);
    CHECK(revision_of(town) == before);
}

TEST_CASE("While another program writes, a change is put off without telling where the file is") {
    town_api const town;
    api::writer writer{town.path(), [] {
                       }};
    writer.note([](db::connection& database) { database.run("PRAGMA busy_timeout = 1"); });
    auto other = store::open_to_write(town.path());
    db::transaction const held{other};

    CHECK_THROWS_AS(writer.change([](db::connection&) {}), busy);
    CHECK_THROWS_WITH(writer.change([](db::connection&) {}),
                      !Catch::Matchers::Contains(town.path()));
}
