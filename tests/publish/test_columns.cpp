#include "publish/columns.hpp"

#include <catch2/catch.hpp>

using trygg::publish::period_columns;

namespace {

/// "2015-2019 2015 2016" of the columns after the first.
std::string names_of(period_columns const& of) {
    std::string result;
    for (auto const& span : of.spans()) {
        auto const first = trygg::model::year_of(span.first),
                   last = trygg::model::year_of(span.last);
        result += fmt::format("{}{}{}", result.empty() ? "" : " ", first,
                              first == last ? "" : fmt::format("-{}", last));
    }
    return result;
}

} // namespace

TEST_CASE("Years lie in calendar blocks of five") {
    period_columns const of{{2012, 2013, 2014, 2015, 2016, 2017}};
    CHECK(names_of(of) == "2010-2014 2015-2019 2012 2013 2014 2015 2016 2017");
    // All, two blocks, six years, and what is in no block, or in none of a block's years.
    CHECK(of.parents() == trygg::stats::tree{-1, 0, 0, 1, 1, 1, 2, 2, 2, 0, 1, 2});
}

TEST_CASE("A block with few years goes with its neighbour, and a single block is all time") {
    CHECK(names_of(period_columns{{2018, 2019, 2021, 2026, 2028}}) ==
          "2015-2024 2025-2029 2018 2019 2020 2021 2022 2023 2024 2025 2026 2027 2028");
    CHECK(names_of(period_columns{{2019, 2024}}) == "2019 2020 2021 2022 2023 2024");
    CHECK(names_of(period_columns{std::set<int>{}}).empty());
}

TEST_CASE("An event is in the lowest column that holds all its days") {
    period_columns const of{{2012, 2013, 2014, 2015, 2016, 2017}};
    auto const column = [&](char const* from, char const* to) {
        return of.column_of({trygg::model::days_of(from)->first, trygg::model::days_of(to)->last});
    };
    CHECK(column("2013-05-01", "2013-05-02") == 4);
    CHECK(column("2013", "2014") == 10); // of the first block, no single year
    CHECK(column("2014", "2015") == 9);  // of all time alone
    CHECK(column("1999", "1999") == 9);
}
