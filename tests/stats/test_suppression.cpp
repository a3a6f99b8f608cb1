#include "stats/linear_programme.hpp"
#include "stats/suppression.hpp"

#include <catch2/catch.hpp>

#include <random>

using trygg::stats::suppress;
using trygg::stats::suppress_part;
using trygg::stats::suppression_rules;
using trygg::stats::tree;

namespace {

using values = std::vector<std::int64_t>;

/// "." for what is shown, "x" for what is hidden; a line a zone.
std::string drawn(std::vector<bool> const& hidden, std::size_t columns) {
    std::string result;
    for (std::size_t i = 0; i < hidden.size(); ++i) {
        result += i > 0 && i % columns == 0 ? "\n" : "";
        result += hidden[i] ? 'x' : '.';
    }
    return result;
}

/// A table with its sums.
struct table {
    tree zones, columns;
    values cells;

    void add_up() {
        auto const width = columns.size();
        for (std::size_t zone = 0; zone < zones.size(); ++zone) {
            for (auto column = width; column-- > 1;) {
                cells[zone * width + static_cast<std::size_t>(columns[column])] +=
                    cells[zone * width + column];
            }
        }
        for (auto zone = zones.size(); zone-- > 1;) {
            for (std::size_t column = 0; column < width; ++column) {
                cells[static_cast<std::size_t>(zones[zone]) * width + column] +=
                    cells[zone * width + column];
            }
        }
    }
};

std::vector<bool> is_leaf(tree const& of) {
    std::vector<bool> result(of.size(), true);
    for (std::size_t i = 1; i < of.size(); ++i) {
        result[static_cast<std::size_t>(of[i])] = false;
    }
    return result;
}

/// All that lies below a member, itself included.
std::vector<std::size_t> below(tree const& of, std::size_t member) {
    std::vector<std::size_t> result;
    for (std::size_t i = member; i < of.size(); ++i) {
        auto at = static_cast<std::int32_t>(i);
        while (at > static_cast<std::int32_t>(member)) {
            at = of[static_cast<std::size_t>(at)];
        }
        if (at == static_cast<std::int32_t>(member)) {
            result.push_back(i);
        }
    }
    return result;
}

/// What an attacker knows: all visible cells of a table as sums of its leaf cells.
class attacker {
public:
    attacker(table const& of, std::vector<bool> const& hidden)
        : m_of(of), m_known(of.zones.size() * of.columns.size()) {
        for (std::size_t cell = 0; cell < hidden.size(); ++cell) {
            if (!hidden[cell]) {
                m_known.add(leaves(cell), static_cast<double>(of.cells[cell]));
            }
        }
        m_known.solve();
    }

    std::pair<double, double> range(std::size_t cell) const { return m_known.range(leaves(cell)); }

private:
    std::vector<std::size_t> leaves(std::size_t cell) const {
        auto const width = m_of.columns.size();
        auto const zone_leaf = is_leaf(m_of.zones), column_leaf = is_leaf(m_of.columns);
        std::vector<std::size_t> result;
        for (auto const zone : below(m_of.zones, cell / width)) {
            for (auto const column : below(m_of.columns, cell % width)) {
                if (zone_leaf[zone] && column_leaf[column]) {
                    result.push_back(zone * width + column);
                }
            }
        }
        return result;
    }

    table const& m_of;
    known_sums m_known;
};

/// A tree of two levels below the root.
tree random_tree(std::mt19937& dice, int most_middle, int most_leaves) {
    auto const up_to = [&](int most) {
        return std::uniform_int_distribution<int>{1, most}(dice);
    };
    tree result{-1};
    for (int middle = up_to(most_middle); middle > 0; --middle) {
        result.push_back(0);
        auto const parent = static_cast<std::int32_t>(result.size()) - 1;
        for (int leaf = up_to(most_leaves); leaf > 0; --leaf) {
            result.push_back(parent);
        }
    }
    return result;
}

table random_table(std::mt19937& dice) {
    table result{random_tree(dice, 3, 4), random_tree(dice, 2, 3), {}};
    auto const width = result.columns.size();
    result.cells.resize(result.zones.size() * width);
    auto const zone_leaf = is_leaf(result.zones), column_leaf = is_leaf(result.columns);
    for (std::size_t cell = 0; cell < result.cells.size(); ++cell) {
        if (zone_leaf[cell / width] && column_leaf[cell % width]) {
            auto const die = dice() % 10;
            result.cells[cell] = die < 3 ? 0 : die < 7 ? dice() % 5 : dice() % 40;
        }
    }
    result.add_up();
    return result;
}

} // namespace

TEST_CASE("One small zone hides the smallest other one, and its size cannot be worked out") {
    // Everything, and within it zones of 3, 20 and 7.
    CHECK(drawn(suppress({-1, 0, 0, 0}, {-1}, values{30, 3, 20, 7}, {}), 1) == ".\nx\n.\nx");
}

TEST_CASE("Small zones that are enough together need no other") {
    CHECK(drawn(suppress({-1, 0, 0, 0}, {-1}, values{26, 3, 20, 3}, {}), 1) == ".\nx\n.\nx");
}

TEST_CASE("A zero is shown, and so is what nothing can be worked out from") {
    CHECK(drawn(suppress({-1, 0, 0}, {-1}, values{20, 0, 20}, {}), 1) == ".\n.\n.");
    CHECK(drawn(suppress({-1, 0, 0}, {-1}, values{12, 5, 7}, {}), 1) == ".\n.\n.");
}

TEST_CASE("What lies below a hidden cell is hidden, too") {
    // A zone of 3 with two parts of 0 and 3, another of 9 with one part.
    CHECK(drawn(suppress({-1, 0, 0, 1, 1, 2}, {-1}, values{12, 3, 9, 0, 3, 9}, {}), 1) ==
          ".\nx\nx\nx\nx\nx");
}

TEST_CASE("Where there is nothing all is known to be 0, also in hidden columns") {
    // Columns: all, a block, its two years, the rest. The first zone, with its part, has nothing;
    // the block has 3.
    auto const hidden =
        suppress({-1, 0, 0, 1}, {-1, 0, 1, 1, 0},
                 values{23, 3, 1, 2, 20, 0, 0, 0, 0, 0, 23, 3, 1, 2, 20, 0, 0, 0, 0, 0}, {});
    CHECK(drawn(hidden, 5) == ".xxxx\n.....\n.xxxx\n.....");
}

TEST_CASE("Zones that stand apart hide nothing for each other's sake, and everything is hidden") {
    // Two municipalities of 3 and of 20, the second with zones of 13 and 7, by two parts of the
    // day.
    tree const zones{-1, 0, 0, 2, 2}, columns{-1, 0, 0};
    values const cells{23, 11, 12, 3, 1, 2, 20, 10, 10, 13, 5, 8, 7, 5, 2};
    CHECK(drawn(suppress(zones, columns, cells, {}), 3) == "...\nxxx\nxxx\nxxx\nxxx");
    CHECK(drawn(suppress(zones, columns, cells, {5, 0, true, true}), 3) ==
          "xxx\nxxx\n...\n.xx\n.xx");
    values const named{9, 2, 7, 7, 0}, wholes{23, 3, 20, 13, 7};
    CHECK(drawn(suppress_part(zones, named, wholes, {true, true, false, false, false},
                              {5, 0, true, true}),
                1) == "x\nx\n.\n.\n.");
}

TEST_CASE("Small cells of a table hide a rectangle") {
    //        all  a   b   c
    // all     72  28  21  23
    // north   37   3  14  20     both rows go, and the columns of the threes
    // south   35  25   7   3
    auto const hidden = suppress({-1, 0, 0}, {-1, 0, 0, 0},
                                 values{72, 28, 21, 23, 37, 3, 14, 20, 35, 25, 7, 3}, {});
    CHECK(drawn(hidden, 4) == "....\n.x.x\n.x.x");
}

TEST_CASE("A rectangle grows until its small cells may be 0") {
    // As above, but 3 + 16 and 20 + 4 of 40 leave 4 at least 1: the third column goes, too.
    auto const hidden = suppress({-1, 0, 0}, {-1, 0, 0, 0},
                                 values{60, 20, 20, 20, 33, 3, 14, 16, 27, 17, 6, 4}, {});
    CHECK(drawn(hidden, 4) == "....\n.xxx\n.xxx");
}

TEST_CASE("A textbook's table of regions and income: all sums shown, no small cell to be found") {
    // In the form of the two-way examples of Statistical Disclosure Control (2012), chapter 4:
    // one small cell, which three others protect.
    auto const hidden =
        suppress({-1, 0, 0, 0}, {-1, 0, 0, 0},
                 values{186, 62, 62, 62, 62, 20, 40, 2, 62, 22, 12, 28, 62, 20, 10, 32}, {});
    CHECK(std::count(hidden.begin(), hidden.end(), true) == 4);
    CHECK(hidden[4 + 3]);
}

TEST_CASE("With too few answers the parts are hidden and the whole is shown") {
    suppression_rules const rules{5, 30, true};
    // n, unsafe, safe: 100 = 40 + 60; of 20 no share is shown, and nor of another zone.
    auto const hidden = suppress({-1, 0, 0, 0}, {-1, 0, 0},
                                 values{200, 80, 120, 100, 40, 60, 20, 10, 10, 80, 30, 50}, rules);
    CHECK(drawn(hidden, 3) == "...\n...\n.xx\n.xx");
}

TEST_CASE("Without complementary hiding a small cell is the difference of what is shown") {
    suppression_rules const rules{5, 0, false};
    table const of{{-1, 0, 0, 0}, {-1}, {30, 3, 20, 7}};
    auto const hidden = suppress(of.zones, of.columns, of.cells, rules);
    CHECK(drawn(hidden, 1) == ".\nx\n.\n.");
    CHECK(attacker{of, hidden}.range(1) == std::pair{3.0, 3.0});
}

TEST_CASE(
    "Of a table with any tree of zones and of columns no hidden cell is known closer than k") {
    std::mt19937 dice{20260101};
    int hidden_cells = 0, small = 0, above_zero = 0;
    for (int round = 0; round < 400; ++round) {
        auto const of = random_table(dice);
        bool const apart = round % 4 == 3;
        auto const hidden = suppress(of.zones, of.columns, of.cells, {5, 0, true, apart});
        attacker const knows{of, hidden};
        for (std::size_t cell = 0; cell < hidden.size(); ++cell) {
            if (!hidden[cell]) {
                CHECK_FALSE((of.cells[cell] > 0 && of.cells[cell] < 5));
                continue;
            }
            auto const [least, most] = knows.range(cell);
            auto const value = static_cast<double>(of.cells[cell]);
            INFO("round " << round << ", cell " << cell << " of " << value << ": " << least
                          << " to " << most);
            CHECK(most - least >= 5 - 1e-6);
            CHECK(most >= 5 - 1e-6);
            ++hidden_cells;
            bool const is_small = value > 0 && value < 5;
            small += is_small ? 1 : 0;
            above_zero += is_small && least > 1e-6 ? 1 : 0;
        }
    }
    CHECK(hidden_cells > 1000);
    // Where all of a block is hidden and still leaves no room, a small cell is known not to be 0.
    CHECK(above_zero * 25 < small);
}

TEST_CASE("Without complementary hiding the same audit finds hidden cells at once") {
    std::mt19937 dice{20260101};
    int found = 0;
    for (int round = 0; round < 40; ++round) {
        auto const of = random_table(dice);
        auto const hidden = suppress(of.zones, of.columns, of.cells, {5, 0, false});
        attacker const knows{of, hidden};
        for (std::size_t cell = 0; cell < hidden.size(); ++cell) {
            if (hidden[cell]) {
                auto const [least, most] = knows.range(cell);
                found += most - least < 5 - 1e-6 ? 1 : 0;
            }
        }
    }
    CHECK(found > 40);
}

TEST_CASE("A part is hidden where its whole is, and a whole never tells it") {
    tree const zones{-1, 0, 0, 0};
    // Mentions 108: of 3 (hidden), 5 (hidden with it) and 100; drugs named 1, 4 and 30 times.
    auto const hidden = suppress_part(zones, values{35, 1, 4, 30}, values{108, 3, 5, 100},
                                      {false, true, true, false}, {});
    CHECK(drawn(hidden, 1) == ".\nx\nx\n.");
}

TEST_CASE("A part that its neighbour's whole has no room for is hidden above, too") {
    tree const zones{-1, 0, 0};
    // Two zones of 5 and 100 mentions; the reason 3 and 99 times: of the first at least 2.
    auto const hidden =
        suppress_part(zones, values{102, 3, 99}, values{105, 5, 100}, {false, false, false}, {});
    CHECK(drawn(hidden, 1) == "x\nx\nx");
}
