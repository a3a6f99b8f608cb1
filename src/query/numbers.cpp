#include "query/numbers.hpp"

#include "base/error.hpp"

#include <charconv>

namespace trygg::query {

namespace {

template <typename Number>
Number parse(std::string_view parameter, std::optional<std::string> const& text, Number otherwise,
             bounds<Number> within, char const* what) {
    if (!text) {
        return otherwise;
    }
    Number value{};
    auto const* const end = text->data() + text->size();
    auto const [rest, failed] = std::from_chars(text->data(), end, value);
    if (failed != std::errc{} || rest != end || !(value >= within.least && value <= within.most)) {
        throw input_error{"'{}' is '{}': give {} from {} to {}",
                          parameter,
                          *text,
                          what,
                          within.least,
                          within.most};
    }
    return value;
}

} // namespace

std::int64_t parse_whole(std::string_view parameter, std::optional<std::string> const& text,
                         std::int64_t otherwise, bounds<std::int64_t> within) {
    return parse(parameter, text, otherwise, within, "a whole number");
}

double parse_number(std::string_view parameter, std::optional<std::string> const& text,
                    double otherwise, bounds<double> within) {
    return parse(parameter, text, otherwise, within, "a number");
}

} // namespace trygg::query
