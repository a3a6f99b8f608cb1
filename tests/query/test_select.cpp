#include "query/select.hpp"

#include "base/busy.hpp"
#include "ogr/transform.hpp"
#include "snapshot/wkb.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <cstring>

using namespace trygg;

namespace {

std::string point_wkb(double x, double y) {
    std::string result("\x01\x01\0\0\0", 5);
    result.append(reinterpret_cast<char const*>(&x), sizeof x);
    result.append(reinterpret_cast<char const*>(&y), sizeof y);
    return result;
}

/// 100 x 100 points, a hundredth of a degree apart, of which each tenth has no place.
snapshot::table lattice() {
    snapshot::geometry_builder shapes;
    std::vector<std::int64_t> ids;
    for (int i = 0; i < 10'000; ++i) {
        shapes.add(i % 10 == 9 ? "" : point_wkb(10 + i % 100 * 0.01, 50 + i / 100 * 0.01));
        ids.push_back(i);
    }
    snapshot::table result;
    result.shapes =
        std::make_shared<snapshot::geometry_column>(std::move(shapes).finish("OGC:CRS84"));
    result.ids = std::make_shared<snapshot::feature_ids>(std::move(ids));
    return result;
}

/// The lattice with columns: hundreds (row / 100), a text of three words and nulls, a real.
snapshot::table sortable() {
    using snapshot::column;
    using snapshot::column_type;
    auto table = lattice();
    auto number = std::make_shared<column>(column{"hundreds", column_type::integer});
    auto text = std::make_shared<column>(column{"text"});
    auto real = std::make_shared<column>(column{"real", column_type::real});
    for (int i = 0; i < 10'000; ++i) {
        number->integers.push_back(i / 100);
        text->words.push_back(i % 4 == 0   ? snapshot::dictionary::null
                              : i % 4 == 1 ? text->texts.add("ö")
                              : i % 4 == 2 ? text->texts.add("Z")
                                           : text->texts.add("a"));
        real->reals.push_back(i == 5000 ? NAN : i % 7 - 3.5);
    }
    table.properties = {number, text, real};
    return table;
}

/// All rows, page by page.
std::vector<std::uint32_t> all_pages(snapshot::table const& table, query::filter const& by,
                                     query::order const& sorted, std::size_t limit,
                                     bool backwards) {
    std::vector<std::uint32_t> result;
    query::page_start start{.backwards = backwards};
    while (true) {
        auto const page = query::select(table, by, sorted, start, limit);
        auto const rows = page.rows.copy();
        if (backwards) {
            result.insert(result.begin(), rows.begin(), rows.end());
        } else {
            result.insert(result.end(), rows.begin(), rows.end());
        }
        if (backwards ? !page.prev : !page.next) {
            return result;
        }
        start.at = query::position_of(table, sorted, backwards ? rows.front() : rows.back());
    }
}

query::page_start after(snapshot::table const& table, query::order const& by, std::size_t row) {
    return {false, query::position_of(table, by, row)};
}

} // namespace

TEST_CASE("The grid and the plain scan choose the same rows") {
    auto const table = lattice();
    // 11 by 11 points, without the last of each ten; 1 000 rows have no place.
    auto const few = query::select(table, {.boxes = {{10.2, 50.2, 10.3, 50.3}}}, {}, {}, 10'000);
    CHECK(few.matched == 1'000 + 11 * 10);
    CHECK(few.rows.size() == few.matched);
    CHECK(std::ranges::is_sorted(few.rows.copy()));
    CHECK_FALSE(few.next);

    auto const most = query::select(table, {.boxes = {{10, 50, 10.985, 50.985}}}, {}, {}, 5);
    CHECK(most.matched == 1'000 + 99 * 90);
    CHECK(most.rows.copy() == std::vector<std::uint32_t>{0, 1, 2, 3, 4});
    CHECK(most.next);
    CHECK_FALSE(most.prev);
}

TEST_CASE("A box of points gives the same page by the cells of the grid and point by point") {
    auto const table = lattice();
    for (snapshot::box const& box : std::vector<snapshot::box>{{10.2, 50.2, 10.3, 50.3},
                                                               {10.205, 50.1, 10.9, 50.777},
                                                               {-180, -90, 180, 90},
                                                               {-180, 50.5, 180, 50.5},
                                                               {10.98, 50.98, 11, 51},
                                                               {9, 49, 10, 50},
                                                               {0, 0, 1, 1}}) {
        for (std::size_t const limit : {1U, 50U, 700U, 20'000U}) {
            for (std::size_t const row : {0U, 5'000U, 9'990U}) {
                auto const start = after(table, {}, row);
                auto const quick = query::select(table, {.boxes = {box}}, {}, start, limit);
                auto const plain = query::select(table, {.boxes = {box, box}}, {}, start, limit);
                CHECK(quick.matched == plain.matched);
                CHECK(quick.rows.copy() == plain.rows.copy());
                CHECK(quick.next == plain.next);
                CHECK(quick.prev == plain.prev);
            }
        }
    }
}

TEST_CASE("A search ends with its patience") {
    auto const table = lattice();
    query::filter by{.among = std::vector<bool>(table.size(), true)};
    CHECK(query::select(table, by, {}, {}, 10).matched == 10'000);
    by.patience = std::chrono::milliseconds{0};
    CHECK_THROWS_AS(query::select(table, by, {}, {}, 10), busy);
}

TEST_CASE("A page starts where it is told, and matches count all pages") {
    auto const table = lattice();
    query::filter const box{.boxes = {{10.2, 50.2, 10.3, 50.3}}};
    auto const first = query::select(table, box, {}, {}, 100);
    auto const second = query::select(table, box, {}, after(table, {}, first.rows.back()), 10'000);
    CHECK(second.matched == first.matched);
    CHECK(first.rows.size() + second.rows.size() == first.matched);
    CHECK(first.rows.back() < second.rows.front());
}

TEST_CASE("Without a filter a page is a range") {
    auto const table = lattice();
    auto const page = query::select(table, {}, {}, after(table, {}, 9'997), 10);
    CHECK(page.matched == 10'000);
    CHECK(page.rows.copy() == std::vector<std::uint32_t>{9'998, 9'999});
    CHECK_FALSE(page.next);
    CHECK(page.prev);
}

TEST_CASE("Texts are sorted by code points, nulls last; downwards it is the reverse") {
    auto const table = sortable();
    auto const up = query::select(table, {}, {{1}}, {}, 10'000).rows.copy();
    CHECK(up[0] == 2);     // Z
    CHECK(up[2'500] == 3); // a
    CHECK(up[5'000] == 1); // ö
    CHECK(up[7'500] == 0); // null
    auto const down = query::select(table, {}, {{1, true}}, {}, 3).rows.copy();
    CHECK(down == std::vector<std::uint32_t>{0, 4, 8});
}

TEST_CASE("Reals are sorted below zero, too, and what is no number comes last") {
    auto const table = sortable();
    CHECK(query::select(table, {}, {{2}}, {}, 2).rows.copy() == std::vector<std::uint32_t>{0, 7});
    CHECK(query::select(table, {}, {{2}}, {}, 10'000).rows.back() == 5'000);
    CHECK(query::select(table, {}, {{2, true}}, {}, 1).rows.front() == 5'000);
}

TEST_CASE("Pages of any order hold each row once, forwards and backwards") {
    auto const table = sortable();
    query::filter const box{.boxes = {{10.2, 50.2, 10.6, 50.6}}};
    for (auto const& sorted : std::vector<query::order>{
             {}, {{1}}, {{1, true}, {2}}, {{2, true}, {1, true}, {0}}, {{0, true}}}) {
        for (auto const& by : {query::filter{}, box}) {
            auto const whole = query::select(table, by, sorted, {}, 20'000);
            CHECK(whole.rows.size() == whole.matched);
            auto const rows = whole.rows.copy();
            CHECK(all_pages(table, by, sorted, 997, false) == rows);
            CHECK(all_pages(table, by, sorted, 997, true) == rows);
        }
    }
}

TEST_CASE("A position between rows that are there is found by its values") {
    auto const table = sortable();
    query::position const at{{std::string{"b"}}, "0"}; // after a, before ö
    CHECK(query::select(table, {}, {{1}}, {false, at}, 1).rows.front() == 1);
    CHECK(query::select(table, {}, {{1}}, {true, at}, 1).rows.front() == 9'999);
}

TEST_CASE("A box in metres and the plain transformation choose the same rows") {
    auto const table = lattice();
    auto const crs = *model::find_common_crs("EPSG:3006");
    // Around 10.5° E 50.5° N, 450 km west of the middle line, where north is not upwards.
    query::filter const by{.exact =
                               query::metric_box{crs, {180'000, 5'590'000, 200'000, 5'620'000}}};
    auto const chosen = query::select(table, by, {}, {}, 10'000);
    std::vector<double> xs, ys;
    for (std::size_t row = 0; row < table.size(); ++row) {
        xs.push_back(table.shapes->has(row) ? table.shapes->longitudes()[row] / 1e7 : 0);
        ys.push_back(table.shapes->has(row) ? table.shapes->latitudes()[row] / 1e7 : 0);
    }
    ogr::transformer{"OGC:CRS84", "EPSG:3006"}(xs, ys);
    std::vector<std::uint32_t> expected;
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        bool const inside = xs[row] >= 180'000 && xs[row] <= 200'000 && ys[row] >= 5'590'000 &&
                            ys[row] <= 5'620'000;
        if (inside || !table.shapes->has(row)) {
            expected.push_back(row);
        }
    }
    CHECK(expected.size() > 1'100);
    CHECK(chosen.rows.copy() == expected);
}

TEST_CASE("A box of an empty table holds nothing") {
    snapshot::table table;
    table.shapes = std::make_shared<snapshot::geometry_column>(
        snapshot::geometry_builder{}.finish("OGC:CRS84"));
    table.ids = std::make_shared<snapshot::feature_ids>(std::vector<std::int64_t>{});
    snapshot::box const everything{-180, -90, 180, 90};

    for (std::size_t const limit : {0U, 10U}) {
        auto const page = query::select(table, {.boxes = {everything}}, {}, {}, limit);
        CHECK(page.matched == 0);
        CHECK(page.rows.copy().empty());
        CHECK_FALSE(page.next);
    }
}
