#include "query/select.hpp"

#include "snapshot/wkb.hpp"

#include <catch2/catch.hpp>

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
