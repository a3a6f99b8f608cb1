#include "query/bbox.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace trygg::query {

namespace {

double parse_number(std::string_view text) {
    double value = 0;
    auto const [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) {
        throw input_error{"'bbox' holds '{}', which is not a number", text};
    }
    return value;
}

std::vector<double> parse_numbers(std::string_view text) {
    std::vector<double> result;
    while (true) {
        auto const comma = text.find(',');
        result.push_back(parse_number(text.substr(0, comma)));
        if (comma == std::string_view::npos || result.size() > 6) {
            return result;
        }
        text.remove_prefix(comma + 1);
    }
}

/// To ten-millionths; a number within a thousandth of a whole one is meant to be it.
std::int32_t rounded(double degrees, bool up) {
    double const exact = degrees * 1e7, whole = std::round(exact);
    bool const is_whole = std::abs(exact - whole) < 1e-3;
    return static_cast<std::int32_t>(is_whole ? whole : up ? std::ceil(exact) : std::floor(exact));
}

} // namespace

std::vector<snapshot::box> parse_bbox(std::string_view text) {
    auto numbers = parse_numbers(text);
    if (numbers.size() == 6) {
        if (numbers[2] > numbers[5]) {
            throw input_error{"'bbox': the lowest height is above the highest"};
        }
        numbers = {numbers[0], numbers[1], numbers[3], numbers[4]};
    }
    if (numbers.size() != 4) {
        throw input_error{"'bbox' is four numbers: west,south,east,north (or six, with heights)"};
    }
    if (numbers[1] > numbers[3]) {
        throw input_error{"'bbox': the southern latitude {} is above the northern {}; the order is "
                          "west,south,east,north",
                          numbers[1], numbers[3]};
    }
    double const west = std::clamp(numbers[0], -180.0, 180.0);
    double const east = std::clamp(numbers[2], -180.0, 180.0);
    double const south = std::clamp(numbers[1], -90.0, 90.0);
    double const north = std::clamp(numbers[3], -90.0, 90.0);
    if (west > east) {
        return {{west, south, 180, north}, {-180, south, east, north}};
    }
    return {{west, south, east, north}};
}

snapshot::fixed_box fixed(snapshot::box const& box) {
    return {rounded(box.west, true), rounded(box.south, true), rounded(box.east, false),
            rounded(box.north, false)};
}

} // namespace trygg::query
