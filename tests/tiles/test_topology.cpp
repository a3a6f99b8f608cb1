#include "tiles/simplify.hpp"
#include "tiles/topology.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <limits>

using namespace trygg::tiles;

namespace {

using points = std::vector<world_point>;

points arc(topology const& of, std::size_t index) {
    return {of.arc(index).begin(), of.arc(index).end()};
}

/// The points of an outline, put together from its arcs.
points outline_of(topology const& of, std::size_t index) {
    points result;
    for (auto const& use : of.outline(index)) {
        auto part = arc(of, use.arc);
        if (use.backwards) {
            std::ranges::reverse(part);
        }
        result.insert(result.end(), part.begin() + (result.empty() ? 0 : 1), part.end());
    }
    return result;
}

} // namespace

TEST_CASE("Two squares side by side share one arc, which one of them goes backwards") {
    std::vector<outline> const squares{{{{0, 0}, {5, 0}, {5, 5}, {0, 5}}, true},
                                       {{{5, 0}, {9, 0}, {9, 5}, {5, 5}}, true}};

    auto const made = cut(squares);

    REQUIRE(made.arc_ends.size() == 3);
    auto const left = made.outline(0), right = made.outline(1);
    REQUIRE(left.size() == 2);
    REQUIRE(right.size() == 2);
    CHECK(left[0].arc == right[1].arc);
    CHECK(left[0].backwards != right[1].backwards);
    CHECK(arc(made, left[0].arc) == points{{5, 0}, {5, 5}});
    CHECK(outline_of(made, 0) == points{{5, 0}, {5, 5}, {0, 5}, {0, 0}, {5, 0}});
}

TEST_CASE("An island and the hole that it fills are the same arc, wherever they start") {
    std::vector<outline> const rings{{{{3, 3}, {3, 6}, {6, 6}, {6, 3}}, true},
                                     {{{6, 6}, {3, 6}, {3, 3}, {6, 3}}, true}};

    auto const made = cut(rings);

    REQUIRE(made.arc_ends.size() == 1);
    CHECK(made.outline(0)[0].arc == made.outline(1)[0].arc);
    CHECK(made.outline(0)[0].backwards != made.outline(1)[0].backwards);
    CHECK(arc(made, 0).front() == arc(made, 0).back());
}

TEST_CASE("A border that a third zone touches is cut there") {
    // Above lies one zone, below two.
    std::vector<outline> const zones{{{{0, 0}, {8, 0}, {8, 5}, {4, 5}, {0, 5}}, true},
                                     {{{0, 5}, {4, 5}, {4, 9}, {0, 9}}, true},
                                     {{{4, 5}, {8, 5}, {8, 9}, {4, 9}}, true}};

    auto const made = cut(zones);

    CHECK(made.outline(0).size() == 3);
    CHECK(made.outline(1).size() == 3);
    CHECK(made.outline(2).size() == 3);
    CHECK(made.arc_ends.size() == 6);
}

TEST_CASE("A ring that touches itself is cut there and stays whole") {
    points const eight{{0, 0}, {4, 4}, {8, 0}, {8, 8}, {4, 4}, {0, 8}};
    auto const made = cut(std::vector<outline>{{eight, true}});

    auto const whole = outline_of(made, 0);
    CHECK(made.outline(0).size() == 2);
    CHECK(whole.size() == 7);
    CHECK(whole.front() == whole.back());
}

TEST_CASE("A line keeps its ends, also where it ends on another") {
    std::vector<outline> const lines{{{{0, 0}, {5, 5}, {9, 9}}, false}, {{{5, 5}, {9, 0}}, false}};

    auto const made = cut(lines);

    CHECK(outline_of(made, 0) == points{{0, 0}, {5, 5}, {9, 9}});
    CHECK(outline_of(made, 1) == points{{5, 5}, {9, 0}});
    CHECK(made.outline(0).size() == 2);
}

TEST_CASE("A point matters as much as its distance from the line without it") {
    constexpr auto always = std::numeric_limits<float>::infinity();

    CHECK(significance(points{{0, 0}, {50, 10}, {100, 0}}) == std::vector{always, 10.0F, always});
    CHECK(significance(points{{0, 0}, {100, 0}}) == std::vector{always, always});
    CHECK(significance(points{{0, 0}, {10, 0}, {20, 0}})[1] == 0.0F);
    // In a ring it is the distance from where it starts.
    CHECK(significance(points{{0, 0}, {30, 40}, {0, 40}, {0, 0}})[1] == 50.0F);
}

TEST_CASE("No point matters more than the one that it hangs on") {
    auto const worth = significance(points{{0, 0}, {40, 30}, {50, 80}, {60, 30}, {100, 0}});

    CHECK(worth[2] == 80.0F);
    CHECK(worth[1] <= worth[2]);
    CHECK(worth[3] <= worth[2]);
}
