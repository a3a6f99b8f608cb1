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

} // namespace

TEST_CASE("The grid and the plain scan choose the same rows") {
    auto const table = lattice();
    // 11 by 11 points, without the last of each ten; 1 000 rows have no place.
    auto const few = query::select(table, {.boxes = {{10.2, 50.2, 10.3, 50.3}}}, 0, 10'000);
    CHECK(few.matched == 1'000 + 11 * 10);
    CHECK(few.rows.size() == few.matched);
    CHECK(std::ranges::is_sorted(few.rows));
    CHECK_FALSE(few.more);

    auto const most = query::select(table, {.boxes = {{10, 50, 10.985, 50.985}}}, 0, 5);
    CHECK(most.matched == 1'000 + 99 * 90);
    CHECK(most.rows == std::vector<std::uint32_t>{0, 1, 2, 3, 4});
    CHECK(most.more);
}

TEST_CASE("A page starts where it is told, and matches count all pages") {
    auto const table = lattice();
    query::filter const box{.boxes = {{10.2, 50.2, 10.3, 50.3}}};
    auto const first = query::select(table, box, 0, 100);
    auto const second = query::select(table, box, first.rows.back() + 1, 10'000);
    CHECK(second.matched == first.matched);
    CHECK(first.rows.size() + second.rows.size() == first.matched);
    CHECK(first.rows.back() < second.rows.front());
}

TEST_CASE("Without a filter a page is a range") {
    auto const table = lattice();
    auto const page = query::select(table, {}, 9'998, 10);
    CHECK(page.matched == 10'000);
    CHECK(page.rows == std::vector<std::uint32_t>{9'998, 9'999});
    CHECK_FALSE(page.more);
}
