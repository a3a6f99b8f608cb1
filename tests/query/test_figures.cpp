#include "query/figures.hpp"

#include "snapshot/load.hpp"
#include "snapshot/town.hpp"

#include <catch2/catch.hpp>

using namespace trygg;

TEST_CASE("Every calendar year of a period counts as one, cut to the years with incidents") {
    snapshot::incident_facts facts;
    facts.covered_years = {{0, {2017, 2018, 2019, 2020}}, {1, {2020}}};
    auto const years = [&](model::day_span period) {
        query::question asked;
        asked.period = period;
        return query::years_of(facts, asked);
    };

    CHECK(years(query::all_time) == Approx(4));
    CHECK(years(model::days_of_year(2020)) == Approx(1));
    CHECK(years(*model::days_of("2020-02")) == Approx(29.0 / 366));
    CHECK(years({model::days_of_year(2010).first, model::days_of_year(2018).last}) == Approx(2));
    CHECK(years(model::days_of_year(2021)) == 0);
    query::question second_kind;
    second_kind.kinds = {1};
    CHECK(query::years_of(facts, second_kind) == Approx(1));
    CHECK(query::years_of({}, query::question{}) == 0);
}

TEST_CASE("Random samples come before open surveys, and only where the period touches them") {
    snapshot::snapshot data;
    data.surveys = {{1, "", "", 2017, true}, {2, "", "", 2020, false}};

    auto const all = query::choose_surveys(data, query::all_time);
    CHECK(all.kind == query::sampling::random);
    CHECK(all.is_used == std::vector<bool>{true, false});
    auto const may = query::choose_surveys(data, *model::days_of("2020-05"));
    CHECK(may.kind == query::sampling::open);
    CHECK(may.is_used == std::vector<bool>{false, true});
    CHECK(query::choose_surveys(data, model::days_of_year(2018)).kind == query::sampling::none);
}

TEST_CASE("Years have the incidents of their zone") {
    temp_folder const folder;
    town::build(folder / "town.db");
    auto database = store::open_to_read(folder / "town.db");
    auto const data = snapshot::load(database);

    using by_year = std::vector<std::pair<int, std::int64_t>>;
    CHECK(query::incidents_by_year(*data, 0, 0, {}) == by_year{{2020, 3}});
    CHECK(query::incidents_by_year(*data, 0, std::nullopt, {}) == by_year{{2017, 1}, {2020, 5}});
}
