#include "snapshot/point_grid.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace trygg::snapshot;

namespace {

struct points {
    std::vector<std::int32_t> xs, ys;
};

/// Most of them in two towns, some nowhere, some at one place.
points towns() {
    std::mt19937 random{7};
    std::normal_distribution<double> near{0, 2'000};
    std::uniform_int_distribution<std::int32_t> anywhere{-1'000'000, 1'000'000};
    points result;
    for (int i = 0; i < 5'000; ++i) {
        auto const town = i % 10 < 4 ? -300'000 : i % 10 < 8 ? 500'000 : anywhere(random);
        result.xs.push_back(i % 10 == 9 ? nowhere : town + static_cast<std::int32_t>(near(random)));
        result.ys.push_back(i % 10 == 9   ? nowhere
                            : i % 10 == 0 ? 250'000
                                          : town + static_cast<std::int32_t>(near(random)));
    }
    return result;
}

std::vector<std::uint32_t> covered(points const& all, fixed_box const& box) {
    std::vector<std::uint32_t> result;
    for (std::uint32_t i = 0; i < all.xs.size(); ++i) {
        if (all.xs[i] != nowhere && box.covers(all.xs[i], all.ys[i])) {
            result.push_back(i);
        }
    }
    return result;
}

} // namespace

TEST_CASE("The cells of a box hold each of its points once, by rising row") {
    auto const all = towns();
    point_grid const grid{all.xs, all.ys};
    for (fixed_box const& box : std::vector<fixed_box>{{-302'000, -303'000, -299'000, -299'500},
                                                       {-302'000, 250'000, 600'000, 250'000},
                                                       {-9'000'000, -9'000'000, 0, 9'000'000},
                                                       {2'000'000, 0, 3'000'000, 1},
                                                       {nowhere + 1, nowhere + 1, 0, 0}}) {
        std::vector<std::uint32_t> found;
        std::size_t met = 0;
        grid.for_each_cell(box, [&](std::span<point_grid::place const> cell, bool is_inside) {
            met += cell.size();
            CHECK(std::ranges::is_sorted(cell, {}, &point_grid::place::row));
            for (auto const& at : cell) {
                bool const is_covered = box.covers(at.x, at.y);
                CHECK((is_covered || !is_inside));
                if (is_covered) {
                    found.push_back(at.row);
                }
            }
        });
        std::ranges::sort(found);
        CHECK(found == covered(all, box));
        CHECK(grid.at_most(box) == met);
        std::vector<std::uint32_t> rows;
        grid.candidates(box, rows);
        CHECK(rows.size() == met);
    }
}

TEST_CASE("Few more points are looked at than lie in the box, in a town as in the country") {
    auto const all = towns();
    point_grid const grid{all.xs, all.ys};
    fixed_box const town{-301'000, -301'000, -299'000, -299'000};
    CHECK(covered(all, town).size() > 200);
    CHECK(grid.at_most(town) < 2 * covered(all, town).size());
    CHECK(grid.at_most({0, 600'000, 90'000, 700'000}) < 400);
}

TEST_CASE("A grid of no points has no bounds and nothing in it") {
    point_grid const grid{std::vector{nowhere}, std::vector{nowhere}};
    CHECK(grid.bounds().west == nowhere);
    CHECK(grid.at_most({-10, -10, 10, 10}) == 0);
}

TEST_CASE("Points at one place are found there") {
    std::vector<std::int32_t> const xs(1'000, 5), ys(1'000, 7);
    point_grid const grid{xs, ys};
    CHECK(grid.at_most({5, 7, 5, 7}) == 1'000);
    CHECK(grid.at_most({6, 7, 9, 9}) == 0);
}
