#include "base/huge_pages.hpp"

#include <catch2/catch.hpp>

#include <numeric>
#include <vector>

TEST_CASE("Memory that goes into huge pages holds what it held") {
    std::vector<int> numbers(4'000'000);
    std::iota(numbers.begin(), numbers.end(), 0);
    trygg::hold_in_huge_pages();
    bool as_before = true;
    for (int i = 0; i < 4'000'000; ++i) {
        as_before = as_before && numbers[static_cast<std::size_t>(i)] == i;
    }
    CHECK(as_before);
}
