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

/// The four numbers, x first.
geo::box parse_sides(std::string_view text, model::crs const& crs) {
    auto const sides = crs.north_first ? "south,west,north,east" : "west,south,east,north";
    auto numbers = parse_numbers(text);
    if (numbers.size() == 6) {
        if (numbers[2] > numbers[5]) {
            throw input_error{"'bbox': the lowest height is above the highest"};
        }
        numbers = {numbers[0], numbers[1], numbers[3], numbers[4]};
    }
    if (numbers.size() != 4) {
        throw input_error{"'bbox' is four numbers: {} (or six, with heights)", sides};
    }
    if (crs.north_first) {
        numbers = {numbers[1], numbers[0], numbers[3], numbers[2]};
    }
    if (numbers[1] > numbers[3]) {
        throw input_error{"'bbox': the southern side {} is above the northern {}; the order is {}",
                          numbers[1], numbers[3], sides};
    }
    if (numbers[0] > numbers[2] && !crs.in_degrees()) {
        throw input_error{"'bbox': the western side {} is east of the eastern {}; the order is {}",
                          numbers[0], numbers[2], sides};
    }
    return {numbers[0], numbers[1], numbers[2], numbers[3]};
}

/// Longitudes from -180 to 180, in two boxes where they go on beyond.
std::vector<snapshot::box> around_the_globe(geo::box const& sides) {
    double const south = std::clamp(sides.min_y, -90.0, 90.0);
    double const north = std::clamp(sides.max_y, -90.0, 90.0);
    double const west = sides.min_x, east = sides.max_x;
    if (east - west >= 360) {
        return {{-180, south, 180, north}};
    }
    double const from = west < -180 || west > 180 ? std::remainder(west, 360.0) : west;
    double const to = east < -180 || east > 180 ? std::remainder(east, 360.0) : east;
    if (from > to) {
        return {{from, south, 180, north}, {-180, south, to, north}};
    }
    return {{from, south, to, north}};
}

} // namespace

bbox parse_bbox(std::string_view text, model::crs const& crs) {
    auto const sides = parse_sides(text, crs);
    if (!crs.in_degrees()) {
        return {.exact = metric_box{crs, sides}};
    }
    return {.boxes = around_the_globe(sides)};
}

snapshot::box outward(snapshot::box const& box) {
    constexpr double unit = 1e6;
    return {std::floor(box.west * unit) / unit, std::floor(box.south * unit) / unit,
            std::ceil(box.east * unit) / unit, std::ceil(box.north * unit) / unit};
}

snapshot::fixed_box fixed(snapshot::box const& box) {
    return {rounded(box.west, true), rounded(box.south, true), rounded(box.east, false),
            rounded(box.north, false)};
}

} // namespace trygg::query
