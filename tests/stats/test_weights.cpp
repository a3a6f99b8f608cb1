#include "base/error.hpp"
#include "lattice.hpp"
#include "stats/contiguity.hpp"
#include "stats/weights.hpp"

#include <catch2/catch.hpp>

using namespace trygg;
using namespace trygg::stats;

namespace {

std::vector<std::uint32_t> indexes(weights const& of, std::size_t zone) {
    std::vector<std::uint32_t> result;
    for (auto const& other : of.of(zone)) {
        result.push_back(other.index);
    }
    return result;
}

using list = std::vector<std::uint32_t>;

// The points of PySAL's examples for distance weights.
std::vector<geo::point> const six{{10, 10}, {20, 10}, {40, 10}, {15, 20}, {30, 20}, {30, 30}};

} // namespace

TEST_CASE("Squares that share a side are rook neighbours, those that share a corner queens") {
    auto const squares = tests::square_lattice(3);
    auto const rook = contiguity(squares, touch::rook, 0.1);
    auto const queen = contiguity(squares, touch::queen, 0.1);

    CHECK(indexes(rook, 0) == list{1, 3});
    CHECK(indexes(rook, 4) == list{1, 3, 5, 7});
    CHECK(indexes(queen, 0) == list{1, 3, 4});
    CHECK(indexes(queen, 4) == list{0, 1, 2, 3, 5, 6, 7, 8});
}

TEST_CASE("Corners that differ by less than the grid are the same") {
    auto squares = tests::square_lattice(2);
    squares.resize(2);
    for (auto& point : squares[1].points) {
        point.x += 0.01;
    }
    CHECK(indexes(contiguity(squares, touch::rook, 0.1), 0) == list{1});
    CHECK(contiguity(squares, touch::rook, 0.001).is_island(0));
}

TEST_CASE("A zone within another's hole is its neighbour") {
    auto const hole =
        geo::from_wkt("POLYGON((0 0,30 0,30 30,0 30,0 0),(10 10,10 20,20 20,20 10,10 10))");
    auto const inner = geo::from_wkt("POLYGON((10 10,20 10,20 20,10 20,10 10))");
    std::vector<geo::shape> const zones{geo::shape_of(hole), geo::shape_of(inner)};
    CHECK(indexes(contiguity(zones, touch::rook, 0.1), 0) == list{1});
}

TEST_CASE("The neighbours of PySAL's six points within 15 and the nearest two are as published") {
    auto const near = within_distance(six, 15);
    CHECK(indexes(near, 0) == list{1, 3});
    CHECK(indexes(near, 1) == list{0, 3, 4});
    CHECK(indexes(near, 2) == list{4});
    CHECK(indexes(near, 5) == list{4});
    CHECK(within_distance(six, 11.5).is_island(2));

    auto const two = nearest(six, 2);
    CHECK(indexes(two, 0) == list{1, 3});
    CHECK(indexes(two, 2) == list{1, 4});
    CHECK(indexes(two, 4) == list{1, 5});
}

TEST_CASE("More nearest than there are others are all others") {
    CHECK(indexes(nearest(six, 99), 3) == list{0, 1, 2, 4, 5});
}

TEST_CASE("Row-standardised weights add up to 1, and an island stays one") {
    auto const near = within_distance(six, 11.5).row_standardised();
    CHECK(near.of(0)[0].weight == 0.5);
    CHECK(near.of(4)[0].weight == 1.0);
    CHECK(near.is_island(2));
}

TEST_CASE("A distance that makes nearly all zones neighbours is refused") {
    CHECK_THROWS_AS(within_distance(six, 100, 14), input_error); // 15 pairs
    CHECK(within_distance(six, 100, 15).of(0).size() == 5);
}

TEST_CASE("A zone is not its own neighbour") {
    using rows = std::vector<std::vector<neighbour>>;
    CHECK_THROWS_AS(weights{rows(1, {neighbour{0}})}, input_error);
    CHECK_THROWS_AS(weights{rows(1, {neighbour{7}})}, input_error);
}
