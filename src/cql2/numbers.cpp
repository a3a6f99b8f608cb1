#include "cql2/numbers.hpp"

#include "base/error.hpp"

#include <charconv>

namespace trygg::cql2 {

double real_of(std::string_view text, std::string const& place) {
    double value = 0;
    auto const [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size()) {
        throw input_error{"'filter' {}: {} is too large or too small a number", place,
                          text.substr(0, 40)};
    }
    return value;
}

std::variant<std::int64_t, double> number_of(std::string_view text, std::string const& place) {
    std::int64_t whole = 0;
    auto const [end, problem] = std::from_chars(text.data(), text.data() + text.size(), whole);
    if (problem == std::errc{} && end == text.data() + text.size()) {
        return whole;
    }
    return real_of(text, place);
}

bounding_box box_of(std::span<double const> numbers, std::string const& place) {
    if (numbers.size() != 4 && numbers.size() != 6) {
        throw input_error{"'filter' {}: a BBOX has 4 numbers, or 6 with heights; this has {}",
                          place, numbers.size()};
    }
    auto const second = numbers.size() / 2;
    return {{numbers[0], numbers[1]}, {numbers[second], numbers[second + 1]}};
}

void check_form(shape const& one, std::string const& place) {
    auto const refuse = [&](char const* what) {
        throw input_error{"'filter' {}: {}", place, what};
    };
    if (one.type == shape_type::line && one.points.size() < 2) {
        refuse("a line needs two points or more");
    }
    if (one.type == shape_type::polygon) {
        for (auto const& ring : one.parts) {
            if (ring.points.size() < 4) {
                refuse("a ring of a polygon needs four points or more, the last like the first");
            }
            if (ring.points.front() != ring.points.back()) {
                refuse("a ring of a polygon must end where it begins");
            }
        }
    }
    if (one.type != shape_type::collection) { // whose parts were checked as they were read
        for (auto const& part : one.parts) {
            check_form(part, place);
        }
    }
}

} // namespace trygg::cql2
